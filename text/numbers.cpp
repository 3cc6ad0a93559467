// SPDX-License-Identifier: Apache-2.0
//
// A number is kept as digits and a power of ten, never as a floating-point value, so
// that no size overflows and equal values have equal keys.

#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/language_cache.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Longest number that is read as one, in digits.
constexpr std::size_t kMaxDigits = 40;

/// ARABIC DECIMAL SEPARATOR and ARABIC THOUSANDS SEPARATOR.
constexpr char32_t kArabicDecimal = U'\u066B';
constexpr char32_t kArabicThousands = U'\u066C';
constexpr UChar32 kSoftHyphen = 0xAD;

struct Scale {
  std::u32string_view word;
  int zeros;
};

/// Words that multiply the number before them. Longer ones first where one begins
/// another.
constexpr std::array kScales = {
    Scale{U"thousand", 3},  Scale{U"millionen", 6}, Scale{U"millions", 6},
    Scale{U"million", 6},   Scale{U"millones", 6},  Scale{U"milliarden", 9},
    Scale{U"milliards", 9}, Scale{U"milliard", 9},  Scale{U"billion", 9},
    Scale{U"trillion", 12},
};

int han_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
    case U'壱':
      return 1;
    case U'二':
    case U'弐':
      return 2;
    case U'三':
    case U'参':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

/// Power of ten of a Han unit within a myriad: 十 1, 百 2, 千 3.
int small_unit(char32_t c) {
  return c == U'十' || c == U'拾' ? 1 : c == U'百' ? 2 : c == U'千' ? 3 : 0;
}

/// Power of ten of a Han myriad: 万 4, 億 (亿 in China) 8, 兆 12.
int large_unit(char32_t c) {
  return c == U'万' || c == U'萬'   ? 4
         : c == U'億' || c == U'亿' ? 8
         : c == U'兆'               ? 12
                                    : 0;
}

/// The Gregorian year of the first year of each Japanese era, from 大化 on, as ICU's
/// Japanese calendar has them.
std::map<std::u32string, int, std::less<>> read_eras(const char* locale_id) {
  std::map<std::u32string, int, std::less<>> eras;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(locale_id);
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(locale, status));
  const icu::DateFormatSymbols symbols(locale, "japanese", status);
  if (U_FAILURE(status)) return eras;
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getEras(count);
  for (std::int32_t era = 0; era < count; ++era) {
    calendar->clear();
    calendar->set(UCAL_ERA, era);
    calendar->set(UCAL_YEAR, 1);
    const int year = calendar->get(UCAL_EXTENDED_YEAR, status);
    if (U_FAILURE(status)) break;
    std::u32string name;
    for (std::int32_t i = 0; i < names[era].length(); i = names[era].moveIndex32(i, 1))
      name += static_cast<char32_t>(names[era].char32At(i));
    eras.insert_or_assign(std::move(name), year);
  }
  return eras;
}

/// Digits and a decimal exponent.
struct Decimal {
  std::string digits;
  int exponent = 0;

  std::string key() const {
    std::string all = digits;
    int places = exponent;
    while (places < 0 && !all.empty() && all.back() == '0') all.pop_back(), ++places;
    if (places > 0) all.append(static_cast<std::size_t>(places), '0'), places = 0;
    const std::size_t first = all.find_first_not_of('0');
    if (first == std::string::npos) return "#0";
    const std::size_t whole = all.size() - static_cast<std::size_t>(-places);
    if (places < 0) {
      if (all.size() <= static_cast<std::size_t>(-places))
        return "#0." +
               std::string(static_cast<std::size_t>(-places) - all.size(), '0') + all;
      std::string head = all.substr(0, whole);
      head.erase(0, std::min(head.find_first_not_of('0'), head.size() - 1));
      return "#" + head + "." + all.substr(whole);
    }
    return "#" + all.substr(first);
  }
};

bool digit_at(std::u32string_view text, std::size_t i) {
  return i < text.size() && is_digit(text[i]);
}

