// SPDX-License-Identifier: Apache-2.0

#include "align/bead.h"

#include <vector>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(Covers, AcceptsEverySegmentOnceInOrder) {
  const std::vector<Bead> beads = {
      {{0, 1}, {0, 2}}, {{1, 2}, {2, 2}}, {{2, 3}, {2, 3}}};
  EXPECT_TRUE(covers(beads, 3, 3));
}

TEST(Covers, AcceptsNoBeadsForTwoEmptyTexts) { EXPECT_TRUE(covers({}, 0, 0)); }

TEST(Covers, RefusesAGap) {
  EXPECT_FALSE(covers(std::vector<Bead>{{{1, 2}, {0, 1}}}, 2, 1));
}

TEST(Covers, RefusesSegmentsLeftOverAtTheEnd) {
  EXPECT_FALSE(covers(std::vector<Bead>{{{0, 1}, {0, 1}}}, 1, 2));
}

TEST(Covers, RefusesABeadWithTwoEmptySides) {
  EXPECT_FALSE(covers(std::vector<Bead>{{{0, 0}, {0, 0}}}, 0, 0));
}

}  // namespace
}  // namespace awase
