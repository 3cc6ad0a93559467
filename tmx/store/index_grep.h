// SPDX-License-Identifier: Apache-2.0
//
// Entries of an index that hold a text. Internal to tmx/store.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tmx/store/part.h"
#include "tmx/store/symbols.h"

namespace awase {

/// Entries of an index, a bit each.
class EntrySet {
 public:
  explicit EntrySet(std::size_t entries)
      : entries_(entries), words_((entries + kBits - 1) / kBits) {}

  /// Ranks that the index does not have are left out.
  void add(std::uint32_t rank) {
    if (rank < entries_) words_[rank / kBits] |= std::uint64_t{1} << (rank % kBits);
  }
  void add(const PostingList& list);
  /// A row of SymbolBits of the same index.
  void add_row(const std::uint64_t* row);

  std::size_t count() const;

  /// Puts in each rank that is not there and for which `use` gives true, in ascending
  /// order.
  template <class Use>
  void add_if(Use use) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      const std::size_t left_entries = entries_ - word * kBits;
      std::uint64_t left = ~words_[word];
      if (left_entries < kBits) left &= (std::uint64_t{1} << left_entries) - 1;
      for (; left != 0; left &= left - 1)
        if (use(rank_of(word, left))) words_[word] |= left & (~left + 1);
    }
  }

  /// Calls `use` with each rank, in ascending order, until it gives false.
  template <class Use>
  void for_each(Use use) const {
    for (std::size_t word = 0; word < words_.size(); ++word)
      for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
        if (!use(rank_of(word, left))) return;
  }

  /// Leaves the ranks, which come in ascending order, for which `use` gives true.
  template <class Use>
  void keep_if(Use use) {
    for (std::size_t word = 0; word < words_.size(); ++word)
      for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
        if (!use(rank_of(word, left))) words_[word] &= ~(left & (~left + 1));
  }

 private:
  static constexpr std::size_t kBits = 64;

  static std::uint32_t rank_of(std::size_t word, std::uint64_t left) {
    return static_cast<std::uint32_t>(word * kBits +
                                      static_cast<std::size_t>(std::countr_zero(left)));
  }

  std::size_t entries_;
  std::vector<std::uint64_t> words_;
};

/// Finds entries of one index that hold a text: at any place, in any case and width,
/// over spaces.
class IndexGrep {
 public:
  /// `index` outlives it; `text` is the pattern, with words.
  IndexGrep(const LanguageIndex& index, const SymbolText& text);

  /// Whether no entry holds the pattern, as far as that is known without looking.
  bool is_empty() const;

  /// The list of all entries that hold the pattern, where it is one list.
  std::optional<PostingList> list() const;

  /// Entries that hold the pattern.
  EntrySet entries() const;

 private:
  /// Which numbers of symbols fit a place of the pattern.
  struct Slot {
    std::vector<std::uint32_t> numbers;  ///< Ascending.
    std::vector<std::uint8_t> is_in =
        {};  ///< By number; empty where there is just one.

    void settle(std::size_t alphabet);
    bool fits(std::uint32_t number) const;
  };

  std::vector<std::uint32_t> numbers_at(const SymbolText& text,
                                        std::size_t place) const;
  bool is_in_lists() const;
  EntrySet likely_entries() const;
  EntrySet with_character(std::uint32_t number) const;
  EntrySet with_words(const Slot& words) const;
  void add_others_with(const Slot& words, EntrySet& entries) const;
  std::size_t count_with(std::uint32_t number) const;
  PostingList rarest_pair() const;
  const Slot& rarest_words() const;
  bool holds(const LengthRun& run, std::uint32_t rank) const;
  template <class Number>
  bool holds_plain(std::span<const Number> symbols) const;
  template <class Number>
  bool holds_two(std::span<const Number> symbols) const;

  const LanguageIndex& index_;
  std::vector<Slot> slots_;
  bool is_plain_ = true;        ///< Whether one number fits each slot.
  std::size_t anchor_ = 0;      ///< A slot that one number fits, if there is one.
  bool may_be_number_ = false;  ///< Whether a number fits a slot.
  std::optional<std::uint32_t> number_ = {};  ///< The rarest number that must be there.
};

/// All ways to look for `pattern` in an index: an entry that holds it is found by at
/// least one of them. None where no entry holds it, as far as that is known.
std::vector<IndexGrep> greps_of(const LanguageIndex& index, const std::string& pattern);

}  // namespace awase