/// Reads 1,234.56 and 1.234,56 and 1234: a separator before exactly three digits
/// groups, any other is the decimal point.
Decimal read_western(std::u32string_view text, std::size_t& i) {
  Decimal number;
  bool decimal = false;
  while (i < text.size() && number.digits.size() < kMaxDigits) {
    if (is_digit(text[i])) {
      number.digits +=
          static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(text[i])));
      if (decimal) --number.exponent;
      ++i;
      continue;
    }
    const bool separator = text[i] == U',' || text[i] == U'.' || text[i] == U'\'' ||
                           text[i] == kArabicDecimal || text[i] == kArabicThousands;
    if (!separator || decimal || !digit_at(text, i + 1)) break;
    const bool three =
        digit_at(text, i + 2) && digit_at(text, i + 3) && !digit_at(text, i + 4);
    const bool leading_zero = number.digits == "0";
    if (!three || leading_zero || text[i] == kArabicDecimal) {
      if (text[i] == U'\'' || text[i] == kArabicThousands) break;
      decimal = true;
    }
    ++i;
  }
  return number;
}

/// Adds `value` shifted by `zeros` to a plain integer in a 64-bit total; false when it
/// would not fit.
bool add_scaled(std::uint64_t& total, std::uint64_t value, int zeros) {
  for (int z = 0; z < zeros; ++z)
    if (__builtin_mul_overflow(value, std::uint64_t{10}, &value)) return false;
  return !__builtin_add_overflow(total, value, &total);
}

/// Reads 二〇二五, 三千五百, 二十万: positional without units, else units and myriads.
std::optional<std::uint64_t> read_han(std::u32string_view text, std::size_t& i) {
  std::uint64_t total = 0;
  std::uint64_t section = 0;
  std::uint64_t digits = 0;
  bool has_digits = false;
  const std::size_t begin = i;
  for (; i < text.size() && i - begin < kMaxDigits; ++i) {
    if (const int digit = han_digit(text[i]); digit >= 0) {
      digits = digits * 10 + static_cast<std::uint64_t>(digit);
      if (digits > 1'000'000'000'000ULL) return std::nullopt;
      has_digits = true;
    } else if (const int zeros = small_unit(text[i])) {
      if (!add_scaled(section, has_digits ? digits : 1, zeros)) return std::nullopt;
      digits = 0, has_digits = false;
    } else if (const int myriad = large_unit(text[i]); myriad && i > begin) {
      if (!add_scaled(section, digits, 0) ||
          !add_scaled(total, std::max<std::uint64_t>(section, 1), myriad))
        return std::nullopt;
      section = digits = 0, has_digits = false;
    } else {
      break;
    }
  }
  if (i == begin || !add_scaled(total, section, 0) || !add_scaled(total, digits, 0))
    return std::nullopt;
  return total;
}

/// Power of ten of the unit after western digits at `i`: 3億, 5千, 3百.
int unit_at(std::u32string_view text, std::size_t i) {
  if (i >= text.size()) return 0;
  return text[i] == U'千' ? 3 : text[i] == U'百' ? 2 : large_unit(text[i]);
}

/// A whole number as it is read, section by section: the 3千 of 2兆3千億 is one until
/// 億 multiplies it.
struct MixedNumber {
  std::uint64_t total = 0;
  std::uint64_t section = 0;
  int last_large = 99;  ///< Power of ten of the last myriad.
  int last_small = 99;  ///< That of the last unit of this section.

  /// False, and nothing changes, when `coefficient` before the unit at `i` cannot go on
  /// with the number: a unit that is not smaller begins another.
  bool take(std::uint64_t coefficient, std::u32string_view text, std::size_t i) {
    const int zeros = unit_at(text, i);
    MixedNumber next = *this;
    if (zeros >= 4) {
      std::uint64_t whole = next.section;
      if (zeros >= last_large || !add_scaled(whole, coefficient, 0)) return false;
      next.section = 0;
      next.last_small = 99;
      next.last_large = zeros;
      if (!fits(whole, zeros, last_large) || !add_scaled(next.total, whole, zeros))
        return false;
    } else {
      const int below = std::min(last_small, last_large);
      if (zeros >= last_small || !fits(coefficient, zeros, below) ||
          !add_scaled(next.section, coefficient, zeros))
        return false;
      next.last_small = zeros;
    }
    *this = next;
    return true;
  }

