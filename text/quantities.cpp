// SPDX-License-Identifier: Apache-2.0
//
// One pass from left to right. Digits and Han numerals are read by NumberReader; what
// stands around them says what they count (quantities_japanese.cpp). Words are read by
// quantities_words.cpp. What is not surely a quantity is kept too, for it may answer
// one of the other language: 三 in 三角 answers for "three".

#include "text/quantities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/language.h"
#include "text/quantities_other.h"
#include "text/quantity_text.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::u32string_view kHanUnits = U"十百千万億兆亿萬";

char32_t plain_char(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
  if (c == 0xA0 || c == 0x3000 || c == 0x202F || c == 0x2009) return U' ';
  if (c == U'￥') return U'¥';
  if (c == 0x2019) return U'\'';
  if (c >= U'①' && c <= U'⑨') return U'1' + (c - U'①');
  if (c == U'⁄') return U'/';
  return c;
}

/// The ideograph of a unit of numbers that Korean writes behind digits (3만, 2백만),
/// and of the one that Japanese often mistakes (憶); 0 for any other character.
/// `before` is the character before it.
char32_t han_unit(char32_t c, char32_t before) {
  constexpr std::u32string_view kKorean = U"십백천만억";
  constexpr std::u32string_view kHan = U"十百千万億";
  if (!is_digit(before) && kHan.find(before) == kHan.npos) return 0;
  if (c == U'憶') return U'億';
  const std::size_t unit = kKorean.find(c);
  return unit == kKorean.npos ? 0 : kHan[unit];
}

struct Fraction {
  char32_t character;
  std::string_view key;
  std::string_view decimal;
};
constexpr std::array<Fraction, 6> kFractions = {{{U'½', "#1/2", "5"},
                                                 {U'⅓', "#1/3", ""},
                                                 {U'⅔', "#2/3", ""},
                                                 {U'¼', "#1/4", "25"},
                                                 {U'¾', "#3/4", "75"},
                                                 {U'⅕', "#1/5", "2"}}};

bool is_in_range(const Quantity& one, const Quantity& range) {
  return range.has_range() &&
         std::any_of(one.keys.begin(), one.keys.end(), [&](const std::string& key) {
           const double value = approximate(key);
           return value >= range.low && value <= range.high;
         });
}

class Reader {
 public:
  /// `others` may be null.
  Reader(const QuantityText& text, const NumberReader& numbers,
         const NumberReader& words, const OtherNumberWords* others, bool is_english,
         bool has_spaces)
      : text_(text),
        numbers_(numbers),
        words_(words),
        others_(others),
        is_english_(is_english),
        has_spaces_(has_spaces) {}

  std::vector<QuantityMatch> read() && {
    for (std::size_t i = 0; i < text_.chars.size();) {
      QuantityMatch match{i, i, {}};
      if (!take(i, match)) {
        ++i;
        continue;
      }
      i = std::max(match.end, i + 1);
      if (!match.quantity.keys.empty() || match.quantity.has_range())
        found_.push_back(std::move(match));
    }
    return std::move(found_);
  }

 private:
  bool take(std::size_t i, QuantityMatch& match) {
    const char32_t c = text_.chars[i];
    if (is_digit(c)) return take_digits(i, match);
    if (is_letter(c) && others_ != nullptr && others_->read(text_, i, match))
      return true;
    if (c < 0x80) {
      if (!is_letter(c)) return false;
      read_words(text_, words_, is_english_, i, found_, match);
      return true;
    }
    if (read_fixed_word(text_, i, match)) return true;
    if (is_han(c)) return take_han(i, match);
    if (take_sign(c, match)) return true;
    if (!is_letter(c) || is_hiragana(c) || is_katakana(c)) return false;
    read_words(text_, words_, is_english_, i, found_, match);
    return true;
  }

  bool take_digits(std::size_t i, QuantityMatch& match) {
    NumberMatch number = numbers_.read_digits(text_.chars, i);
    if (number.keys.empty()) return false;
    match.end = number.end;
    match.quantity.keys = std::move(number.keys);
    match.quantity.is_sure = !is_part_of_formula(i) && !is_country_code(i, match.end);
    match.quantity.is_digits = true;
    if (read_bare_places(i, match)) return true;
    read_separators(i, match);
    if (others_ != nullptr) apply_other_surroundings(text_, match);
    apply_surroundings(text_, numbers_, match);
    return true;
  }

