// SPDX-License-Identifier: Apache-2.0
//
// Where commands write: never two outputs in one place, never half a file.

#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::Eq;
using testing::HasSubstr;
using testing::Not;

class PlacesTest : public ::testing::Test {
 protected:
  PlacesTest() {
    folder_.write("in.tmx", tmx_of(tmx_unit("猫", "cat") + tmx_unit("猫", "cat") +
                                   tmx_unit("犬", "dog")));
    folder_.write("a.ja.txt", "猫が好きです。\n");
    folder_.write("a.en.txt", "I like cats.\n");
  }
  Outcome run(const std::vector<std::string>& arguments) const {
    return run_awase(arguments, {.folder = folder_.path()});
  }

  ScratchFolder folder_;
};

TEST_F(PlacesTest, TwoOutputsNeverShareAFile) {
  const std::vector<std::vector<std::string>> commands = {
      {"align", "a.ja.txt", "a.en.txt", "--to", "tmx", "-o", "X", "--unpaired", "Y"},
      {"align", "a.ja.txt", "a.en.txt", "--to", "tmx", "-o", "X", "--report", "Y"},
      {"tmx", "fix", "in.tmx", "-o", "X", "--dropped", "Y"},
      {"tmx", "dedupe", "in.tmx", "-o", "X", "--dropped", "Y"},
      {"tmx", "clean", "in.tmx", "-o", "X", "--dropped", "Y"},
      {"tmx", "select", "in.tmx", "-o", "X", "--dropped", "Y", "--min-confidence",
       "0"}};
  fs::create_symlink("new.tmx", folder_.path() / "nowhere.tmx");
  fs::create_hard_link(folder_.path() / "in.tmx", folder_.path() / "hard.tmx");
  const std::pair<std::string, std::string> places[] = {{"new.tmx", "new.tmx"},
                                                        {"new.tmx", "./new.tmx"},
                                                        {"nowhere.tmx", "new.tmx"},
                                                        {"new.tmx", "nowhere.tmx"},
                                                        {"new.tmx", "NEW.tmx"},
                                                        {"in.tmx", "hard.tmx"},
                                                        {"-", "-"},
                                                        {"-", "/dev/stdout"}};
  const auto before = folder_.names();
  const std::string content = folder_.read("in.tmx");
  for (const auto& command : commands) {
    for (const auto& [one, other] : places) {
      std::vector<std::string> arguments = command;
      for (std::string& argument : arguments) {
        if (argument == "X") argument = one;
        if (argument == "Y") argument = other;
      }
      const Outcome outcome = run(arguments);
      EXPECT_EQ(outcome.status, 2) << command[1] << one << other << outcome.err;
      EXPECT_THAT(outcome.err, HasSubstr("go to one place; name two files"));
      EXPECT_EQ(outcome.out, "");
    }
  }
  EXPECT_EQ(folder_.names(), before);
  EXPECT_EQ(folder_.read("in.tmx"), content);
}

TEST_F(PlacesTest, NothingButTheOutputItselfTakesThePlaceOfTheInput) {
  const std::string content = folder_.read("in.tmx");
  fs::create_symlink("in.tmx", folder_.path() / "link.tmx");
  for (const char* place : {"in.tmx", "./in.tmx", "link.tmx"}) {
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{
             {"tmx", "fix", "in.tmx", "-o", "out.tmx", "--dropped"},
             {"tmx", "dedupe", "in.tmx", "-o", "out.tmx", "--dropped"},
             {"tmx", "clean", "in.tmx", "-o", "out.tmx", "--dropped"},
             {"tmx", "select", "in.tmx", "--min-confidence", "0", "-o", "out.tmx",
              "--dropped"},
             {"tmx", "diff", "in.tmx", "in.tmx", "-o"},
             {"align", "a.ja.txt", "a.en.txt", "--memory", "in.tmx", "--to", "tmx",
              "-o"}}) {
      std::vector<std::string> arguments = command;
      arguments.emplace_back(place);
      const Outcome outcome = run(arguments);
      EXPECT_EQ(outcome.status, 2) << command[1] << outcome.err;
      EXPECT_THAT(outcome.err, HasSubstr("this file is read"));
      EXPECT_EQ(folder_.read("in.tmx"), content) << command[1];
    }
  }
  EXPECT_EQ(run({"tmx", "dedupe", "in.tmx", "-o", "in.tmx"}).status, 0);
  EXPECT_NE(folder_.read("in.tmx"), content);
  EXPECT_THAT(folder_.read("in.tmx"), HasSubstr("dog"));
}

TEST_F(PlacesTest, APartNeverTakesThePlaceOfWhatIsSplit) {
  const std::string content = folder_.read("in.tmx");
  fs::copy(folder_.path() / "in.tmx", folder_.path() / "part-001.tmx");
  const Outcome outcome =
      run({"tmx", "split", "part-001.tmx", "--units", "1", "-o", "part.tmx"});
  EXPECT_EQ(outcome.status, 2) << outcome.err;
  EXPECT_EQ(folder_.read("part-001.tmx"), content);
}

