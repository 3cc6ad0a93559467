// SPDX-License-Identifier: Apache-2.0
//
// A part of a memory, read where it lies: its units, and per language the index that
// finds them.

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tmx/memory.h"
#include "tmx/store/part_layout.h"
#include "tmx/store/symbol_bits.h"
#include "tmx/store/symbols.h"

namespace awase {

/// A list of ranks, which are gone through in ascending order.
class PostingList {
 public:
  PostingList() = default;
  PostingList(std::string_view bytes, std::uint32_t count);

  std::uint32_t count() const { return count_; }

  /// Calls `visit` with each rank from `first` up to `end`, which is not one of them.
  template <class Visit>
  void for_each(std::uint32_t first, std::uint32_t end, Visit visit) const {
    for (std::size_t block = block_of(first); block < blocks_; ++block) {
      std::uint32_t rank = block_rank(block);
      if (rank >= end) return;
      const std::string_view bytes = block_bytes(block);
      const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
      const auto* const last = at + bytes.size();
      std::size_t left = kSkipEntries - 1;
      for (;; --left) {
        if (rank >= end) return;
        if (rank >= first) visit(rank);
        if (left == 0 || at == last) break;
        rank += take_number(at, last);
      }
    }
  }

  /// Calls `visit` with the first ranks below `end`, as many as are wanted or there
  /// are.
  template <class Visit>
  void for_first(std::size_t wanted, std::uint32_t end, Visit visit) const {
    for (std::size_t block = 0; block < blocks_ && wanted > 0; ++block) {
      std::uint32_t rank = block_rank(block);
      const std::string_view bytes = block_bytes(block);
      const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
      const auto* const last = at + bytes.size();
      for (std::size_t left = std::min(wanted, kSkipEntries);;
           rank += take_number(at, last)) {
        if (rank >= end) return;
        visit(rank);
        --wanted;
        if (--left == 0 || at == last) break;
      }
    }
  }

