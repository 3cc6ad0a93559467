// SPDX-License-Identifier: Apache-2.0
//
// Entries of an index that hold a text. Internal to tmx/store.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tmx/store/part.h"

namespace awase {

/// Finds entries of one index that hold a text: at any place, in any case and width,
/// over spaces.
class IndexGrep {
 public:
  /// `index` outlives it.
  IndexGrep(const LanguageIndex& index, const std::string& pattern);

  /// Whether no entry holds the pattern, as far as that is known without looking.
  bool is_empty() const;

  /// The list of all entries that hold the pattern, where it is one list.
  std::optional<PostingList> list() const;

  /// Ranks of entries that hold the pattern, ascending.
  std::vector<std::uint32_t> ranks() const;

 private:
  /// Which numbers of symbols fit a place of the pattern.
  struct Slot {
    std::vector<std::uint32_t> numbers;  ///< Ascending.
    std::vector<std::uint8_t> is_in =
        {};  ///< By number; empty where there is just one.

    void settle(std::size_t alphabet);
    bool fits(std::uint32_t number) const;
  };

  bool is_in_lists() const;
  std::vector<std::uint32_t> likely_ranks() const;
  PostingList rarest_pair() const;
  std::vector<PostingList> rarest_word() const;
  bool holds(const LengthRun& run, std::uint32_t rank) const;
  template <class Number>
  bool may_hold(std::span<const Number> symbols) const;

  const LanguageIndex& index_;
  std::vector<Slot> slots_;
  bool is_plain_ = true;    ///< Whether one number fits each slot.
  std::size_t anchor_ = 0;  ///< A slot that one number fits, if there is one.
  bool has_number_ = false;
};

}  // namespace awase
