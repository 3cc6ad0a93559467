// SPDX-License-Identifier: Apache-2.0
//
// Where a text says numbers, and how it writes them. Internal to tmx/store.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/number_words.h"

namespace awase {

/// A number, a year of an era or a month as it stands in a text.
struct NumberPlace {
  std::size_t begin = 0;  ///< In characters of the text.
  std::size_t end = 0;
  std::string value;  ///< In digits: "3500", "12.5"; empty for the name of a month.
  std::optional<int> month = {};       ///< 4月, April.
  std::optional<MonthName> name = {};  ///< Of a month that is written as a word.
  bool is_word = false;                ///< thirty-five
  bool is_ordinal = false;             ///< 22nd; `end` is behind its suffix.
  std::optional<int> era = {};         ///< First year of the era before it.

  /// The Gregorian year, if it is the year of an era; else the value.
  std::string year() const;
};

/// Whether both say the same, however they write it.
bool is_same_number(const NumberPlace& a, const NumberPlace& b);

/// A text as characters, and each folded by itself so that places stay.
struct TextCharacters {
  explicit TextCharacters(std::string_view text);

  std::u32string_view raw_of(const NumberPlace& place) const {
    return std::u32string_view(raw).substr(place.begin, place.end - place.begin);
  }

  std::u32string raw;
  std::u32string folded;
};

/// The numbers of a text, in order. A month that is written as a word counts beside
/// digits alone: "May 2", not "you may".
std::vector<NumberPlace> number_places(const TextCharacters& text,
                                       std::string_view language);

/// What `text` must have in `old`'s place to say what `wanted` says, where both
/// `old` and `there`, which says so in another text, say the same. Digits stay digits,
/// words words, and an era stays the era; nothing where that cannot be.
std::optional<std::u32string> spelled_like(const NumberPlace& wanted,
                                           const NumberPlace& there,
                                           const NumberPlace& old,
                                           const TextCharacters& text,
                                           std::string_view language);

}  // namespace awase
