// SPDX-License-Identifier: Apache-2.0
//
// Which entries of an index have its commonest symbols, and how often, a bit an entry.
// Internal to tmx/store.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace awase {

class LanguageIndex;  // tmx/store/part.h

/// Entries whose bits are looked at together, and words of 64 bits that hold them.
inline constexpr std::size_t kBlockWords = 8;
inline constexpr std::size_t kBlockEntries = kBlockWords * 64;

/// A row for each common symbol and number of times: a bit for each entry that has the
/// symbol so often or oftener. Rows begin at rank 0 and end with a whole block.
class SymbolBits {
 public:
  /// Most rows; each takes a bit of memory an entry.
  static constexpr std::size_t kMostRows = 256;

  /// Goes through the symbols of the index about once.
  explicit SymbolBits(const LanguageIndex& index);

  std::size_t blocks() const { return words_ / kBlockWords; }
  std::size_t size_bytes() const { return bits_.size() * sizeof(bits_.front()); }

  /// How many rows a symbol has: for once, twice and so on; 0: it is not common.
  std::size_t rows_of(std::uint32_t symbol) const {
    return symbol < first_rows_.size() ? row_counts_[symbol] : 0;
  }
  /// Entries that have `symbol` `times` times at least; 1 <= times <= rows_of(symbol).
  const std::uint64_t* row(std::uint32_t symbol, std::size_t times) const {
    return bits_.data() + words_ * (first_rows_[symbol] + times - 1);
  }
  /// Entries whose last symbol is not common.
  const std::uint64_t* rare_ends() const { return bits_.data() + words_; }
  /// No entry.
  const std::uint64_t* none() const { return bits_.data(); }

 private:
  std::vector<std::uint16_t> first_rows_;  ///< By symbol.
  std::vector<std::uint8_t> row_counts_;   ///< By symbol.
  std::size_t words_ = 0;                  ///< Of a row.
  std::vector<std::uint64_t> bits_;
};

/// Counts by rank up to 255, bit by bit: eight bits of kBlockEntries entries stand
/// together, so that they can be added to rows of bits.
class SlicedCounts {
 public:
  static constexpr std::size_t kBits = 8;
  using Block = std::uint64_t[kBits][kBlockWords];

  /// Sets the counts of the ranks from `first` up to `end` to zero; no others are used.
  void clear(std::size_t blocks, std::uint32_t first, std::uint32_t end);

  /// Adds one to the count of `rank`, which is no more than 255 after it.
  void add(std::uint32_t rank) {
    const std::size_t word = rank / 64 % kBlockWords;
    std::uint64_t carry = std::uint64_t{1} << (rank % 64);
    const std::uint64_t bit = carry;
    std::uint64_t* at = &words_[rank / kBlockEntries * kBits * kBlockWords + word];
    std::size_t i = 0;
    for (; i < kBits && carry != 0; ++i, at += kBlockWords) {
      const std::uint64_t both = *at & carry;
      *at ^= carry;
      carry = both;
    }
    used_bits_ = std::max(used_bits_, i);
    if (carry != 0)
      for (; i > 0; --i) *(at -= kBlockWords) |= bit;
  }

  /// Bits of the highest count since clear().
  std::size_t used_bits() const { return used_bits_; }

  const std::uint64_t* block(std::size_t number) const {
    return &words_[number * kBits * kBlockWords];
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t used_bits_ = 0;
};

/// Puts those of the ranks from `first` up to `end` whose bits in `rows` and count in
/// `counts` add up to `needed` into `ranks`, in ascending order. At most 255 rows;
/// their number is a multiple of 8 (add SymbolBits::none()).
void find_sharing(std::span<const std::uint64_t* const> rows,
                  const SlicedCounts& counts, std::uint32_t first, std::uint32_t end,
                  std::size_t needed, std::vector<std::uint32_t>& ranks);

}  // namespace awase
