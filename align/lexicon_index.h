// SPDX-License-Identifier: Apache-2.0
//
// A lexicon made ready to be looked up with the words of texts.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/lexicon.h"
#include "align/terms.h"

namespace awase {

struct Link;

/// A lexicon by the words of its entries, in the form in which texts are compared.
/// Built once for many texts; safe to share between threads.
class LexiconIndex {
 public:
  /// `headwords` cut the words of their language as they do in texts; either may be
  /// null. Entries without content words, and with more than kMostWords on a side, are
  /// of no use.
  LexiconIndex(const Lexicon& lexicon, const Headwords* source_headwords,
               const Headwords* target_headwords);

  static constexpr std::size_t kMostWords = 8;

  /// Primary subtags.
  const std::string& source_language() const { return source_language_; }
  const std::string& target_language() const { return target_language_; }

  /// Entries that can be of use.
  std::size_t size() const { return entries_.size(); }

  /// Adds a link of kind translation for every entry that stands in both texts. All
  /// words of a phrase must stand in one segment of its text; each is then linked to
  /// each of the other side, with the entry's weight over the square root of the words
  /// of the longer side. `source` is the text in source_language(); with `swapped` the
  /// links run from the other text to it. Time grows with the words of the texts and
  /// the entries that hold them, not with the lexicon.
  void add_links(const TermText& source, const TermText& target, bool swapped,
                 std::vector<Link>& links) const;

 private:
  struct Entry {
    std::uint32_t first = 0;  // Into words_: source words, then target words.
    std::uint8_t source_words = 0;
    std::uint8_t target_words = 0;
    float weight = 0.0F;
  };
  using Words = std::unordered_map<std::string, std::uint32_t>;

  void index_rarest_words();

  std::string source_language_, target_language_;
  Words source_numbers_, target_numbers_;
  std::vector<std::uint32_t> words_;
  std::vector<Entry> entries_;
  // Entries by the rarest of their source words.
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> by_word_;
};

}  // namespace awase
