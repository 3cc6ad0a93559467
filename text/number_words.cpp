// SPDX-License-Identifier: Apache-2.0

#include "text/number_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <map>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/language.h"
#include "text/language_cache.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr int kMostNumber = 99;
constexpr std::size_t kMonths = 12;
constexpr UChar32 kSoftHyphen = 0xAD;

/// Languages whose words for 2 and more stay the same whatever they count.
constexpr std::array<std::string_view, 11> kWritten = {
    "en", "de", "fr", "nl", "da", "sv", "nb", "no", "es", "it", "pt"};

std::string spelling_of(const icu::UnicodeString& word) {
  std::string utf8;
  for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1))
    if (word.char32At(i) != kSoftHyphen)
      append_char(utf8, static_cast<char32_t>(word.char32At(i)));
  return utf8;
}

std::string in_small_letters(std::string_view word) {
  std::string small;
  for (std::size_t i = 0; i < word.size();)
    append_char(small, static_cast<char32_t>(
                           u_tolower(static_cast<UChar32>(next_char(word, i)))));
  return small;
}

bool is_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_char(text, i);
    if (!is_letter(c) && c != U'-' && c != U' ') return false;
  }
  return !text.empty();
}

bool is_word_char(char32_t c) { return is_letter(c) || is_digit(c); }

std::size_t word_end(std::u32string_view text, std::size_t i) {
  while (i < text.size() && is_word_char(text[i])) ++i;
  return i;
}

bool is_between_words(char32_t c) { return c == U'.' || c == U',' || is_space(c); }

bool has_digit_behind(std::u32string_view text, std::size_t i) {
  while (i < text.size() && is_between_words(text[i])) ++i;
  return i < text.size() && is_digit(text[i]);
}

/// Whether digits stand before `i`, perhaps with the suffix of an ordinal and "of",
/// "de" or the like between.
bool has_digit_before(std::u32string_view text, std::size_t i) {
  constexpr std::size_t kMostLetters = 2;
  for (int words = 0; words < 2; ++words) {
    while (i > 0 && is_between_words(text[i - 1])) --i;
    std::size_t letters = 0;
    while (i > 0 && is_letter(text[i - 1]) && letters <= kMostLetters) --i, ++letters;
    if (letters > kMostLetters || i == 0) return false;
    if (is_digit(text[i - 1])) return true;
    if (letters == 0) return false;
  }
  return false;
}

constexpr std::size_t kBegins = 1024;

/// Of the first two letters of a word.
std::size_t begin_of(char32_t first, char32_t second) {
  constexpr std::size_t kFactor = 37;
  return (first * kFactor + second) % kBegins;
}

}  // namespace

struct NumberWords::Tables {
  std::map<std::string, int, std::less<>> numbers;
  std::map<std::string, MonthName, std::less<>> months;
  std::array<std::string, kMostNumber + 1> spelled;
  std::array<std::string, kMonths> long_months;
  std::array<std::string, kMonths> short_months;
  bool writes_numbers = false;
  std::bitset<kBegins> begins;  ///< What numbers and months begin with.
};

NumberWords::NumberWords(std::string_view language) {
  static LanguageCache<Tables> known;
  tables_ = known.get(language, tables_of);
}

NumberWords::Tables NumberWords::tables_of(const std::string& language) {
  Tables tables;
  const std::string primary = primary_language(language);
  tables.writes_numbers =
      std::find(kWritten.begin(), kWritten.end(), primary) != kWritten.end();
  const icu::Locale locale(language.c_str());
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, locale, status);
  for (int value = 2; U_SUCCESS(status) && value <= kMostNumber; ++value) {
    icu::UnicodeString word;
    std::string& spelled = tables.spelled[static_cast<std::size_t>(value)];
    spelled = spelling_of(spell.format(value, word));
    if (is_word(spelled)) tables.numbers.try_emplace(in_small_letters(spelled), value);
  }
  status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  const auto read_months = [&](icu::DateFormatSymbols::DtWidthType width,
                               std::array<std::string, kMonths>& names, bool is_short) {
    std::int32_t count = 0;
    const icu::UnicodeString* const months =
        symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
    for (std::size_t i = 0; i < kMonths && i < static_cast<std::size_t>(count); ++i) {
      names[i] = spelling_of(months[i]);
      if (is_word(names[i]))
        tables.months.try_emplace(in_small_letters(names[i]),
                                  MonthName{static_cast<int>(i) + 1, is_short});
      else
        names[i].clear();
    }
  };
  const auto mark_begins = [&tables](const auto& names) {
    for (const auto& [word, value] : names) {
      std::size_t i = 0;
      const char32_t first = next_char(word, i);
      if (i < word.size()) tables.begins.set(begin_of(first, next_char(word, i)));
    }
  };
  mark_begins(tables.numbers);
  if (U_FAILURE(status)) return tables;
  read_months(icu::DateFormatSymbols::WIDE, tables.long_months, false);
  if (primary == "en") {
    read_months(icu::DateFormatSymbols::ABBREVIATED, tables.short_months, true);
    constexpr int kSeptember = 9;
    tables.months.try_emplace("sept", MonthName{kSeptember, true});
  }
  mark_begins(tables.months);
  return tables;
}