  bool take_han(std::size_t i, QuantityMatch& match) {
    NumberMatch number = numbers_.read_digits(text_.chars, i);
    if (number.keys.empty()) return false;
    match.end = number.end;
    match.quantity.keys = std::move(number.keys);
    read_han_decimal(match);
    apply_surroundings(text_, numbers_, match);
    read_approximation(i, match);
    return true;
  }

  // 七八人 is seven or eight, 十四五 fourteen or fifteen, 一二十 ten to twenty: two
  // digits one after the other. Years and numbers have the same digits, so their keys
  // stay.
  void read_approximation(std::size_t i, QuantityMatch& match) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    const bool has_ten = text_.at(i) == U'十';
    // 二、三十人
    const bool has_comma =
        !has_ten && text_.at(i + 1) == U'、' && among(text_.at(i + 3), U"十百千万");
    const std::size_t last = i + (has_ten || has_comma ? 2 : 1);
    const std::size_t first = kDigits.find(text_.at(has_ten ? i + 1 : i));
    const std::size_t second = kDigits.find(text_.at(last));
    if (first == kDigits.npos || second == kDigits.npos || first == 0) return;
    if (second != first + 1 && first != second + 1) return;
    std::size_t end = last + 1;
    if (kDigits.find(text_.at(end)) != kDigits.npos) return;  // 二〇一二
    double unit = 1;
    if (!has_ten)
      for (const auto& [sign, zeros] :
           {std::pair{U'十', 10.0}, {U'百', 100.0}, {U'千', 1e3}, {U'万', 1e4}})
        if (text_.at(end) == sign) unit = zeros;
    if (unit > 1) ++end;
    if (end < match.end) return;
    const double tens = has_ten ? 10 : 0;
    match.quantity.low = tens + static_cast<double>(std::min(first, second)) * unit;
    match.quantity.high = tens + static_cast<double>(std::max(first, second)) * unit;
    match.quantity.is_small = false;
    match.end = std::max(match.end, end);
  }

  // 三・五, 〇．五: also a date such as 九・一一, so each part is kept.
  void read_han_decimal(QuantityMatch& match) {
    const int whole = whole_value(match.quantity);
    if (whole < 0 || whole > 99 || !among(text_.at(match.end), U"・.．")) return;
    std::size_t i = match.end + 1;
    std::string places;
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    while (among(text_.at(i), kDigits) && places.size() < 9) {
      places += static_cast<char>('0' + kDigits.find(text_.at(i)));
      ++i;
    }
    if (places.empty()) return;
    add_key(match.quantity, "#" + std::to_string(whole) + "." + places);
    std::swap(match.quantity.keys.front(), match.quantity.keys.back());
    add_value_key(match.quantity, std::stoll(places));
    match.end = i;
  }

  bool take_sign(char32_t c, QuantityMatch& match) {
    if (c >= U'Ⅰ' && c <= U'ⅻ') {
      const int value = static_cast<int>(c - (c >= U'ⅰ' ? U'ⅰ' : U'Ⅰ')) + 1;
      add_value_key(match.quantity, value);
      match.quantity.is_sure = true;
      match.quantity.is_small = value <= 2;
    } else if (c >= U'⑩' && c <= U'⑳') {
      add_value_key(match.quantity, static_cast<int>(c - U'⑩') + 10);
      match.quantity.is_sure = true;
    } else {
      const auto* fraction =
          std::find_if(kFractions.begin(), kFractions.end(),
                       [c](const Fraction& each) { return each.character == c; });
      if (fraction == kFractions.end()) return false;
      add_key(match.quantity, std::string(fraction->key));
      if (!fraction->decimal.empty())
        add_key(match.quantity, "#0." + std::string(fraction->decimal));
    }
    match.end = match.begin + 1;
    return true;
  }

  // The 81 of +81-3-1234-5678, which is not dialled from within.
  bool is_country_code(std::size_t i, std::size_t end) const {
    return i > 0 && text_.chars[i - 1] == U'+' && among(text_.at(end), U"-( ") &&
           is_digit(text_.at(end + 1));
  }

  // ".325" is 0.325 and 32.5 percent.
  bool read_bare_places(std::size_t i, QuantityMatch& match) const {
    if (i == 0 || text_.chars[i - 1] != U'.') return false;
    if (i > 1 && (is_digit(text_.chars[i - 2]) || is_letter(text_.chars[i - 2])))
      return false;
    std::string key = "#0.";
    for (std::size_t k = i; k < match.end; ++k) {
      if (text_.chars[k] < U'0' || text_.chars[k] > U'9') return false;
      key += static_cast<char>(text_.chars[k]);
    }
    match.quantity.keys = {shifted(key, 0), shifted(key, 2)};
    return true;
  }

  // The 2 of CO2 and of m2 counts nothing.
  bool is_part_of_formula(std::size_t i) const {
    constexpr std::array<std::u32string_view, 12> kFormulas = {
        U"co2", U"h2o", U"o2", U"n2o", U"no2", U"so2",
        U"ch4", U"h2",  U"m2", U"m3",  U"km2", U"cm3"};
    std::size_t begin = i;
    while (begin > 0 && i - begin < 4 && is_latin(text_.chars[begin - 1])) --begin;
    if (begin == i) return false;
    const std::u32string_view word = text_.from(begin);
    return std::any_of(kFormulas.begin(), kFormulas.end(), [&](auto formula) {
      return word.starts_with(formula) &&
             (word.size() == formula.size() || !is_digit(word[formula.size()]));
    });
  }

  // 3.125 is a decimal in Japanese and English, 1.234 a thousand and more in German;
  // 10 000 is one number where languages write it so.
  void read_separators(std::size_t i, QuantityMatch& match) {
    const std::u32string_view read(text_.chars.data() + i, match.end - i);
    const std::size_t point = read.find(U'.');
    const bool is_one_point = point != read.npos &&
                              read.find(U'.', point + 1) == read.npos &&
                              read.find(U',') == read.npos;
    const bool has_three =
        is_one_point && read.size() == point + 4 && point > 0 &&
        std::all_of(read.begin() + static_cast<long>(point) + 1, read.end(), is_digit);
    if (has_three) {
      std::string decimal = "#";
      for (const char32_t c : read)
        if (c < 0x80) decimal += static_cast<char>(c);
      while (decimal.back() == '0') decimal.pop_back();
      if (decimal.back() == '.') decimal.pop_back();
      if (!has_spaces_ || is_english_) {
        match.quantity.keys = {decimal};
      } else {
        add_key(match.quantity, decimal);
      }
    }
    if (has_spaces_ && point == read.npos && read.size() <= 3) read_groups(match);
  }

  void read_groups(QuantityMatch& match) {
    std::string key = match.quantity.keys.front();
    // "116 123" may be two all the same.
    std::vector<std::string> keys = {key, key};
    std::size_t end = match.end;
    const auto is_group = [&](std::size_t at) {
      return text_.at(at) == U' ' && is_digit(text_.at(at + 1)) &&
             is_digit(text_.at(at + 2)) && is_digit(text_.at(at + 3)) &&
             !is_digit(text_.at(at + 4));
    };
    while (is_group(end) && key.size() < 40) {
      for (std::size_t k = end + 1; k <= end + 3; ++k)
        key += static_cast<char>('0' + (text_.at(k) - U'0') % 10);
      keys.push_back("#" + key.substr(key.size() - 3));
      end += 4;
    }
    if (end == match.end) return;
    if (among(text_.at(end), U",.") && is_digit(text_.at(end + 1))) {
      key += '.';
      for (++end; is_digit(text_.at(end)) && key.size() < 60; ++end)
        key += static_cast<char>('0' + (text_.at(end) - U'0') % 10);
    }
    keys.front() = key;
    match.quantity.keys = std::move(keys);
    match.end = end;
  }

  const QuantityText& text_;
  const NumberReader& numbers_;
  const NumberReader& words_;
  const OtherNumberWords* others_;
  bool is_english_;
  bool has_spaces_;
  std::vector<QuantityMatch> found_;
};

}  // namespace