 private:
  /// The number at `at`, which is not `end`.
  static std::uint32_t take_number(const unsigned char*& at, const unsigned char* end) {
    std::uint32_t number = *at++;
    if (number < 0x80) return number;
    number &= 0x7F;
    for (unsigned shift = 7; shift < 32 && at != end; shift += 7) {
      const std::uint32_t byte = *at++;
      number |= (byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return number;
  }

  std::uint32_t block_rank(std::size_t block) const;
  std::string_view block_bytes(std::size_t block) const;
  /// The last block that may hold `first`.
  std::size_t block_of(std::uint32_t first) const;

  std::string_view bytes_;
  std::uint32_t count_ = 0;
  std::size_t blocks_ = 0;
};

/// The entries of one language. Views into the part. Safe to share between threads.
class LanguageIndex {
 public:
  std::string_view language() const { return language_; }
  bool has_characters() const { return has_characters_; }
  std::size_t size() const { return units_.size(); }

  /// How many symbols all entries have.
  std::size_t symbols_count() const { return is_wide_ ? wide_.size() : narrow_.size(); }

  std::span<const LengthRun> lengths() const { return lengths_; }
  std::span<const Signature> signatures() const { return signatures_; }
  std::size_t alphabet() const { return vocabulary_.size(); }
  /// Numbers of symbols from this one up are those of numbers.
  std::uint32_t first_number() const { return first_number_; }

  /// The unit of an entry.
  std::uint32_t unit(std::uint32_t rank) const { return units_[rank] & ~kHasCodes; }
  /// Whether the segment of an entry has inline codes.
  bool has_codes(std::uint32_t rank) const { return (units_[rank] & kHasCodes) != 0; }
  /// Numbers of the symbols of an entry in run `run` of lengths(), as the width of the
  /// index has them: `use` is called with a span of u16 or u32.
  template <class Use>
  auto with_symbols(const LengthRun& run, std::uint32_t rank, Use use) const {
    const std::size_t begin =
        run.first_symbol + std::size_t{rank - run.first_rank} * run.length;
    if (is_wide_) return use(wide_.subspan(begin, run.length));
    return use(narrow_.subspan(begin, run.length));
  }

  /// The run of lengths() that holds `rank`.
  const LengthRun& run_of(std::uint32_t rank) const;
  /// One past the last rank of a run.
  std::uint32_t end_rank(const LengthRun& run) const;

  /// The number of a symbol; alphabet() when no entry has it. All numbers that no entry
  /// has are first_number() if any entry has a number.
  std::uint32_t number_of(Symbol symbol) const;
  Symbol symbol(std::uint32_t number) const { return vocabulary_[number]; }
  /// Spelling of a word; empty in languages without spaces.
  std::string_view word(std::uint32_t number) const;
  /// Calls `use` with the number and the spelling of each word that holds `piece`,
  /// which is not empty, and where it begins in it: once for each place, until `use`
  /// gives true for a word.
  template <class Use>
  void for_each_word_with(std::string_view piece, Use use) const {
    const std::string_view spellings = all_spellings();
    std::uint32_t number = 0;
    for (std::size_t at = spellings.find(piece); at != spellings.npos;) {
      number = word_at(at, number);
      const std::string_view spelling = word(number);
      // Of a damaged table no word may hold it.
      const std::size_t begin = static_cast<std::size_t>(
          spelling.data() == nullptr ? 0 : spelling.data() - spellings.data());
      std::size_t next = at + 1;
      if (at >= begin && at - begin + piece.size() <= spelling.size() &&
          use(number, spelling, at - begin))
        next = begin + spelling.size();
      at = spellings.find(piece, next);
    }
  }

  /// Entries that have these two symbols in a row, or this word. Numbers are all alike
  /// in it.
  PostingList pair(std::uint32_t first, std::uint32_t second) const;
  PostingList word_list(std::uint32_t number) const;

  /// Calls `use` with the list of each pair that begins with this symbol, of indexes of
  /// characters: an entry that has the symbol before its end is in one of them.
  template <class Use>
  void for_each_pair_from(std::uint32_t first, Use use) const {
    const auto [begin, end] = pairs_from(first);
    for (std::size_t gram = begin; gram < end; ++gram) use(list(gram));
  }
  /// Likewise of each pair that ends with this symbol; looks at all pairs.
  template <class Use>
  void for_each_pair_to(std::uint32_t second, Use use) const {
    second = std::min(second, first_number_);
    for (std::size_t gram = 0; gram < grams_.size(); ++gram)
      if (static_cast<std::uint32_t>(grams_[gram]) == second) use(list(gram));
  }
  /// The length of the lists of pairs that begin with this symbol.
  std::size_t count_pairs_from(std::uint32_t first) const;

  /// Whether each entry is of another unit: no unit has two sides in the language.
  bool has_units_once() const;

  /// Bits of the commonest symbols; made when they are first asked for, in memory.
  const SymbolBits& symbol_bits() const;
  /// The same, for who can do without them: nothing until it was asked for some times,
  /// since to make them takes as long as some scans.
  const SymbolBits* symbol_bits_if_worth() const;

  /// Entries that have the number which is symbol `number`, from first_number() up,
  /// with this value: ascending, once for each time; the rank is in the low 32 bits.
  /// All numbers are collected, in memory, when it is first asked for.
  std::span<const std::uint64_t> with_number(std::uint32_t number) const;

  /// Ranks of the entries with that skeleton.
  std::vector<std::uint32_t> with_skeleton(std::uint32_t skeleton) const;

 private:
  friend class StorePart;

  PostingList list(std::size_t gram) const;
  std::pair<std::size_t, std::size_t> pairs_from(std::uint32_t first) const;
  /// The spellings of all words, one behind the other.
  std::string_view all_spellings() const;
  /// The word whose spelling holds that place of all_spellings(); `from` or one behind.
  std::uint32_t word_at(std::size_t at, std::uint32_t from) const;
  void check() const;

  struct Lazy {
    std::once_flag once;
    std::unique_ptr<const SymbolBits> bits;
    std::atomic<bool> has_bits = false;
    std::atomic<unsigned> wanted = 0;  ///< How often they could be done without.
    std::once_flag numbers_once;
    std::vector<std::uint64_t> numbers;  ///< Symbol and rank, 32 bits each.
    std::once_flag units_once;
    bool has_units_once = false;
  };

  std::shared_ptr<Lazy> lazy_ = std::make_shared<Lazy>();
  std::string_view language_;
  bool has_characters_ = false;
  bool is_wide_ = false;
  std::uint32_t first_number_ = 0;
  std::span<const LengthRun> lengths_;
  std::span<const std::uint16_t> narrow_;
  std::span<const std::uint32_t> wide_;
  std::span<const Symbol> vocabulary_;
  std::string_view words_;
  std::span<const std::uint32_t> units_;
  std::span<const Signature> signatures_;
  std::span<const SkeletonEntry> skeletons_;
  std::span<const std::uint64_t> grams_;
  std::span<const std::uint32_t> gram_counts_;
  std::span<const std::uint32_t> gram_offsets_;
  std::string_view postings_;
};

/// A whole part. Safe to share between threads.
class StorePart {
 public:
  /// `bytes` outlive it and begin at a multiple of 8. Throws Error (input) when they
  /// are no part; what the directory promises is looked at, not all that the sections
  /// hold.
  StorePart(std::string_view bytes, const std::string& file);

  std::size_t size() const { return ids_.size(); }
  std::uint64_t id(std::uint32_t unit) const { return ids_[unit]; }
  /// Number of the file that the unit is from.
  std::uint32_t source(std::uint32_t unit) const { return sources_[unit]; }
  /// The unit with that id, if it is of this part.
  std::optional<std::uint32_t> find(std::uint64_t id) const;

  std::span<const LanguageIndex> indexes() const { return indexes_; }

  /// Whether the unit has a side in the language of indexes()[language].
  bool has_language(std::uint32_t unit, std::size_t language) const;

  /// Throws Error (input) when its block is damaged.
  TranslationUnit unit(std::uint32_t unit) const;

  /// Calls `use` with every unit in order; `damaged` with the first and last number of
  /// units whose block is damaged. False ends it.
  template <class Use, class Damaged>
  void for_each(Use use, Damaged damaged) const {
    for (std::uint32_t first = 0; first < size();
         first += static_cast<std::uint32_t>(kBlockUnits)) {
      const auto units = block_units(first / static_cast<std::uint32_t>(kBlockUnits));
      if (!units) {
        damaged(first, std::min(first + kBlockUnits, size()) - 1);
        continue;
      }
      for (std::size_t i = 0; i < units->size(); ++i)
        if (!use(static_cast<std::uint32_t>(first + i), (*units)[i])) return;
    }
  }

  /// Whether all sections are as they were written; names of those that are not.
  std::vector<std::string> damaged_sections() const;

 private:
  std::string_view section(SectionKind kind, std::size_t language) const;
  std::optional<std::vector<TranslationUnit>> block_units(std::size_t block) const;
  /// The records of a block; nothing when it is damaged.
  std::optional<std::string> block_records(std::size_t block) const;
  void read_index(std::size_t language);

  std::string_view bytes_;
  std::string file_;
  std::span<const SectionLine> lines_;
  std::span<const std::uint64_t> ids_;
  std::span<const std::uint32_t> sources_;
  std::span<const std::uint64_t> languages_;
  std::span<const std::uint64_t> block_offsets_;
  std::string_view blocks_;
  std::vector<LanguageIndex> indexes_;
};

}  // namespace awase