std::optional<int> NumberWords::number(std::string_view word) const {
  const auto found = tables_->numbers.find(word);
  if (found == tables_->numbers.end()) return std::nullopt;
  return found->second;
}

std::optional<MonthName> NumberWords::month(std::string_view word) const {
  const auto found = tables_->months.find(word);
  if (found == tables_->months.end()) return std::nullopt;
  return found->second;
}

std::optional<NumberWordMatch> NumberWords::read(std::u32string_view text,
                                                 std::size_t begin) const {
  if (begin + 1 >= text.size() ||
      !tables_->begins.test(begin_of(text[begin], text[begin + 1])))
    return std::nullopt;
  const auto word = [&](std::size_t end) {
    return to_utf8(text.substr(begin, end - begin));
  };
  NumberWordMatch match;
  std::size_t end = word_end(text, begin);
  const std::optional<MonthName> name = month(word(end));
  if (name && (has_digit_before(text, begin) || has_digit_behind(text, end))) {
    match.end = end;
    match.month = name;
    return match;
  }
  constexpr int kMostParts = 4;
  for (int part = 0; part < kMostParts; ++part, end = word_end(text, end + 1)) {
    if (const std::optional<int> value = number(word(end))) {
      match.end = end;
      match.number = value;
    }
    if (end + 1 >= text.size() || text[end] != U'-' || !is_letter(text[end + 1])) break;
  }
  return match.number ? std::optional(match) : std::nullopt;
}

std::optional<std::string> NumberWords::spell(int number) const {
  constexpr int kTen = 10;
  if (!tables_->writes_numbers || number < 2 || number > kMostNumber) return {};
  // "ein", "eine" and "einer"; English has one word for each.
  if (number % kTen == 1 && number != kTen + 1 && !tables_->numbers.contains("two"))
    return {};
  const std::string& spelled = tables_->spelled[static_cast<std::size_t>(number)];
  return is_word(spelled) ? std::optional(spelled) : std::nullopt;
}

std::optional<std::string> NumberWords::spell(const MonthName& month) const {
  if (month.month < 1 || month.month > static_cast<int>(kMonths)) return {};
  const auto& names = month.is_short ? tables_->short_months : tables_->long_months;
  const std::string& name = names[static_cast<std::size_t>(month.month) - 1];
  return name.empty() ? std::nullopt : std::optional(name);
}

std::string with_capitals_of(std::string_view like, std::string_view word) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool begins_with_one = false;
  for (std::size_t i = 0; i < like.size();) {
    const char32_t c = next_char(like, i);
    if (!is_letter(c)) continue;
    if (letters == 0) begins_with_one = is_upper(c);
    ++letters;
    capitals += is_upper(c) ? 1 : 0;
  }
  const bool has_capitals_alone = letters > 1 && capitals == letters;
  std::string result;
  for (std::size_t i = 0; i < word.size();) {
    const bool is_capital = has_capitals_alone || (i == 0 && begins_with_one);
    const auto c = static_cast<UChar32>(next_char(word, i));
    append_char(result,
                static_cast<char32_t>(is_capital ? u_toupper(c) : u_tolower(c)));
  }
  return result;
}

std::string_view ordinal_suffix(std::string_view digits) {
  const bool is_teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
  switch (is_teen || digits.empty() ? '0' : digits.back()) {
    case '1':
      return "st";
    case '2':
      return "nd";
    case '3':
      return "rd";
    default:
      return "th";
  }
}

bool is_ordinal_at(std::u32string_view text, std::size_t end, std::string_view digits) {
  const std::string_view suffix = ordinal_suffix(digits);
  return end + suffix.size() <= text.size() &&
         std::equal(suffix.begin(), suffix.end(), text.substr(end).begin(),
                    [](char a, char32_t b) { return static_cast<char32_t>(a) == b; }) &&
         (end + suffix.size() == text.size() ||
          !is_word_char(text[end + suffix.size()]));
}

}  // namespace awase