QuantityText quantity_text(std::string_view text) {
  QuantityText out;
  bool space = false;
  std::size_t space_at = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = plain_char(next_char(text, offset));
    if (c == U' ') {
      if (!space) space_at = begin;
      space = true;
      continue;
    }
    if (space) {
      const char32_t before = out.chars.empty() ? U' ' : out.chars.back();
      const bool inside = (is_digit(before) && among(c, kHanUnits)) ||
                          (among(before, kHanUnits) && is_digit(c));
      if (!inside) {
        out.chars += U' ';
        out.upper.push_back(false);
        out.bytes.push_back(space_at);
      }
      space = false;
    }
    const bool upper = is_upper(c);
    std::string one;
    append_char(one, c);
    const std::size_t size = out.chars.size();
    const char32_t last = size == 0 ? U' ' : out.chars[size - 1];
    const char32_t before = last == U' ' && size > 1 ? out.chars[size - 2] : last;
    const char32_t unit = han_unit(c, before);
    if (unit != 0 && last == U' ') {
      // "1억 4천": one number.
      out.chars.pop_back();
      out.upper.pop_back();
      out.bytes.pop_back();
    }
    out.chars += unit != 0 ? unit : upper ? first_char(fold(one)) : c;
    out.upper.push_back(upper);
    out.bytes.push_back(begin);
  }
  out.bytes.push_back(text.size());
  return out;
}

