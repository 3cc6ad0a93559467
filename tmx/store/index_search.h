// SPDX-License-Identifier: Apache-2.0
//
// Entries of an index that are similar to a text: all of them, at any threshold.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tmx/store/distance.h"
#include "tmx/store/part.h"
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

  static std::vector<Feature> grams_of(const Query& query);
  static std::vector<Feature> symbols_of(const Query& query);
  bool go_by_grams(const Query& query);
  bool go_by_symbols(const Query& query);
  void scan(const Query& query);
  void scan_low(const Query& query);
  void count_list(const Query& query, const PostingList& list, std::size_t times);
  void count_symbol(const Query& query, const Feature& symbol, std::uint8_t mark);
  void forget_counts();
  void begin(const Query& query);
  /// Whether the symbols of an entry and of the text have so many in common.
  template <class Number>
  bool may_share(std::span<const Number> symbols, std::size_t needed) const;
  void compare(const Query& query, const LengthRun& run, std::uint32_t rank);

  static constexpr std::size_t kMostPlaces = 256;

  std::vector<std::uint8_t> places_;  ///< By symbol: its place in times_; 0: none.
  /// How often the text has each of its symbols, all numbers as one.
  std::array<std::uint8_t, kMostPlaces> times_ = {};
  bool counts_symbols_ = false;         ///< Whether they have room there.
  std::vector<std::uint8_t> counts_;    ///< By rank; all zero between searches.
  std::vector<std::uint8_t> marks_;     ///< By rank; the symbol that was counted last.
  std::vector<std::uint32_t> touched_;  ///< Ranks whose count is not zero.
  std::vector<std::uint32_t> near_;
  std::optional<EditDistance> distance_;  ///< To the text of this search.
  std::vector<SimilarEntry> found_;
};

}  // namespace awase
