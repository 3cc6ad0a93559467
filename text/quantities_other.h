// SPDX-License-Identifier: Apache-2.0
//
// The part of QuantityReader for languages other than Japanese, Chinese and English:
// their words for numbers in every form that ICU spells and many that it does not, and
// what stands behind digits. Not for other users.

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "text/quantity_text.h"

namespace awase {

/// Words of one language that say numbers.
class OtherNumberWords {
 public:
  /// `language` is a primary subtag.
  explicit OtherNumberWords(const std::string& language);

  /// Reads the number in words that begins at the letter `begin`, the longest that
  /// there is: "quatre-vingt-dix-sept", "Dutzend", "шестеро", "Neunzigerjahre",
  /// "camp IV". A word that only begins as a number does is a guess. False when there
  /// is none.
  bool read(const QuantityText& text, std::size_t begin, QuantityMatch& match) const;

 private:
  using Words = std::map<std::u32string, long long, std::less<>>;

  static Words spelled_out(const std::string& language);
  bool read_spelled(const QuantityText& text, std::size_t begin,
                    QuantityMatch& match) const;
  bool read_compound(const std::u32string& word, QuantityMatch& match) const;

  std::shared_ptr<const Words> words_;  // Shared by all readers of the language.
};

/// Gives digits read at [match.begin, match.end) what stands around them: "3 тыс.",
/// "2,5 Mrd.", "15.30 Uhr", "19 h 00", "90er", "années 80"; moves match.end past it.
void apply_other_surroundings(const QuantityText& text, QuantityMatch& match);

/// Whether `c` is a letter of a script that puts spaces between words.
bool is_word_char(char32_t c);

/// The end of the word that begins at `begin`.
std::size_t word_end(const QuantityText& text, std::size_t begin);

/// The characters of [begin, end).
std::u32string word_between(const QuantityText& text, std::size_t begin,
                            std::size_t end);

/// The scale that a word is, and 0 for none.
int scale_of(std::u32string_view word);

/// Adds a number with the hours that it may be.
void add_value(Quantity& quantity, long long value);

/// Adds the years of a decade: 90 is 1990 too.
void add_decade(Quantity& quantity, long long value);

}  // namespace awase
