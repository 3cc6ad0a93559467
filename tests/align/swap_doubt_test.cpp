// SPDX-License-Identifier: Apache-2.0

#include "align/swap_doubt.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

using Lines = std::vector<std::vector<std::string>>;

/// The confidences of pairs of neighbours, each of .9 before.
std::vector<double> after_doubt(const Lines& source_lines, const Lines& target_lines,
                                double before = 0.9) {
  const TermText source = tiny_terms(source_lines);
  const TermText target = tiny_terms(target_lines);
  const Links links = find_links(source, target, {});
  const ScoreModel model = fitted_model(Evidence::covered);
  const BeadScorer scorer(source, target, links, 1.0, {}, model);
  std::vector<Bead> beads;
  for (std::size_t i = 0; i < source.size(); ++i)
    beads.push_back({{i, i + 1}, {i, i + 1}, 0.1, before});
  doubt_swapped(scorer, beads);
  std::vector<double> confidences;
  for (const Bead& bead : beads) confidences.push_back(bead.confidence);
  return confidences;
}

TEST(DoubtSwapped, LowersNeighboursThatFitBetterSwapped) {
  const std::vector<double> swapped =
      after_doubt({{"title"}, {"press", "right", "knob"}, {"press", "left", "knob"}},
                  {{"title"}, {"press", "left", "knob"}, {"press", "right", "knob"}});
  EXPECT_GT(swapped[0], 0.85);
  EXPECT_LT(swapped[1], 0.8);
  EXPECT_LT(swapped[2], 0.8);
}

TEST(DoubtSwapped, LeavesNeighboursInOrderAndThoseThatAreAlike) {
  const Lines in_order = {{"press", "right", "knob"}, {"press", "left", "knob"}};
  for (const double confidence : after_doubt(in_order, in_order))
    EXPECT_GT(confidence, 0.89);
  const Lines alike = {{"press", "knob"}, {"press", "knob"}};
  for (const double confidence : after_doubt(alike, alike)) EXPECT_GT(confidence, 0.85);
}

TEST(DoubtSwapped, DoesNotLookAtWhatIsNearlyCertain) {
  const std::vector<double> certain =
      after_doubt({{"press", "right"}, {"press", "left"}},
                  {{"press", "left"}, {"press", "right"}}, 0.999);
  EXPECT_EQ(certain, (std::vector<double>{0.999, 0.999}));
}

}  // namespace
}  // namespace awase
