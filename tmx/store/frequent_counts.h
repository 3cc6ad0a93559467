// SPDX-License-Identifier: Apache-2.0
//
// How often each entry of an index has its commonest symbols. Nearly all texts share
// those, so that only their numbers tell texts apart.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

/// What two texts share of the commonest symbols: the sum of the smaller counts.
inline unsigned common_shared(const CommonCounts& a, const CommonCounts& b) {
  unsigned shared = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const unsigned low_a = a[i] & 0x0F;
    const unsigned low_b = b[i] & 0x0F;
    const unsigned high_a = a[i] >> 4;
    const unsigned high_b = b[i] >> 4;
    shared += (low_a < low_b ? low_a : low_b) + (high_a < high_b ? high_a : high_b);
  }
  return shared;
}

}  // namespace awase
