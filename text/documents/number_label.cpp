// SPDX-License-Identifier: Apache-2.0

#include "text/documents/number_label.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/unicode.h"

namespace awase {
namespace {

/// a … z, then aa, bb, … as word processors count.
std::string letters(int number, char first) {
  constexpr int kMostRepeats = 10;
  const int repeats = (number - 1) / 26 + 1;
  if (repeats > kMostRepeats) return std::to_string(number);
  return std::string(static_cast<std::size_t>(repeats),
                     static_cast<char>(first + (number - 1) % 26));
}

std::string roman(int number, bool upper) {
  struct Numeral {
    int value;
    std::string_view letters;
  };
  constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
                                   {100, "c"},  {90, "xc"},  {50, "l"},  {40, "xl"},
                                   {10, "x"},   {9, "ix"},   {5, "v"},   {4, "iv"},
                                   {1, "i"}};
  if (number > 3999) return std::to_string(number);
  std::string text;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value) text += numeral.letters;
  }
  if (upper) {
    for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// 1 to 9999: 二百十一.
std::string kanji(int number) {
  constexpr std::string_view kDigits[] = {"",   "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九"};
  if (number > 9999) return std::to_string(number);
  std::string text;
  for (const auto& [unit, name] :
       {std::pair(1000, "千"), std::pair(100, "百"), std::pair(10, "十")}) {
    const int digit = number / unit;
    number %= unit;
    if (digit > 1) text += kDigits[digit];
    if (digit > 0) text += name;
  }
  return text + std::string(kDigits[number]);
}

std::string from_table(int number, std::u32string_view table) {
  if (number > static_cast<int>(table.size())) return std::to_string(number);
  std::string text;
  append_char(text, table[static_cast<std::size_t>(number) - 1]);
  return text;
}

std::string full_width(int number) {
  std::string text;
  for (const char c : std::to_string(number))
    append_char(text, U'０' + static_cast<char32_t>(c - '0'));
  return text;
}

constexpr std::u32string_view kAiueo =
    U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリ"
    U"ルレロワヲン";
constexpr std::u32string_view kIroha =
    U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメ"
    U"ミシヱヒモセス";
constexpr std::u32string_view kCircled =
    U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";

}  // namespace

std::string number_label(int number, std::string_view format) {
  if (format == "none" || format == "bullet" || format.empty()) return {};
  if (number < 1) return std::to_string(number);
  if (format == "lowerLetter" || format == "a") return letters(number, 'a');
  if (format == "upperLetter" || format == "A") return letters(number, 'A');
  if (format == "lowerRoman" || format == "i") return roman(number, false);
  if (format == "upperRoman" || format == "I") return roman(number, true);
  if (format == "decimalZero") return (number < 10 ? "0" : "") + std::to_string(number);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2" ||
      format.starts_with("１"))
    return full_width(number);
  if (format == "japaneseCounting" || format == "ideographDigital" ||
      format == "chineseCounting" || format == "japaneseDigitalTenThousand" ||
      format.starts_with("一"))
    return kanji(number);
  if (format == "aiueo" || format == "aiueoFullWidth" || format.starts_with("ア"))
    return from_table(number, kAiueo);
  if (format == "iroha" || format == "irohaFullWidth" || format.starts_with("イ"))
    return from_table(number, kIroha);
  if (format == "decimalEnclosedCircle" || format.starts_with("①"))
    return from_table(number, kCircled);
  return std::to_string(number);
}

}  // namespace awase
