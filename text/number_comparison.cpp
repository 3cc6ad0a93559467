// SPDX-License-Identifier: Apache-2.0
//
// What is written in digits must be on the other side. Han numerals and words may be
// parts of words (一般, "no one"), so they only answer for digits, and are read only
// when the digits of the other side leave something open.

#include "text/number_comparison.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <vector>

#include "text/unicode.h"

namespace awase {
namespace {

using Keys = std::set<std::string, std::less<>>;

/// Longest word that may be a number, in bytes.
constexpr std::size_t kLongestWord = 60;

bool is_han_unit(char32_t c) {
  return std::u32string_view(U"十百千万億兆亿萬").find(c) != std::u32string_view::npos;
}

/// `text` folded, without the spaces that some put inside numbers: "1 万 6 千".
std::u32string folded_chars(std::string_view text) {
  const std::string folded = fold(text);
  std::u32string chars;
  bool space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_char(folded, at);
    if (c == U' ' && !space) {
      space = true;
      continue;
    }
    if (space) {
      const char32_t before = chars.empty() ? U' ' : chars.back();
      const bool inside =
          (is_digit(before) && is_han_unit(c)) || (is_han_unit(before) && is_digit(c));
      if (!inside) chars += U' ';
      space = false;
    }
    chars += c;
  }
  return chars;
}

bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte >= '0' && byte <= '9') return true;
      ++at;
    } else if (is_digit(next_char(text, at))) {
      return true;
    }
  }
  return false;
}

/// What a side writes in digits: for each number all it may mean.
struct Written {
  std::vector<std::vector<std::string>> numbers;
  Keys keys;           ///< Of all of them.
  std::string digits;  ///< All in a row: 10 000 and 10,000 are one.
};

/// The value of "#14", or -1.
int small_value(const std::string& key) {
  int value = -1;
  const char* end = key.data() + key.size();
  const auto read = std::from_chars(key.data() + 1, end, value);
  return read.ec == std::errc() && read.ptr == end ? value : -1;
}

/// What else a number may mean: an hour after noon, a month, a year's last digits.
void add_readings(std::vector<std::string>& keys, bool after_noon) {
  const int value = small_value(keys.front());
  const auto add = [&](int other) { keys.push_back("#" + std::to_string(other)); };
  if (value >= 1 && value <= 12) keys.push_back("#m" + std::to_string(value));
  if (after_noon && value >= 1 && value <= 11) add(value + 12);
  if (value >= 10 && value <= 99) add(1900 + value), add(2000 + value);
}

/// 125m and 125 million, 40k and 40,000.
void add_suffixed(std::vector<std::string>& keys, std::u32string_view after) {
  const bool billion = after.starts_with(U"bn");
  const std::size_t size = billion ? 2 : 1;
  if (after.size() > size && is_letter(after[size])) return;
  const int zeros = billion                   ? 9
                    : after.starts_with(U"m") ? 6
                    : after.starts_with(U"k") ? 3
                                              : 0;
  if (zeros > 0 && keys.front().find('.') == std::string::npos)
    keys.push_back(keys.front() + std::string(static_cast<std::size_t>(zeros), '0'));
}

Written read_written(const NumberReader& reader, std::u32string_view text) {
  Written written;
  const bool after_noon = text.find(U"p.m") != text.npos ||
                          text.find(U"pm") != text.npos ||
                          text.find(U"午後") != text.npos;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    NumberMatch match = reader.read_digits(text, i);
    const std::size_t end = std::max(match.end, i + 1);
    for (; i < end; ++i)
      if (is_digit(text[i])) append_char(written.digits, text[i]);
    if (match.keys.empty()) continue;
    add_readings(match.keys, after_noon);
    add_suffixed(match.keys, text.substr(i));
    written.keys.insert(match.keys.begin(), match.keys.end());
    written.numbers.push_back(std::move(match.keys));
  }
  return written;
}

/// Puts the words of a number together: "twenty", "five", "thousand" are 25,000. Each
/// value on the way is a number too, for who knows where one ends and another begins.
class WordNumber {
 public:
  WordNumber(const NumberReader& reader, Keys& keys) : reader_(reader), keys_(keys) {}

  /// Takes the next word; "and" and the like may stand between two.
  void add(const std::string& word) {
    if (std::find(std::begin(kLinks), std::end(kLinks), word) != std::end(kLinks))
      return;
    for (std::size_t month = 0; month < std::size(kMonths); ++month)
      if (word == kMonths[month] || (month == 8 && word == "sept"))
        keys_.insert("#m" + std::to_string(month + 1));
    const int zeros = zeros_of(word);
    int value = -1;
    for (const std::string& key : reader_.read_word(word)) {
      keys_.insert(key);
      value = small_value(key);
    }
    for (const auto& [other, its_value] : kOthers)
      if (word == other) value = its_value;
    if (zeros > 0) {
      multiply(zeros);
    } else if (value > 0) {
      const bool below = value < 10 && section_ % 100 >= 20 && section_ % 10 == 0;
      const bool after_hundred = section_ > 0 && section_ % 100 == 0;
      section_ = below || after_hundred ? section_ + value : value;
    } else {
      total_ = section_ = 0;
      return;
    }
    keys_.insert("#" + std::to_string(value));
    keys_.insert("#" + std::to_string(section_));
    keys_.insert("#" + std::to_string(total_ + section_));
  }