 private:
  static bool fits(std::uint64_t value, int zeros, int below) {
    std::uint64_t scaled = 0;
    std::uint64_t limit = 0;
    if (below > 18) return true;
    return add_scaled(scaled, value, zeros) && add_scaled(limit, 1, below) &&
           scaled < limit;
  }
};

/// Whole western digits at `i`, which moves past them; nothing when there are none, or
/// a decimal point.
std::optional<std::uint64_t> read_coefficient(std::u32string_view text,
                                              std::size_t& i) {
  constexpr std::size_t kMostDigits = 15;
  std::size_t next = i;
  const Decimal number = read_western(text, next);
  if (number.digits.empty() || number.exponent != 0 ||
      number.digits.size() > kMostDigits)
    return std::nullopt;
  i = next;
  return std::stoull(number.digits);
}

/// Reads on after western digits: 3億5000万, 4万5千, 2兆3千億, 3千5百, 3.5兆.
void read_myriads(std::u32string_view text, std::size_t& i, Decimal& number) {
  const int first = unit_at(text, i);
  if (first == 0) return;
  constexpr std::size_t kMostDigits = 15;
  if (number.exponent != 0 || number.digits.size() > kMostDigits) {
    while (const int zeros = unit_at(text, i)) {
      number.exponent += zeros;
      ++i;
    }
    return;
  }
  MixedNumber mixed;
  std::uint64_t coefficient = std::stoull(number.digits);
  std::size_t next = i;
  for (bool is_first = true;; is_first = false) {
    if (!mixed.take(coefficient, text, next)) {
      if (!is_first) break;
      number.exponent += first;  // too large for a 64-bit total
      ++i;
      return;
    }
    i = next;
    const bool has_unit = unit_at(text, i) > 0;
    if (has_unit) ++i;
    next = i;
    coefficient = 0;
    if (!has_unit) break;
    if (unit_at(text, next) > 0 && mixed.section > 0) continue;  // the 億 of 3千億
    const auto more =
        digit_at(text, next) ? read_coefficient(text, next) : std::nullopt;
    if (!more) break;
    coefficient = *more;
  }
  number.digits = std::to_string(mixed.total + mixed.section);
  number.exponent = 0;
}

constexpr const char16_t* kOrdinals = u"%spellout-ordinal";

bool find_ordinals(const icu::RuleBasedNumberFormat& spell) {
  for (std::int32_t i = 0; i < spell.getNumberOfRuleSetNames(); ++i)
    if (spell.getRuleSetName(i) == icu::UnicodeString(kOrdinals)) return true;
  return false;
}

void read_scale_word(std::u32string_view text, std::size_t& i, Decimal& number) {
  std::size_t at = i;
  if (at < text.size() && (text[at] == U' ' || text[at] == U'-')) ++at;
  // "3.1billion": words of that length cannot be units.
  const std::size_t shortest = at == i ? 7 : 0;
  for (const Scale& scale : kScales) {
    if (scale.word.size() < shortest) continue;
    if (text.substr(at, scale.word.size()) != scale.word) continue;
    const std::size_t end = at + scale.word.size();
    if (end < text.size() && is_letter(text[end])) continue;
    number.exponent += scale.zeros;
    i = end;
    return;
  }
}

}  // namespace

std::optional<int> era_before(std::u32string_view text) {
  static const auto eras = read_eras("ja@calendar=japanese");
  for (const std::size_t size : {std::size_t{2}, std::size_t{4}}) {
    if (text.size() < size) break;
    const auto found = eras.find(text.substr(text.size() - size));
    if (found != eras.end()) return found->second;
  }
  return std::nullopt;
}

