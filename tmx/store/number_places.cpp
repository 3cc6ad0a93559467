// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/number_places.h"

#include <algorithm>

#include "text/numbers.h"
#include "text/unicode.h"
#include "tmx/store/symbols.h"

namespace awase {
namespace {

bool is_word_char(char32_t c) { return is_letter(c) || is_digit(c); }

/// Reads the numbers of one text.
class PlaceReader {
 public:
  PlaceReader(const TextCharacters& text, std::string_view language)
      : text_(text.folded),
        numbers_(language),
        words_(language),
        has_words_(!has_character_symbols(language)) {}

  std::vector<NumberPlace> read() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t begin = i;
      if (!read_digits(i) && !read_word(i)) ++i;
      if (i == begin) ++i;
    }
    return std::move(places_);
  }

 private:
  bool read_digits(std::size_t& i) {
    const NumberMatch match = numbers_.read_digits(text_, i);
    if (match.keys.empty() || match.end <= i) return false;
    NumberPlace place;
    place.begin = i;
    place.end = match.end;
    place.value = match.keys.front().substr(1);
    for (std::size_t k = 1; k < match.keys.size(); ++k) {
      if (match.keys[k].starts_with("#m"))
        place.month = std::stoi(place.value);
      else
        place.era = era_before(text_.substr(0, i));
    }
    if (has_words_ && !place.era && place.value.size() <= 2)
      place.era = romanised_era_before(text_.substr(0, i));
    place.is_ordinal = has_words_ && is_ordinal_at(text_, match.end, place.value);
    if (place.is_ordinal) place.end += ordinal_suffix(place.value).size();
    i = place.end;
    places_.push_back(std::move(place));
    return true;
  }

  /// Moves `i` past a word, whether or not it is a number.
  bool read_word(std::size_t& i) {
    if (!has_words_ || !is_letter(text_[i])) return false;
    const std::size_t begin = i;
    const std::optional<NumberWordMatch> match = words_.read(text_, begin);
    while (i < text_.size() && is_word_char(text_[i])) ++i;
    if (!match || match->end < i) return true;
    NumberPlace place;
    place.begin = begin;
    place.end = i = match->end;
    place.name = match->month;
    if (match->month) place.month = match->month->month;
    if (match->number) place.value = std::to_string(*match->number);
    place.is_word = match->number.has_value();
    places_.push_back(std::move(place));
    return true;
  }

  std::u32string_view text_;
  NumberReader numbers_;
  NumberWords words_;
  bool has_words_;
  std::vector<NumberPlace> places_;
};

}  // namespace

TextCharacters::TextCharacters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) raw += next_char(text, i);
  for (const char32_t c : raw) {
    const std::string one = fold(to_utf8(std::u32string(1, c)));
    std::size_t end = 0;
    const char32_t first = one.empty() ? c : next_char(one, end);
    folded += end == one.size() ? first : c;
  }
}

std::string NumberPlace::year() const {
  return era ? std::to_string(*era + std::stoi(value) - 1) : value;
}

bool is_same_number(const NumberPlace& a, const NumberPlace& b) {
  if (a.name || b.name) return a.month == b.month;
  return a.year() == b.year();
}

std::vector<NumberPlace> number_places(const TextCharacters& text,
                                       std::string_view language) {
  return PlaceReader(text, language).read();
}

}  // namespace awase
