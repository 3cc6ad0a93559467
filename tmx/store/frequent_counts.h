// SPDX-License-Identifier: Apache-2.0
//
// How often each entry of an index has its commonest symbols. Nearly all texts share
// those, so that only their numbers tell texts apart.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace awase {

class LanguageIndex;  // tmx/store/part.h

/// Counts of the commonest symbols, four bits each; 15 is 15 or more.
using CommonCounts = std::array<std::uint8_t, 16>;

/// The commonest symbols of an index, and their counts in each entry.
class FrequentCounts {
 public:
  static constexpr std::size_t kSymbols = 32;
  static constexpr std::size_t kMost = 15;

  /// Goes through all symbols of the index once.
  explicit FrequentCounts(const LanguageIndex& index);

  std::span<const CommonCounts> entries() const { return entries_; }
  /// Place of a symbol among the commonest, from 0; kSymbols for all others. Numbers of
  /// the index are one.
  std::size_t place(std::uint32_t symbol) const {
    return symbol < places_.size() ? places_[symbol] : kSymbols;
  }
  std::size_t size_bytes() const { return entries_.size() * sizeof(CommonCounts); }

 private:
  std::vector<std::uint8_t> places_;   ///< By symbol.
  std::vector<CommonCounts> entries_;  ///< By rank.
};

/// Adds one to the count at `place`.
inline void add_common(CommonCounts& counts, std::size_t place) {
  std::uint8_t& both = counts[place / 2];
  const unsigned shift = place % 2 == 0 ? 0 : 4;
  if (((both >> shift) & FrequentCounts::kMost) < FrequentCounts::kMost)
    both = static_cast<std::uint8_t>(both + (1U << shift));
}

/// What two texts share of the commonest symbols: the sum of the smaller counts. Works
/// on eight counts at a time, a byte each.
inline unsigned common_shared(const CommonCounts& a, const CommonCounts& b) {
  constexpr std::uint64_t kNibbles = 0x0F0F0F0F0F0F0F0F;
  constexpr std::uint64_t kTops = 0x8080808080808080;
  constexpr std::uint64_t kEvenBytes = 0x00FF00FF00FF00FF;
  constexpr std::uint64_t kOnes = 0x0001000100010001;
  std::array<std::uint64_t, 2> both_a = {};
  std::array<std::uint64_t, 2> both_b = {};
  std::memcpy(both_a.data(), a.data(), a.size());
  std::memcpy(both_b.data(), b.data(), b.size());
  std::uint64_t sums = 0;
  for (std::size_t half = 0; half < 2; ++half) {
    for (const unsigned shift : {0U, 4U}) {
      const std::uint64_t x = (both_a[half] >> shift) & kNibbles;
      const std::uint64_t y = (both_b[half] >> shift) & kNibbles;
      // The top bit of each byte in which x is not less than y, then all its bits.
      const std::uint64_t top = ((x | kTops) - y) & kTops;
      const std::uint64_t mask = top | (top - (top >> 7));
      sums += (y & mask) | (x & ~mask);
    }
  }
  // All counts together may be more than a byte holds.
  const std::uint64_t pairs = (sums & kEvenBytes) + ((sums >> 8) & kEvenBytes);
  return static_cast<unsigned>((pairs * kOnes) >> 48);
}

}  // namespace awase