namespace {

/// The same eras as English writes them, "reiwa", "shōwa" and "showa", in small
/// letters.
std::map<std::u32string, int, std::less<>> read_romanised_eras() {
  std::map<std::u32string, int, std::less<>> eras;
  for (const auto& [name, year] : read_eras("en@calendar=japanese")) {
    std::u32string word = name.substr(0, name.find(U' '));  // "Keiō (1865–1868)"
    std::string utf8;
    for (const char32_t c : word) append_char(utf8, c);
    const std::string folded = fold(utf8);
    std::u32string with_macrons;
    std::u32string without;
    for (std::size_t next = 0; next < folded.size();) {
      const char32_t c = next_char(folded, next);
      with_macrons += c;
      without += c == U'ō' ? U'o' : c == U'ū' ? U'u' : c;
    }
    // Two eras sound alike, 正和 and 昭和: the later one.
    for (std::u32string& spelling : {std::ref(with_macrons), std::ref(without)}) {
      int& known = eras[std::move(spelling)];
      known = std::max(known, year);
    }
  }
  return eras;
}

}  // namespace

std::optional<int> romanised_era_before(std::u32string_view text) {
  static const auto eras = read_romanised_eras();
  if (text.empty() || text.back() != U' ') return std::nullopt;
  text.remove_suffix(1);
  const std::size_t space = text.find_last_of(U" (");
  const auto found = eras.find(text.substr(space == text.npos ? 0 : space + 1));
  if (found == eras.end()) return std::nullopt;
  return found->second;
}

NumberReader::NumberReader(std::string_view language) {
  // Spelling them takes longer than aligning a short text.
  static LanguageCache<Words> known;
  words_ = known.get(language, spelled_out);
}

NumberReader::Words NumberReader::spelled_out(const std::string& language) {
  Words words;
  const icu::Locale locale(language.c_str());
  const auto add = [&words](const icu::UnicodeString& word, const std::string& key) {
    // As the words of a segment are: lower case, no full case folding (ß stays). ICU
    // marks with soft hyphens where a German number may be broken.
    std::string utf8;
    std::size_t chars = 0;
    for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
      const UChar32 c = word.char32At(i);
      if (c == kSoftHyphen) continue;
      append_char(utf8, static_cast<char32_t>(u_tolower(c)));
      ++chars;
    }
    if (chars >= 3) words.try_emplace(std::move(utf8), key);
  };
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, locale, status);
  const bool has_ordinals = U_SUCCESS(status) && find_ordinals(spell);
  for (int value = 1; U_SUCCESS(status) && value < 100; ++value) {
    icu::UnicodeString word;
    const std::string key = "#" + std::to_string(value);
    if (value > 1) add(spell.format(value, word), key);
    if (!has_ordinals || value > 31) continue;
    UErrorCode ignored = U_ZERO_ERROR;
    icu::FieldPosition position;
    icu::UnicodeString ordinal;
    add(spell.format(value, kOrdinals, ordinal, position, ignored), key);
  }
  status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  std::int32_t count = 0;
  const icu::UnicodeString* months = symbols.getMonths(count);
  for (std::int32_t month = 0; U_SUCCESS(status) && month < count; ++month)
    add(months[month], "#m" + std::to_string(month + 1));
  return words;
}

NumberMatch NumberReader::read_digits(std::u32string_view text,
                                      std::size_t begin) const {
  NumberMatch match;
  std::size_t i = begin;
  Decimal number;
  if (digit_at(text, i)) {
    number = read_western(text, i);
    read_myriads(text, i, number);
    read_scale_word(text, i, number);
  } else if (text.substr(i, 2) == U"元年") {
    number.digits = "1";
    ++i;
  } else if (const auto value = read_han(text, i)) {
    number.digits = std::to_string(*value);
  } else {
    return match;
  }
  match.end = i;
  match.keys.push_back(number.key());
  const char32_t unit = i < text.size() ? text[i] : U'\0';
  if (number.exponent != 0 || number.digits.size() > 2) return match;
  const int value = std::stoi(number.digits);
  if (unit == U'月' && value >= 1 && value <= 12)
    match.keys.push_back("#m" + std::to_string(value));
  const std::optional<int> first = era_before(text.substr(0, begin));
  if (first && (unit == U'年' || unit == U'(' || unit == U')'))
    match.keys.push_back("#" + std::to_string(*first + value - 1));
  return match;
}

std::vector<std::string> NumberReader::read_word(std::string_view word) const {
  const auto found = words_->find(word);
  if (found == words_->end()) return {};
  return {found->second};
}

}  // namespace awase
