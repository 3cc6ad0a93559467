// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/frequent_counts.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(FrequentCounts, SumsTheSmallerOfTwoCounts) {
  std::mt19937 random(1);
  for (int round = 0; round < 10000; ++round) {
    CommonCounts a = {};
    CommonCounts b = {};
    unsigned shared = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      a[i] = static_cast<std::uint8_t>(random());
      b[i] = static_cast<std::uint8_t>(random());
      shared += static_cast<unsigned>(std::min(a[i] & 15, b[i] & 15)) +
                static_cast<unsigned>(std::min(a[i] >> 4, b[i] >> 4));
    }
    ASSERT_EQ(common_shared(a, b), shared);
  }
  CommonCounts full = {};
  full.fill(0xFF);
  EXPECT_EQ(common_shared(full, full), 480U);
}

TEST(FrequentCounts, CountsToFifteen) {
  CommonCounts counts = {};
  for (int i = 0; i < 20; ++i) add_common(counts, 3);
  add_common(counts, 2);
  EXPECT_EQ(counts[1], 0xF1);
  EXPECT_EQ(counts[0], 0);
}

}  // namespace
}  // namespace awase
