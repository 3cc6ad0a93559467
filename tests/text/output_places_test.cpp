// SPDX-License-Identifier: Apache-2.0

#include "text/output_places.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scratch_folder.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

class OutputPlaces : public ::testing::Test {
 protected:
  OutputPlaces() { fs::current_path(folder_); }
  ~OutputPlaces() override { fs::current_path(old_); }

  const ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
  const fs::path old_ = fs::current_path();
};

TEST_F(OutputPlaces, AreOneByWhateverName) {
  fs::create_directory("sub");
  fs::create_directory_symlink("sub", "linked");
  fs::create_symlink("new.tmx", "nowhere");
  fs::create_symlink("nowhere", "twice");
  write_file("old.tmx", "x");
  fs::create_hard_link("old.tmx", "hard.tmx");
  fs::create_symlink("old.tmx", "link.tmx");
  const char* same[][2] = {
      {"-", "-"},
      {"-", "/dev/stdout"},
      {"new.tmx", "new.tmx"},
      {"new.tmx", "./new.tmx"},
      {"new.tmx", "sub/../new.tmx"},
      {"sub/new.tmx", "linked/new.tmx"},
      {"new.tmx", "nowhere"},
      {"twice", "nowhere"},
      {"new.tmx", "NEW.tmx"},
      {"\u304C.tmx", "\u304B\u3099.tmx"},  // composed and decomposed
      {"old.tmx", "hard.tmx"},
      {"old.tmx", "link.tmx"},
      {"hard.tmx", "sub/../link.tmx"},
  };
  for (const auto& [one, other] : same) {
    EXPECT_TRUE(is_same_place(one, other)) << one << ' ' << other;
    EXPECT_TRUE(is_same_place(other, one)) << one << ' ' << other;
  }
  EXPECT_TRUE(is_same_place("new.tmx", folder_ / "new.tmx"));
}

TEST_F(OutputPlaces, AreTwoWhereTheyAre) {
  fs::create_directory("sub");
  write_file("old.tmx", "x");
  write_file("other.tmx", "x");
  const char* apart[][2] = {{"new.tmx", "new.txt"},   {"new.tmx", "sub/new.tmx"},
                            {"old.tmx", "other.tmx"}, {"old.tmx", "new.tmx"},
                            {"-", "new.tmx"},         {"-", "old.tmx"},
                            {"/dev/null", "old.tmx"}};
  for (const auto& [one, other] : apart)
    EXPECT_FALSE(is_same_place(one, other)) << one << ' ' << other;
  // Two files whose names differ in case alone, on a file system that tells them apart.
  write_file("CASE.tmx", "upper");
  if (fs::exists("case.tmx")) GTEST_SKIP() << "case does not matter on this disk";
  EXPECT_FALSE(is_same_place("CASE.tmx", "case.tmx"));  // One that is not there yet.
  write_file("case.tmx", "lower");
  EXPECT_FALSE(is_same_place("CASE.tmx", "case.tmx"));
}

TEST_F(OutputPlaces, AreChecked) {
  write_file("in.tmx", "x");
  fs::create_symlink("in.tmx", "link");
  const auto refusal = [](const std::vector<NamedPlace>& outputs) -> std::string {
    try {
      check_output_places(outputs, std::vector<NamedPlace>{{"FILE", "in.tmx"}});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::usage);
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(refusal({{"-o", "a"}, {"--dropped", "b"}, {"--report", ""}}), "");
  EXPECT_EQ(refusal({{"-o", "a"}, {"--dropped", "./a"}}),
            "./a: -o and --dropped go to one place; name two files");
  EXPECT_EQ(refusal({{"-o", ""}, {"--dropped", ""}}), "");
  EXPECT_EQ(refusal({{"-o", "link", true}}), "");
  EXPECT_EQ(refusal({{"-o", "in.tmx", true}, {"--dropped", "link"}}),
            "link: -o and --dropped go to one place; name two files");
  EXPECT_EQ(
      refusal({{"-o", "a", true}, {"--dropped", "link"}}),
      "link: this file is read, and --dropped would take its place; name another");
}

}  // namespace
}  // namespace awase
