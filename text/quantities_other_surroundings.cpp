// SPDX-License-Identifier: Apache-2.0
//
// What stands around digits in languages other than Japanese, Chinese and English.

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "text/quantities_other.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// The place behind "h", "Uhr", "heures", "ч" and the space around it; `at` itself
/// where there is none.
std::size_t past_clock_word(const QuantityText& text, std::size_t at) {
  constexpr std::u32string_view kClock[] = {
      U"uhr",   U"h",     U"heures", U"heure", U"ч",   U"час", U"часа",
      U"часов", U"horas", U"hora",   U"ore",   U"uur", U"u"};
  const std::size_t word = text.at(at) == U' ' ? at + 1 : at;
  const std::size_t end = word_end(text, word);
  const std::u32string found = word_between(text, word, end);
  if (std::find(std::begin(kClock), std::end(kClock), found) == std::end(kClock))
    return at;
  std::size_t past = end;
  if (text.at(past) == U'.') ++past;
  if (text.at(past) == U' ') ++past;
  return past;
}

bool are_two_digits(const QuantityText& text, std::size_t at) {
  return is_digit(text.at(at)) && is_digit(text.at(at + 1)) &&
         !is_digit(text.at(at + 2));
}

/// "15.30 Uhr" and "19 h 00": the hour alone, the minutes are another number unless
/// they are none.
bool read_clock(const QuantityText& text, QuantityMatch& match) {
  std::size_t digits = match.begin;
  while (is_digit(text.at(digits)) && digits - match.begin < 3) ++digits;
  if (digits - match.begin > 2) return false;
  int hour = 0;
  for (std::size_t k = match.begin; k < digits; ++k)
    hour = hour * 10 + static_cast<int>(text.at(k) - U'0') % 10;
  if (hour > 24) return false;
  std::size_t minutes = digits + 1;
  const bool has_point = text.at(digits) == U'.' && are_two_digits(text, minutes) &&
                         past_clock_word(text, minutes + 2) != minutes + 2;
  if (!has_point) {
    if (digits != match.end) return false;
    minutes = past_clock_word(text, digits);
    if (minutes == digits || !are_two_digits(text, minutes)) return false;
  }
  match.quantity.keys.clear();
  add_value(match.quantity, hour);
  match.quantity.is_small = false;
  const bool are_none = text.at(minutes) == U'0' && text.at(minutes + 1) == U'0';
  match.end = are_none ? minutes + 2 : digits;
  return true;
}

/// A key with so many zeros more: "#2.5" with six is "#2500000".
std::string scaled(const std::string& key, int zeros) {
  const std::size_t point = std::min(key.find('.'), key.size());
  std::string digits = key.substr(1, point - 1);
  std::string places = point < key.size() ? key.substr(point + 1) : "";
  for (; zeros > 0; --zeros) {
    digits += places.empty() ? '0' : places.front();
    if (!places.empty()) places.erase(0, 1);
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return "#" + digits + (places.empty() ? "" : "." + places);
}

/// "2 fr. 70": a price with its coins, 2.70.
bool read_price(const QuantityText& text, QuantityMatch& match) {
  constexpr std::u32string_view kMoney[] = {U"fr", U"frs",  U"francs", U"euros",
                                            U"dm", U"mark", U"livres"};
  if (text.at(match.end) != U' ') return false;
  const std::size_t word = match.end + 1;
  std::size_t at = word_end(text, word);
  const std::u32string found = word_between(text, word, at);
  if (std::find(std::begin(kMoney), std::end(kMoney), found) == std::end(kMoney))
    return false;
  while (text.at(at) == U'.' || text.at(at) == U' ') ++at;
  if (!are_two_digits(text, at) ||
      match.quantity.keys.front().find('.') != std::string::npos)
    return false;
  std::string places;
  for (std::size_t k = at; k < at + 2; ++k)
    places += static_cast<char>('0' + (text.at(k) - U'0') % 10);
  while (!places.empty() && places.back() == '0') places.pop_back();
  match.quantity.keys = {match.quantity.keys.front() + (places.empty() ? "" : ".") +
                         places};
  match.end = at + 2;
  return true;
}

/// Behind the signs of pages in references, which often differ: "S. 161-177".
bool is_page(const QuantityText& text, std::size_t begin) {
  std::size_t at = begin;
  while (at > 0 && (is_digit(text.chars[at - 1]) || text.chars[at - 1] == U'-' ||
                    text.chars[at - 1] == U'–'))
    --at;
  const std::u32string_view before = text.before(at);
  for (const std::u32string_view sign :
       {U"s.", U"p.", U"pp.", U"s. ", U"p. ", U"pp. "}) {
    if (!before.ends_with(sign)) continue;
    const std::size_t place = at - sign.size();
    if (place == 0 || !is_word_char(text.chars[place - 1])) return true;
  }
  return false;
}

}  // namespace

void apply_other_surroundings(const QuantityText& text, QuantityMatch& match) {
  Quantity& quantity = match.quantity;
  if (quantity.keys.empty() || read_clock(text, match) || read_price(text, match))
    return;
  if (is_page(text, match.begin)) quantity.is_sure = false;
  std::size_t at = match.end;
  if (text.at(at) == U' ' || text.at(at) == U'-') ++at;
  const std::size_t end = word_end(text, at);
  const std::u32string word = word_between(text, at, end);
  if (const int zeros = scale_of(word); zeros > 0 && at > match.end) {
    quantity.keys = {scaled(quantity.keys.front(), zeros)};
    quantity.is_small = false;
    match.end = end;
    return;
  }
  constexpr std::array<std::u32string_view, 8> kBefore = {
      U"années ", U"anni ", U"anni '", U"años ",
      U"anos ",   U"anii ", U"jaren ", U"lat "};
  const std::u32string_view before = text.before(match.begin);
  const bool is_decade =
      word == U"er" || word == U"ern" || word == U"х" || word == U"x" ||
      std::any_of(kBefore.begin(), kBefore.end(),
                  [&](auto title) { return before.ends_with(title); });
  if (is_decade) add_decade(quantity, whole_value(quantity));
  // "1 ½" is one and a half.
  if (text.at(match.end) == U' ' && text.at(match.end + 1) == U'½') {
    quantity.keys = {quantity.keys.front() + ".5"};
    quantity.is_small = false;
    match.end += 2;
  }
}

}  // namespace awase