 private:
  struct Word {
    std::string_view word;
    int value;
  };
  static constexpr std::string_view kLinks[] = {"and", "und", "et", "y",
                                                "e",   "og",  "och"};
  static constexpr Word kOthers[] = {
      {"a", 1},        {"an", 1},         {"one", 1},      {"single", 1},
      {"once", 1},     {"first", 1},      {"un", 1},       {"une", 1},
      {"ein", 1},      {"eine", 1},       {"einen", 1},    {"einem", 1},
      {"einer", 1},    {"eines", 1},      {"uno", 1},      {"una", 1},
      {"um", 1},       {"uma", 1},        {"een", 1},      {"en", 1},
      {"ett", 1},      {"один", 1},       {"jeden", 1},    {"both", 2},
      {"pair", 2},     {"twice", 2},      {"double", 2},   {"second", 2},
      {"trio", 3},     {"triple", 3},     {"dozen", 12},   {"decade", 10},
      {"decades", 10}, {"teenagers", 10}, {"teenager", 10}};
  static constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr",
                                                 "may", "jun", "jul", "aug",
                                                 "sep", "oct", "nov", "dec"};
  static constexpr Word kZeros[] = {
      {"hundred", 2},   {"hundreds", 2},  {"hundert", 2},    {"cent", 2},
      {"cents", 2},     {"cien", 2},      {"ciento", 2},     {"thousand", 3},
      {"thousands", 3}, {"tausend", 3},   {"mille", 3},      {"mil", 3},
      {"million", 6},   {"millions", 6},  {"millionen", 6},  {"millones", 6},
      {"milljónir", 6}, {"billion", 9},   {"billions", 9},   {"milliard", 9},
      {"milliards", 9}, {"milliarde", 9}, {"milliarden", 9}, {"milljarðar", 9},
      {"trillion", 12}, {"trillions", 12}};

  static int zeros_of(const std::string& word) {
    for (const Word& known : kZeros)
      if (word == known.word) return known.value;
    return 0;
  }

  void multiply(int zeros) {
    long long factor = 1;
    for (int k = 0; k < zeros; ++k) factor *= 10;
    section_ = std::max(section_, 1LL);
    if (section_ > kMost / factor) section_ = 1;
    section_ *= factor;
    if (zeros > 2) {
      total_ = total_ + section_ > kMost ? section_ : total_ + section_;
      section_ = 0;
    }
  }

  static constexpr long long kMost = 1'000'000'000'000'000;

  const NumberReader& reader_;
  Keys& keys_;
  long long total_ = 0;
  long long section_ = 0;
};

/// Numbers that `text` writes in Han numerals or in words.
Keys read_spelled(const NumberReader& reader, std::u32string_view text) {
  Keys keys;
  WordNumber number(reader, keys);
  for (std::size_t i = 0; i < text.size();) {
    if (is_han(text[i])) {
      NumberMatch match = reader.read_digits(text, i);
      keys.insert(match.keys.begin(), match.keys.end());
      i = std::max(match.end, i + 1);
    } else if (is_letter(text[i])) {
      std::string word;
      for (; i < text.size() && is_letter(text[i]) && !is_han(text[i]); ++i)
        append_char(word, text[i]);
      if (word.size() <= kLongestWord) number.add(word);
    } else {
      ++i;
    }
  }
  return keys;
}

/// Whether it may stay unsaid: "2つの選択肢" is "a choice", "1つも" is "any".
bool may_be_unsaid(const std::vector<std::string>& keys) {
  return keys.front() == "#1" || keys.front() == "#2";
}

enum class Missing { none, small, some };

/// What of their numbers `text` has not.
Missing missing(const Written& theirs, const Written& mine, const NumberReader& reader,
                std::u32string_view text) {
  Keys spelled;
  bool has_spelled = false;
  Missing worst = Missing::none;
  for (const auto& keys : theirs.numbers) {
    const auto in = [&](const Keys& set) {
      return std::any_of(keys.begin(), keys.end(),
                         [&](const auto& key) { return set.contains(key); });
    };
    if (in(mine.keys)) continue;
    if (!has_spelled) spelled = read_spelled(reader, text);
    has_spelled = true;
    if (in(spelled)) continue;
    if (!may_be_unsaid(keys)) return Missing::some;
    worst = Missing::small;
  }
  return worst;
}

}  // namespace

bool NumberComparison::is_same(std::string_view source, std::string_view target) const {
  if (!has_digit(source) && !has_digit(target)) return true;
  const std::u32string a = folded_chars(source);
  const std::u32string b = folded_chars(target);
  const Written in_a = read_written(source_, a);
  const Written in_b = read_written(target_, b);
  if (in_a.digits == in_b.digits) return true;
  const Missing in_target = missing(in_a, in_b, target_, b);
  if (in_target == Missing::some) return false;
  const Missing in_source = missing(in_b, in_a, source_, a);
  return in_source == Missing::none ||
         (in_source == Missing::small && in_target == Missing::none);
}

}  // namespace awase
