// SPDX-License-Identifier: Apache-2.0
//
// `awase dictionary` as users run it.

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class DictionaryTest : public testing::Test {
 protected:
  DictionaryTest() {
    // Languages of no dictionary that the build may have made: Basque and Welsh.
    folder_.write("freedict-eus-cym.index", "mendi\tA\tZ\n");
    folder_.write("freedict-eus-cym.dict", "mendi /mendi/ <n>\nmynydd\n");
  }

  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "dictionary");
    RunSetup setup;
    setup.folder = folder_.path();
    setup.environment["XDG_DATA_HOME"] = (folder_.path() / "data").string();
    return run_awase(arguments, setup);
  }

  ScratchFolder folder_;
};

TEST_F(DictionaryTest, BuildsWhereAwaseFindsItForItsUser) {
  const Outcome built = run({"build", "freedict-eus-cym.index"});
  EXPECT_EQ(built.status, 0) << built.err;
  EXPECT_THAT(built.err, HasSubstr("eu-cy: 1 headword of FreeDict"));
  const std::string path = (folder_.path() / "data/awase/eu-cy.awd").string();
  EXPECT_EQ(run({"path", "eu-cy"}).out, path + "\n");
  EXPECT_THAT(run({"path"}).out, StartsWith((folder_.path() / "data/awase").string()));
  EXPECT_THAT(run({"list"}).out, HasSubstr("eu-cy\t1\tFreeDict\t" + path + "\n"));
}

TEST_F(DictionaryTest, ListsAsJson) {
  run({"build", "freedict-eus-cym.index"});
  bool is_there = false;
  const std::string lines = run({"list", "--json"}).out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    const auto line = nlohmann::json::parse(lines.substr(begin, end - begin));
    if (line.at("pair") == "eu-cy") is_there = line.at("headwords") == 1;
    begin = end + 1;
  }
  EXPECT_TRUE(is_there) << lines;
}

TEST_F(DictionaryTest, WritesAFileOrAFolder) {
  EXPECT_EQ(run({"build", "freedict-eus-cym.index", "-o", "made/here"}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "made/here/eu-cy.awd"));
  EXPECT_EQ(run({"build", "freedict-eus-cym.dict", "-o", "mine.awd", "-q"}).err, "");
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "mine.awd"));
}

TEST_F(DictionaryTest, SaysWhatItCannotDo) {
  EXPECT_EQ(run({"path", "qaa-qab"}).status, 1);
  const Outcome unknown = run({"build", "words.txt"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("words.txt: "));
  const Outcome missing = run({"build", "freedict-swe-fra.index"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("freedict-swe-fra.index"));
  const Outcome pair = run({"build", "freedict-eus-cym.index", "--pair", "cy-eu"});
  EXPECT_EQ(pair.status, 2);
  EXPECT_THAT(pair.err, HasSubstr("--pair cy-eu"));
  folder_.write("freedict-cym-eus.index", "mynydd\tA\tB\n");
  folder_.write("freedict-cym-eus.dict", "");
  const Outcome one_file = run(
      {"build", "freedict-eus-cym.index", "freedict-cym-eus.index", "-o", "both.awd"});
  EXPECT_EQ(one_file.status, 2);
}

TEST_F(DictionaryTest, GoesOnWhenOneOfSeveralIsDamaged) {
  folder_.write("freedict-cym-eus.index", "mynydd\tA\tB\n");
  folder_.write("freedict-cym-eus.dict", "");
  const Outcome outcome =
      run({"build", "freedict-cym-eus.index", "freedict-eus-cym.index"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("freedict-cym-eus"));
  EXPECT_EQ(run({"path", "eu-cy"}).status, 0);
}

}  // namespace
}  // namespace awase
