// SPDX-License-Identifier: Apache-2.0
//
// What a fuzzy match counts: characters of scripts that are written without spaces,
// words and punctuation marks of the others. A number is one symbol, however it is
// written; so are numbers that are words (two to ninety-nine) and months beside digits,
// but each spelling is a number of its own.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/number_words.h"
#include "text/numbers.h"

namespace awase {

/// One symbol as 64 bits: a character by its code point, a word or number by a hash of
/// what it is compared by. Two different words share one with probability 2^-62.
using Symbol = std::uint64_t;

/// Symbols of numbers are those from here up; all of them match each other in a fuzzy
/// match.
inline constexpr Symbol kFirstNumberSymbol = std::uint64_t{1} << 63;
inline constexpr bool is_number_symbol(Symbol symbol) {
  return symbol >= kFirstNumberSymbol;
}

/// Symbols of a word that has this spelling, folded: as a word, and as a number.
Symbol word_symbol(std::string_view spelling);
Symbol number_word_symbol(std::string_view spelling);

/// A segment as it is compared.
struct SymbolText {
  std::vector<Symbol> symbols;
  /// Spelling of each symbol, folded; only of languages with spaces, and only when
  /// asked for.
  std::vector<std::string> words;
  /// Hash of the symbols without punctuation, all numbers alike: equal for texts that
  /// differ only in case, width, spaces, punctuation and the values of numbers.
  std::uint32_t skeleton = 0;
};

/// Whether symbols of a language are characters (Japanese, Chinese, Thai, Lao, Khmer,
/// Burmese, Tibetan), not words.
bool has_character_symbols(std::string_view language);

/// Cuts the segments of one language into symbols. Text is folded first (NFKC, case).
/// Safe to share between threads.
class SymbolReader {
 public:
  /// `language` is a BCP 47 tag.
  explicit SymbolReader(std::string_view language);

  bool has_characters() const { return has_characters_; }

  /// Linear in `text`. `with_words`: gives SymbolText::words too.
  SymbolText read(std::string_view text, bool with_words = false) const;

 private:
  bool has_characters_;
  NumberReader numbers_;
  NumberWords number_words_;
};

}  // namespace awase