void add_key(Quantity& quantity, std::string key) {
  if (std::find(quantity.keys.begin(), quantity.keys.end(), key) == quantity.keys.end())
    quantity.keys.push_back(std::move(key));
}

void add_value_key(Quantity& quantity, long long value) {
  add_key(quantity, "#" + std::to_string(value));
}

std::string shifted(const std::string& key, int places) {
  const std::size_t point = std::min(key.find('.'), key.size());
  std::string digits = key.substr(1, point - 1);
  std::string rest = point < key.size() ? key.substr(point + 1) : "";
  for (; places > 0; --places) {
    digits += rest.empty() ? '0' : rest.front();
    if (!rest.empty()) rest.erase(0, 1);
  }
  for (; places < 0; ++places) {
    rest.insert(rest.begin(), digits.empty() ? '0' : digits.back());
    if (!digits.empty()) digits.pop_back();
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (digits.empty()) digits = "0";
  return "#" + digits + (rest.empty() ? "" : "." + rest);
}

int whole_value(const Quantity& quantity) {
  if (quantity.keys.empty()) return -1;
  const std::string& key = quantity.keys.front();
  constexpr std::size_t kMostDigits = 7;
  if (key.size() < 2 || key.size() > kMostDigits + 1) return -1;
  int value = 0;
  for (const char c : std::string_view(key).substr(1)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

namespace {

bool has_spaces(const std::string& language) {
  return language != "ja" && language != "zh" && language != "ko";
}

}  // namespace

QuantityReader::QuantityReader(std::string_view language)
    : numbers_(language),
      words_(has_spaces(primary_language(language)) ? language : "en"),
      language_(primary_language(language)) {
  if (language_ == "ja" || language_ == "zh" || language_ == "en") return;
  knows_all_words_ = false;
  others_ = std::make_shared<OtherNumberWords>(language_);
}

namespace {

/// Marks the quantities that stand in brackets, which must close again.
void mark_brackets(const QuantityText& text, std::vector<QuantityMatch>& found) {
  constexpr std::u32string_view kOpen = U"([{（［【〔";
  constexpr std::u32string_view kClose = U")]}）］】〕";
  std::size_t next = 0;
  std::size_t first_inside = 0;  // Of the quantities in the bracket that is open.
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.chars.size(); ++i) {
    while (next < found.size() && found[next].begin < i) ++next;
    if (among(text.chars[i], kOpen)) {
      if (depth++ == 0) first_inside = next;
    } else if (among(text.chars[i], kClose) && depth > 0 && --depth == 0) {
      for (std::size_t k = first_inside; k < next; ++k)
        found[k].quantity.in_brackets = true;
    }
  }
}

}  // namespace

std::vector<Quantity> QuantityReader::read(std::string_view text) const {
  const QuantityText plain = quantity_text(text);
  const bool spaces = has_spaces(language_);
  std::vector<QuantityMatch> found = Reader(plain, numbers_, words_, others_.get(),
                                            language_ == "en" || !spaces, spaces)
                                         .read();
  combine_units(plain, found);
  combine_shares(plain, found);
  convert_units(plain, found);
  find_metric_units(plain, found);
  combine_metric_units(plain, found);
  settle_months(plain, found);
  mark_brackets(plain, found);
  std::vector<Quantity> quantities;
  quantities.reserve(found.size());
  for (QuantityMatch& match : found) {
    match.quantity.range = {plain.bytes[match.begin], plain.bytes[match.end]};
    match.quantity.is_label = match.begin == 0 && match.end <= 3 &&
                              among(plain.at(match.end), U".)、") &&
                              !is_digit(plain.at(match.end + 1));
    quantities.push_back(std::move(match.quantity));
  }
  return quantities;
}

bool may_agree(const Quantity& one, const Quantity& other) {
  const bool are_same_kind = one.units != 0 && one.units == other.units;
  for (const std::string& key : one.keys) {
    if (are_same_kind && !key.starts_with('=')) continue;
    if (std::find(other.keys.begin(), other.keys.end(), key) != other.keys.end())
      return true;
  }
  return is_in_range(one, other) || is_in_range(other, one);
}

}  // namespace awase
