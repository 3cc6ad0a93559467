// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/distance.h"

#include <algorithm>
#include <random>
#include <span>
#include <vector>

#include <gtest/gtest.h>

namespace awase {
namespace {

using Symbols = std::vector<std::uint32_t>;

/// The textbook's table.
std::size_t plain_distance(const Symbols& a, const Symbols& b, std::uint32_t alike) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool equal =
          a[i - 1] == b[j - 1] || (a[i - 1] >= alike && b[j - 1] >= alike);
      const std::size_t here =
          std::min({row[j] + 1, row[j - 1] + 1, diagonal + (equal ? 0 : 1)});
      diagonal = row[j];
      row[j] = here;
    }
  }
  return row.back();
}

TEST(EditDistance, IsThatOfTheTableForAllLengths) {
  constexpr std::uint32_t kAlphabet = 6;
  constexpr std::uint32_t kAlike = 4;
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    Symbols a(random() % (round % 3 == 0 ? 200 : 70));
    for (auto& symbol : a) symbol = static_cast<std::uint32_t>(random() % kAlphabet);
    Symbols b = a;
    for (int edit = static_cast<int>(random() % 30); edit > 0 && !b.empty(); --edit) {
      const auto at = static_cast<std::ptrdiff_t>(random() % b.size());
      switch (random() % 3) {
        case 0:
          b.erase(b.begin() + at);
          break;
        case 1:
          b.insert(b.begin() + at, static_cast<std::uint32_t>(random() % kAlphabet));
          break;
        default:
          b[static_cast<std::size_t>(at)] =
              static_cast<std::uint32_t>(random() % kAlphabet);
      }
    }
    EditDistance distance(a, kAlphabet, kAlike);
    const std::size_t right = plain_distance(a, b, kAlike);
    EXPECT_EQ(distance.to(std::span<const std::uint32_t>(b), a.size() + b.size()),
              right);
    const std::vector<std::uint16_t> narrow(b.begin(), b.end());
    EXPECT_EQ(distance.to(std::span<const std::uint16_t>(narrow), right), right);
    if (right > 0) {
      EXPECT_GE(distance.to(std::span<const std::uint32_t>(b), right - 1), right);
    }
  }
}

TEST(EditDistance, MatchesNothingThatIsNotInTheAlphabet) {
  EditDistance distance(Symbols{9, 1}, 3, 3);
  EXPECT_EQ(distance.to(std::span<const std::uint32_t>(Symbols{9, 1}), 5), 1U);
}

}  // namespace
}  // namespace awase
