// SPDX-License-Identifier: Apache-2.0
//
// A column of the matrix of distances is kept as differences of neighbours, +1 in
// `positive`, -1 in `negative`; one step of a few word operations makes the next column
// of it. A long pattern is cut into blocks of 64 rows, which hand the difference at
// their lower edge to the next.

#include "tmx/store/distance.h"

#include <algorithm>

namespace awase {
namespace {

constexpr std::size_t kBits = 64;
constexpr std::uint64_t kOne = 1;

}  // namespace

EditDistance::EditDistance(std::span<const std::uint32_t> pattern, std::size_t alphabet,
                           std::size_t first_alike)
    : length_(pattern.size()),
      blocks_((pattern.size() + kBits - 1) / kBits),
      row_of_(alphabet, 0),
      positive_(blocks_),
      negative_(blocks_) {
  std::uint32_t rows = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] >= alphabet) continue;
    std::uint32_t& row = row_of_[pattern[i]];
    if (row == 0) {
      row = ++rows;
      masks_.resize(rows * blocks_, 0);
      if (pattern[i] >= first_alike)
        std::fill(row_of_.begin() + static_cast<std::ptrdiff_t>(first_alike),
                  row_of_.end(), row);
    }
    masks_[(row - 1) * blocks_ + i / kBits] |= kOne << (i % kBits);
  }
}

template <class Number>
std::size_t EditDistance::to(std::span<const Number> text, std::size_t limit) {
  if (length_ == 0) return text.size();
  return blocks_ == 1 ? short_distance(text, limit) : long_distance(text, limit);
}

template <class Number>
std::size_t EditDistance::short_distance(std::span<const Number> text,
                                         std::size_t limit) const {
  std::uint64_t positive = ~std::uint64_t{0};
  std::uint64_t negative = 0;
  std::size_t distance = length_;
  std::size_t left = text.size();
  const std::uint64_t last = kOne << (length_ - 1);
  for (const Number symbol : text) {
    const std::uint32_t row = symbol < row_of_.size() ? row_of_[symbol] : 0;
    const std::uint64_t equal = row == 0 ? 0 : masks_[row - 1];
    const std::uint64_t diagonal =
        (((equal & positive) + positive) ^ positive) | equal | negative;
    std::uint64_t up = negative | ~(diagonal | positive);
    std::uint64_t down = positive & diagonal;
    if (up & last) ++distance;
    if (down & last) --distance;
    // Each column that is left lowers it by one at most.
    if (distance > limit + --left) return limit + 1;
    up = (up << 1) | 1;
    down <<= 1;
    positive = down | ~(diagonal | up);
    negative = up & diagonal;
  }
  return distance;
}

template <class Number>
std::size_t EditDistance::long_distance(std::span<const Number> text,
                                        std::size_t limit) {
  std::fill(positive_.begin(), positive_.end(), ~std::uint64_t{0});
  std::fill(negative_.begin(), negative_.end(), 0);
  std::size_t distance = length_;
  std::size_t left = text.size();
  const std::uint64_t last = kOne << ((length_ - 1) % kBits);
  for (const Number symbol : text) {
    const std::uint32_t row = symbol < row_of_.size() ? row_of_[symbol] : 0;
    std::uint64_t carry_up = 1;
    std::uint64_t carry_down = 0;
    for (std::size_t block = 0; block < blocks_; ++block) {
      const std::uint64_t positive = positive_[block];
      const std::uint64_t negative = negative_[block];
      const std::uint64_t given = row == 0 ? 0 : masks_[(row - 1) * blocks_ + block];
      const std::uint64_t equal = given | carry_down;
      const std::uint64_t diagonal =
          (((equal & positive) + positive) ^ positive) | equal | negative;
      std::uint64_t up = negative | ~(diagonal | positive);
      std::uint64_t down = positive & diagonal;
      if (block + 1 == blocks_) {
        if (up & last) ++distance;
        if (down & last) --distance;
      }
      const std::uint64_t next_up = up >> (kBits - 1);
      const std::uint64_t next_down = down >> (kBits - 1);
      up = (up << 1) | carry_up;
      down = (down << 1) | carry_down;
      positive_[block] = down | ~(diagonal | up);
      negative_[block] = up & diagonal;
      carry_up = next_up;
      carry_down = next_down;
    }
    if (distance > limit + --left) return limit + 1;
  }
  return distance;
}

template std::size_t EditDistance::to(std::span<const std::uint16_t>, std::size_t);
template std::size_t EditDistance::to(std::span<const std::uint32_t>, std::size_t);

}  // namespace awase
