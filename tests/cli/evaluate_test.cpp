// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// Three beads of which one is found exactly; the null bead does not count.
constexpr const char* kGold = "[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[4]:[]\n";
constexpr const char* kPredicted = "[0]:[0]:0.1\n[1]:[1]:0.5\n[2,3]:[2]:2\n";

TEST(Evaluate, PrintsATableForTwoFiles) {
  const ScratchFolder folder;
  folder.write("gold.txt", kGold);
  folder.write("predicted.txt", kPredicted);
  const Outcome outcome =
      run_awase({"evaluate", "gold.txt", "predicted.txt"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(
      outcome.out,
      "            strict                    lax                           beads\n"
      "document         P       R      F1         P       R      F1"
      "  predicted   gold\n"
      "gold.txt    0.3333  0.3333  0.3333    1.0000  1.0000  1.0000"
      "          3      3\n");
}

TEST(Evaluate, PrintsJson) {
  const ScratchFolder folder;
  const std::string gold = folder.write("gold.txt", kGold);
  const std::string predicted = folder.write("predicted.txt", kPredicted);
  const Outcome outcome = run_awase({"evaluate", gold, predicted, "--json"});
  EXPECT_EQ(outcome.status, 0);
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_DOUBLE_EQ(json["total"]["strict"]["f1"], 1.0 / 3.0);
  EXPECT_EQ(json["total"]["gold_beads"], 3);
  EXPECT_EQ(json["documents"][0]["document"], "gold.txt");
  EXPECT_TRUE(json["missing"].empty());
}

TEST(Evaluate, EndsWithOneBelowTheFloor) {
  const ScratchFolder folder;
  const std::string gold = folder.write("gold.txt", kGold);
  const std::string predicted = folder.write("predicted.txt", kPredicted);
  EXPECT_EQ(run_awase({"evaluate", gold, predicted, "--min-f1", "0.3"}).status, 0);
  const Outcome outcome = run_awase({"evaluate", gold, predicted, "--min-f1", "0.5"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err, "awase: strict F1 0.3333 is below the floor of 0.5000\n");
  EXPECT_EQ(run_awase({"evaluate", gold, gold, "--min-f1", "1"}).status, 0);
}

TEST(Evaluate, AddsUpTheDocumentsOfTwoFolders) {
  const ScratchFolder gold;
  const ScratchFolder predicted;
  gold.write("a.gold", kGold);
  gold.write("b.gold", "[0]:[0]\n");
  gold.write("notes.txt", "not looked at");
  predicted.write("a.pred", kPredicted);
  predicted.write("b.ladder", "0\t0\t1\n1\t1\t1\n");
  const Outcome outcome =
      run_awase({"evaluate", gold.path().string(), predicted.path().string()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("\na           0.3333  0.3333  0.3333"));
  EXPECT_THAT(outcome.out, HasSubstr("\nb           1.0000  1.0000  1.0000"));
  EXPECT_THAT(outcome.out, HasSubstr("\ntotal       0.5000  0.5000  0.5000"));
}

TEST(Evaluate, EndsWithOneWhenAPredictionIsMissing) {
  const ScratchFolder gold;
  const ScratchFolder predicted;
  gold.write("a.gold", kGold);
  gold.write("b.gold", "[0]:[0]\n");
  predicted.write("b.pred", "[0]:[0]\n");
  const Outcome outcome =
      run_awase({"evaluate", gold.path().string(), predicted.path().string()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("a: no prediction"));
  // 1 of 4 gold beads found.
  EXPECT_THAT(outcome.out, HasSubstr("\ntotal       1.0000  0.2500  0.4000"));
}

TEST(Evaluate, ReadsOneSideFromStandardInput) {
  const ScratchFolder folder;
  const std::string gold = folder.write("gold.txt", kGold);
  EXPECT_EQ(run_awase({"evaluate", gold, "-"}, {.input = kGold}).status, 0);
  EXPECT_EQ(run_awase({"evaluate", "-", "-"}, {.input = kGold}).status, 2);
}

TEST(Evaluate, SaysWhichLineOfWhichFileIsWrong) {
  const ScratchFolder folder;
  folder.write("gold.txt", "[0]:[0]\nhello\n");
  const Outcome outcome =
      run_awase({"evaluate", "gold.txt", "gold.txt"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, StartsWith("awase: gold.txt:2: 'hello' is not a bead"));
}

TEST(Evaluate, RefusesWhatCannotBeCompared) {
  const ScratchFolder folder;
  const std::string file = folder.write("a.txt", kGold);
  const std::string place = folder.path();
  EXPECT_THAT(run_awase({"evaluate", file, place}).err, HasSubstr("is a folder"));
  EXPECT_THAT(run_awase({"evaluate", place, place}).err, HasSubstr("no NAME.gold"));
  EXPECT_THAT(run_awase({"evaluate", folder / "none", file}).err,
              StartsWith("awase: " + (folder / "none")));
}

}  // namespace
}  // namespace awase
