// SPDX-License-Identifier: Apache-2.0
//
// Entries of an index that are similar to a text: all of them, at any threshold.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "tmx/store/distance.h"
#include "tmx/store/part.h"
#include "tmx/store/symbol_bits.h"
#include "tmx/store/symbols.h"

namespace awase {

/// An entry that is similar enough.
struct SimilarEntry {
  std::uint32_t rank = 0;
  std::size_t distance = 0;  ///< Edit distance in symbols, all numbers alike.
  std::size_t length = 0;    ///< Of the entry, in symbols.
};

/// 1 - distance / longer: 1 for equal texts, two empty ones too.
double similarity(std::size_t distance, std::size_t length, std::size_t other_length);

/// The edits that two texts, of `longer` symbols the longer one, may be apart.
std::size_t allowed_distance(double threshold, std::size_t longer);

/// Searches indexes. Keeps what it needs between searches: one for each thread.
class IndexSearch {
 public:
  /// Forgets the indexes that were searched; they need to live no longer.
  void forget() { prepared_.clear(); }

  /// Every entry of `index` whose similarity to `text` is at least `threshold` (above
  /// 0, up to 1). Goes by posting lists where the threshold lets them leave much out,
  /// else by lengths and signatures; the result is the same.
  std::vector<SimilarEntry> find(const LanguageIndex& index, const SymbolText& text,
                                 double threshold);

  /// Up to `most` entries that share much with the text, with their similarity: what
  /// is likely among the best, but need not be all of it.
  std::vector<SimilarEntry> find_likely(const LanguageIndex& index,
                                        const SymbolText& text, std::size_t most);

 private:
  /// What many entries have in common with the text: a word, a pair of characters, or a
  /// character, which has a list for each that follows it.
  struct Feature {
    std::uint32_t first = 0;
    PostingList list;          ///< Of a word or a pair.
    std::size_t times = 0;     ///< How often the text has it.
    std::size_t postings = 0;  ///< Entries in its lists.
  };
  struct Query;

  static constexpr std::size_t kMostPlaces = 256;

  /// The text as an index has it, for all searches of that text.
  struct Prepared {
    Prepared(const LanguageIndex& searched, const SymbolText& text);

    /// Whether an entry may have so many symbols in common with the text.
    template <class Number>
    bool may_share(std::span<const Number> symbols, std::size_t needed) const;

    const LanguageIndex* index;
    std::vector<std::uint32_t> numbers;  ///< Of its symbols.
    std::vector<std::uint8_t> places;    ///< By symbol: its place in times; 0: none.
    /// How often the text has each of its symbols, all numbers as one.
    std::array<std::uint8_t, kMostPlaces> times = {};
    std::size_t used_places = 0;
    bool counts_symbols = false;  ///< Whether they have room there.
    std::vector<Feature> grams;   ///< Rarest first.
    EditDistance distance;
  };

  static std::vector<Feature> grams_of(const LanguageIndex& index,
                                       const std::vector<std::uint32_t>& numbers);
  static std::vector<Feature> symbols_of(const Query& query);
  Prepared& prepared(const LanguageIndex& index, const SymbolText& text);
  bool go_by_grams(const Query& query);
  bool go_by_symbols(const Query& query);
  void scan(const Query& query);
  void scan_bits(const Query& query, const SymbolBits& bits);
  void count_list(const Query& query, const PostingList& list, std::size_t times);
  void count_symbol(const Query& query, const Feature& symbol, std::uint8_t mark);
  void make_room(std::size_t entries);
  void forget_counts();
  std::span<const std::uint32_t> touched() const {
    return {touched_.data(), touched_count_};
  }
  std::vector<std::uint32_t> most_counted(std::size_t most) const;
  template <class Shared>
  void compare_counted(const Query& query, Shared shared, std::ptrdiff_t least,
                       std::ptrdiff_t unseen);
  void compare(const Query& query, const LengthRun& run, std::uint32_t rank);

  std::vector<Symbol> text_;  ///< Of prepared_.
  std::deque<Prepared> prepared_;
  std::vector<std::uint8_t> counts_;  ///< By rank; all zero between searches.
  std::vector<std::uint8_t> marks_;   ///< By rank; the symbol that was counted last.
  /// Ranks whose count is not zero, so many; there is room for one more.
  std::vector<std::uint32_t> touched_;
  std::size_t touched_count_ = 0;
  std::vector<std::uint32_t> near_;
  std::vector<const std::uint64_t*> rows_;
  SlicedCounts rare_;
  std::vector<SimilarEntry> found_;
};

}  // namespace awase
