// SPDX-License-Identifier: Apache-2.0
//
// The parts of QuantityReader; not for other users.

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/quantities.h"

namespace awase {

/// A text as quantities are read in it: full-width forms made plain, lower case,
/// without the spaces that some put inside numbers ("1 万 6 千"), with the place of
/// each character.
struct QuantityText {
  std::u32string chars;
  std::vector<bool> upper;
  std::vector<std::size_t> bytes;  ///< Where each begins; one more at the end.

  char32_t at(std::size_t i) const { return i < chars.size() ? chars[i] : U'\0'; }
  std::u32string_view from(std::size_t i) const {
    return std::u32string_view(chars).substr(i < chars.size() ? i : chars.size());
  }
  std::u32string_view before(std::size_t i) const {
    return std::u32string_view(chars).substr(0, i);
  }
};

QuantityText quantity_text(std::string_view text);

/// A quantity whose range is of characters of a QuantityText.
struct QuantityMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  Quantity quantity;
};

/// Adds "#value" unless it is there.
void add_value_key(Quantity& quantity, long long value);
void add_key(Quantity& quantity, std::string key);
/// The whole number of a key such as "#14"; -1 for any other and beyond 9,999,999.
int whole_value(const Quantity& quantity);

/// The value of a key without fraction, near enough to compare with a range; -1 for any
/// other key.
double approximate(const std::string& key);

/// A key with its decimal point moved: "#3.5" by one place is "#35".
std::string shifted(const std::string& key, int places);

inline bool among(char32_t character, std::u32string_view characters) {
  return character != 0 && characters.find(character) != std::u32string_view::npos;
}

template <std::size_t kSize>
bool begins_with_any(std::u32string_view text,
                     const std::array<std::u32string_view, kSize>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return text.starts_with(word); });
}

template <std::size_t kSize>
bool ends_with_any(std::u32string_view text,
                   const std::array<std::u32string_view, kSize>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return text.ends_with(word); });
}

/// Gives digits or Han numerals read at [match.begin, match.end) what the words around
/// them say, and moves match.end past those: 割, 分の, 時, 半, 年代, a.m., ％.
void apply_surroundings(const QuantityText& text, const NumberReader& numbers,
                        QuantityMatch& match);

/// A word of Japanese that is a quantity without a numeral (半分, 正午, 両国, 数十) or
/// holds numerals that are none (四半期, 十分な, 一石二鳥); match.end is past it. False
/// when there is none at `begin`; no keys when it is no quantity.
bool read_fixed_word(const QuantityText& text, std::size_t begin, QuantityMatch& match);

/// Reads numbers in words, month names, fractions and the like at the letter `begin`:
/// "twenty-five thousand", "two-thirds", "dozens", "noon", "twice". match.end is past
/// the words taken, or past the one word that means nothing.
void read_words(const QuantityText& text, const NumberReader& numbers, bool is_english,
                std::size_t begin, std::vector<QuantityMatch>& found,
                QuantityMatch& match);

/// "one in five", "two out of three": a share too.
void combine_shares(const QuantityText& text, std::vector<QuantityMatch>& found);

/// What a number of units beside it comes to in metric ones, roughly: translators
/// convert. In "2 to 4 inches" the unit behind the second number is that of the first.
void convert_units(const QuantityText& text, std::vector<QuantityMatch>& found);

/// Gives quantities before metric units their keys in one unit of the kind, so that
/// 1.2トン is 1,200 kg. In 2～3キロ the unit is that of both.
void find_metric_units(const QuantityText& text, std::vector<QuantityMatch>& found);

/// 5メートル20センチ is 5.2 m.
void combine_metric_units(const QuantityText& text, std::vector<QuantityMatch>& found);

/// Takes from the month of a date what only a day may be, and from a day beside the
/// name of a month that it may be one: 三月三日 is not May 3.
void settle_months(const QuantityText& text, std::vector<QuantityMatch>& found);

/// 2時間30分 is 150 minutes and 2.5 hours; 1年6か月 is 18 months;
/// 147円50銭 is 147.50.
void combine_units(const QuantityText& text, std::vector<QuantityMatch>& found);

}  // namespace awase
