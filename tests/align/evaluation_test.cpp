// SPDX-License-Identifier: Apache-2.0

#include "align/evaluation.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/scratch_folder.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

using Beads = std::vector<ListedBead>;

TEST(Compare, CountsTheSameBeadAsExact) {
  const Beads gold = {{{0}, {0}}, {{1, 2}, {1}}, {{3}, {2}}};
  const Beads predicted = {{{0}, {0}}, {{1}, {1}}, {{2, 3}, {2}}};
  // Only the first bead is the same. Each predicted bead touches a gold one, and
  // each gold bead is touched.
  const Tally tally = compare(gold, predicted);
  EXPECT_EQ(
      tally,
      (Tally{
          .predicted = 3, .gold = 3, .exact = 1, .predicted_near = 3, .gold_near = 3}));
}

TEST(Compare, LeavesNullBeadsOut) {
  const Beads gold = {{{0}, {}}, {{1}, {0}}};
  const Beads predicted = {{{0}, {}}, {{}, {0}}};
  EXPECT_EQ(compare(gold, predicted), (Tally{.gold = 1}));
}

TEST(Compare, DoesNotTakeOneSharedSideForTouching) {
  const Beads gold = {{{0}, {0}}, {{1}, {1}}};
  const Beads predicted = {{{0}, {1}}};  // shares its sides with two different beads
  EXPECT_EQ(compare(gold, predicted), (Tally{.predicted = 1, .gold = 2}));
}

TEST(Score, IsPrecisionRecallAndTheirHarmonicMean) {
  const Tally tally{
      .predicted = 4, .gold = 5, .exact = 2, .predicted_near = 3, .gold_near = 4};
  const Score strict = strict_score(tally);
  EXPECT_DOUBLE_EQ(strict.precision, 0.5);
  EXPECT_DOUBLE_EQ(strict.recall, 0.4);
  EXPECT_DOUBLE_EQ(strict.f1, 4.0 / 9.0);  // 2 * .5 * .4 / .9
  const Score lax = lax_score(tally);
  EXPECT_DOUBLE_EQ(lax.precision, 0.75);
  EXPECT_DOUBLE_EQ(lax.recall, 0.8);
}

TEST(Score, IsZeroWhereNothingWasPredicted) {
  const Score score = strict_score({.gold = 3});
  EXPECT_EQ(score.precision, 0.0);
  EXPECT_EQ(score.recall, 0.0);
  EXPECT_EQ(score.f1, 0.0);
}

TEST(Tally, AddsUpOverDocuments) {
  Tally total{
      .predicted = 1, .gold = 2, .exact = 1, .predicted_near = 1, .gold_near = 1};
  total += total;
  EXPECT_EQ(
      total,
      (Tally{
          .predicted = 2, .gold = 4, .exact = 2, .predicted_near = 2, .gold_near = 2}));
}

// The reference scorer prints, for instance
//   strict P 0.5000 R 0.4000 F1 0.4444   lax P ...   beads 4 predicted, 5 gold
std::string as_the_reference_prints(const Tally& tally) {
  const Score strict = strict_score(tally);
  const Score lax = lax_score(tally);
  char line[200];
  std::snprintf(line, sizeof line,
                "strict P %.4f R %.4f F1 %.4f   lax P %.4f R %.4f F1 %.4f   beads %zu "
                "predicted, %zu gold\n",
                strict.precision, strict.recall, strict.f1, lax.precision, lax.recall,
                lax.f1, tally.predicted, tally.gold);
  return line;
}

std::string run(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  char buffer[256];
  while (std::fgets(buffer, sizeof buffer, pipe.get())) out += buffer;
  return out;
}

// Beads over 60 source segments, up to 3 on a side, from a fixed seed.
std::vector<Bead> made_up_beads(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Bead> beads;
  std::size_t source = 0;
  std::size_t target = 0;
  while (source < 60) {
    const Bead bead = {{source, source + random() % 4},
                       {target, target + random() % 4}};
    if (bead.source.empty() && bead.target.empty()) continue;
    source = bead.source.last;
    target = bead.target.last;
    beads.push_back(bead);
  }
  return beads;
}

TEST(Evaluation, AgreesWithTheReferenceScorer) {
  const fs::path scorer =
      fs::path(AWASE_SOURCE_DIR).parent_path() / "shared/checks/score.py";
  if (!fs::exists(scorer)) GTEST_SKIP() << "no reference scorer at " << scorer;
  const ScratchFolder folder;
  for (unsigned seed = 0; seed < 8; ++seed) {
    const std::string gold = to_vecalign(made_up_beads(seed));
    const std::string predicted = to_vecalign(made_up_beads(seed + 100));
    folder.write("gold", gold);
    folder.write("predicted", predicted);
    const Tally tally =
        compare(read_beads(gold, "gold"), read_beads(predicted, "pred"));
    EXPECT_EQ(as_the_reference_prints(tally),
              run("python3 " + scorer.string() + " " + folder / "gold" + " " +
                  (folder / "predicted")));
  }
}

}  // namespace
}  // namespace awase