/// Killed while it writes over what it reads.
TEST_F(PlacesTest, AKillLeavesTheInputOrTheOutput) {
  std::string units;
  for (int k = 0; k < 20'000; ++k)
    units += tmx_unit("第" + std::to_string(k) + "回の会議",
                      "meeting & number " + std::to_string(k));
  const std::string old = tmx_of(units);  // & is to be mended
  folder_.write("big.tmx", old);
  const std::vector<std::vector<std::string>> commands = {
      {"tmx", "fix", "big.tmx", "-o", "big.tmx", "--dropped", "lost"},
      {"tmx", "fix", "big.tmx", "-o", "./big.tmx"}};
  for (const auto& command : commands) {
    folder_.write("big.tmx", old);
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(run(command).status, 0);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    const std::string mended = folder_.read("big.tmx");
    ASSERT_NE(mended, old);
    std::mt19937 random(5);
    for (int k = 0; k < 12; ++k) {
      folder_.write("big.tmx", old);
      Process process(command, {.folder = folder_.path()});
      std::this_thread::sleep_for(whole * static_cast<int>(random() % 100) / 100);
      process.send(SIGKILL);
      process.finish();
      const std::string now = folder_.read("big.tmx");
      EXPECT_TRUE(now == old || now == mended) << now.size();
    }
    ASSERT_EQ(run(command).status, 0);
    for (const std::string& name : folder_.names())
      EXPECT_THAT(name, Not(HasSubstr(".tmp"))) << "left by a killed run";
  }
}

TEST_F(PlacesTest, SpillsGoWhereTmpdirSays) {
  RunSetup setup;
  setup.folder = folder_.path();
  setup.environment = {{"TMPDIR", folder_ / "none"}};
  setup.input = folder_.read("in.tmx");
  const Outcome outcome = run_awase({"tmx", "dedupe", "-", "-o", "out.tmx"}, setup);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("TMPDIR: there is no folder of that name"));
  fs::create_directory(folder_.path() / "tmp");
  setup.environment = {{"TMPDIR", folder_ / "tmp"}};
  EXPECT_EQ(run_awase({"tmx", "dedupe", "-", "-o", "out.tmx"}, setup).status, 0);
  EXPECT_TRUE(fs::is_empty(folder_.path() / "tmp"));
}

/// An alignment of two pairs.
class ReviewPlacesTest : public PlacesTest {
 protected:
  ReviewPlacesTest() {
    run({"align", "a.ja.txt", "a.en.txt", "--source-lang", "ja", "--target-lang", "en",
         "-o", "a.awase"});
  }
};

TEST_F(ReviewPlacesTest, NothingIsNotExported) {
  folder_.write("old.tmx", "a memory of old");
  const Outcome outcome =
      run({"review", "a.awase", "--accepted", "--export", "old.tmx"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err,
              HasSubstr("0 of 1 pairs are accepted, so nothing was written"));
  EXPECT_EQ(folder_.read("old.tmx"), "a memory of old");
  EXPECT_THAT(folder_.names(), Not(testing::Contains("a.awase.journal")));
}

TEST_F(ReviewPlacesTest, ErrorsLeaveNoJournal) {
  EXPECT_EQ(run({"review", "none.awase", "--export", "x.tmx"}).status, 2);
  const Outcome outcome = run({"review", "a.ja.txt", "--export", "x.tmx"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("give its translation too"));
  for (const std::string& name : folder_.names())
    EXPECT_THAT(name, Not(HasSubstr("journal")));
}

TEST_F(ReviewPlacesTest, OtherCommandsDoNotReplaceWhatIsUnderReview) {
  fs::create_hard_link(folder_.path() / "a.awase", folder_.path() / "hard.awase");
  fs::create_symlink("a.awase", folder_.path() / "link.awase");
  const std::string content = folder_.read("a.awase");
  Process review({"review", "a.awase", "--no-browser"}, {.folder = folder_.path()});
  review.wait_for_line();
  for (const char* name : {"a.awase", "hard.awase", "link.awase"}) {
    const Outcome other = run({"review", name, "--export", "x.tmx"});
    EXPECT_EQ(other.status, 2) << name;
    EXPECT_THAT(other.err, HasSubstr("another awase"));
    const Outcome align = run({"align", "a.ja.txt", "a.en.txt", "--source-lang", "ja",
                               "--target-lang", "en", "-o", name});
    EXPECT_EQ(align.status, 2) << name;
    EXPECT_THAT(align.err, HasSubstr("another awase"));
  }
  review.send(SIGINT);
  EXPECT_EQ(review.finish().status, 0);
  EXPECT_EQ(folder_.read("a.awase"), content);
}

}  // namespace
}  // namespace awase
