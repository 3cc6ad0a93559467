// SPDX-License-Identifier: Apache-2.0
//
// Entries of an index that are similar to a text: all of them, at any threshold.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

 private:
  struct Gram {
    PostingList list;
    std::size_t times = 0;  ///< How often the text has it.
  };
  struct Query;

  static std::vector<Gram> grams_of(const Query& query);
  void count(const Query& query, const std::vector<Gram>& grams);
  void scan(const Query& query);
  void compare(const Query& query, const LengthRun& run, std::uint32_t rank);

  std::vector<std::uint8_t> counts_;    ///< By rank; all zero between searches.
  std::vector<std::uint32_t> touched_;  ///< Ranks whose count is not zero.
  std::vector<std::uint32_t> near_;
  std::optional<EditDistance> distance_;  ///< To the text of this search.
  std::vector<SimilarEntry> found_;
};

}  // namespace awase
