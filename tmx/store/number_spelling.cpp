// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "text/numbers.h"
#include "text/unicode.h"
#include "tmx/store/number_places.h"

namespace awase {
namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九";

bool has_full_width_digits(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return c >= U'０' && c <= U'９'; });
}

bool has_plain_digits(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

bool is_whole(std::string_view number) {
  return number.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Kanji for a whole number below 10^16: 二千二十五.
std::u32string in_kanji(const std::string& digits) {
  static constexpr std::array<std::u32string_view, 4> kUnits = {U"", U"十", U"百",
                                                                U"千"};
  static constexpr std::array<std::u32string_view, 4> kMyriads = {U"", U"万", U"億",
                                                                  U"兆"};
  std::u32string kanji;
  bool group_is_empty = true;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t place = digits.size() - 1 - i;
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    if (digit != 0) {
      // 十, 百, 千 stand for one each; 一千万 alone spells the one.
      if (digit != 1 || place % 4 == 0 || (place % 4 == 3 && place > 4))
        kanji += kHanDigits[digit];
      kanji += kUnits[place % 4];
      group_is_empty = false;
    }
    if (place % 4 == 0) {
      if (!group_is_empty) kanji += kMyriads[place / 4];
      group_is_empty = true;
    }
  }
  return kanji.empty() ? std::u32string(U"〇") : kanji;
}

/// `number` in kanji as `like` has them: 二〇二五 digit by digit, 二千二十五 with
/// units.
std::optional<std::u32string> kanji_like(const std::string& number,
                                         std::u32string_view like) {
  constexpr std::size_t kMostDigits = 16;
  if (!is_whole(number) || number.size() > kMostDigits) return std::nullopt;
  const bool by_digits =
      like.size() > 1 && std::all_of(like.begin(), like.end(), [](char32_t c) {
        return kHanDigits.find(c) != kHanDigits.npos;
      });
  if (!by_digits) return in_kanji(number);
  std::u32string kanji;
  for (const char c : number) kanji += kHanDigits[static_cast<std::size_t>(c - '0')];
  return kanji;
}

/// Digits like those of `like`: full width or not, in groups or not.
std::u32string digits_like(const std::string& number, std::u32string_view like) {
  const bool wide = has_full_width_digits(like);
  const bool grouped = like.find(wide ? U'，' : U',') != std::u32string_view::npos;
  std::u32string spelled;
  const std::size_t point = std::min(number.find('.'), number.size());
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (grouped && i > 0 && i < point && (point - i) % 3 == 0)
      spelled += wide ? U'，' : U',';
    const auto c = static_cast<char32_t>(number[i]);
    spelled += !wide ? c : c == U'.' ? U'．' : c - U'0' + U'０';
  }
  return spelled;
}

/// The power of ten of a word or sign that multiplies the digits before it; 0 when it
/// is none.
std::size_t scale_of(std::u32string_view word) {
  struct Scale {
    std::u32string_view word;
    std::size_t zeros;
    std::size_t begin = 0;
  };
  static constexpr std::array kScales = {
      Scale{U"thousand", 3},  Scale{U"million", 6}, Scale{U"billion", 9},
      Scale{U"trillion", 12}, Scale{U"百", 2},      Scale{U"千", 3},
      Scale{U"万", 4},        Scale{U"億", 8},      Scale{U"兆", 12}};
  while (!word.empty() && (is_space(word.front()) || word.front() == U'-'))
    word.remove_prefix(1);
  for (const Scale& scale : kScales)
    if (scale.word == word) return scale.zeros;
  return 0;
}

/// `number` divided by a power of ten, if that is how one would write it: 420000000 as
/// 4.2 with eight zeros.
std::optional<std::string> scaled_down(const std::string& number, std::size_t zeros) {
  constexpr std::size_t kMostPlaces = 3;
  if (!is_whole(number) || number.size() <= zeros) return std::nullopt;
  const std::string whole = number.substr(0, number.size() - zeros);
  std::string places = number.substr(number.size() - zeros);
  places.resize(places.find_last_not_of('0') + 1);
  if (places.size() > kMostPlaces) return std::nullopt;
  // A thousand millions are a billion, ten thousand 億 a 兆.
  if (whole.size() > 4 || (zeros % 4 != 0 && whole.size() > 3)) return std::nullopt;
  return places.empty() ? whole : whole + "." + places;
}

/// `number` in digits or kanji, as `like` is; nothing where it cannot be.
std::optional<std::u32string> numerals_like(const std::string& number,
                                            std::u32string_view like) {
  if (number.empty() || number.find_first_not_of("0123456789.") != std::string::npos)
    return std::nullopt;
  if (!has_full_width_digits(like) && !has_plain_digits(like))
    return kanji_like(number, like);
  const auto is_part = [](char32_t c) {
    return is_digit(c) || c == U'.' || c == U',' || c == U'．' || c == U'，';
  };
  const auto rest = std::find_if_not(like.begin(), like.end(), is_part);
  const auto size = static_cast<std::size_t>(rest - like.begin());
  if (rest == like.end()) return digits_like(number, like);
  const std::size_t zeros = scale_of(like.substr(size));
  if (zeros == 0) return std::nullopt;
  const std::optional<std::string> scaled = scaled_down(number, zeros);
  if (!scaled) return std::nullopt;
  return digits_like(*scaled, like.substr(0, size)) + std::u32string(like.substr(size));
}

/// `word` with the capitals of `like`.
std::u32string capitalised_like(const std::string& word, std::u32string_view like) {
  const std::string spelled = with_capitals_of(to_utf8(like), word);
  std::u32string result;
  for (std::size_t i = 0; i < spelled.size();) result += next_char(spelled, i);
  return result;
}

/// The number of a year in an era of Japan; nothing where the year is not surely of it.
std::optional<std::string> year_in_era(const std::string& year, int era) {
  // Years in which one era ends and the next begins are of either.
  constexpr std::array kFirstYears = {1868, 1912, 1926, 1989, 2019};
  const auto found = std::find(kFirstYears.begin(), kFirstYears.end(), era);
  if (found == kFirstYears.end() || !is_whole(year) || year.size() > kYearDigits)
    return std::nullopt;
  const int wanted = std::stoi(year);
  if (wanted < era || (found + 1 != kFirstYears.end() && wanted >= *(found + 1)))
    return std::nullopt;
  return std::to_string(wanted - era + 1);
}

}  // namespace

std::optional<std::u32string> spelled_like(const NumberPlace& wanted,
                                           const NumberPlace& there,
                                           const NumberPlace& old,
                                           const TextCharacters& text,
                                           std::string_view language) {
  const NumberWords words(language);
  const std::u32string_view like = text.raw_of(old);
  if (old.name) {
    if (!wanted.month) return std::nullopt;
    const auto name = words.spell(MonthName{*wanted.month, old.name->is_short});
    if (!name) return std::nullopt;
    return capitalised_like(*name, like);
  }
  std::string number = wanted.value.empty() && wanted.month
                           ? std::to_string(*wanted.month)
                           : wanted.value;
  if (old.era) {
    if (wanted.era != old.era) {
      const std::optional<std::string> year = year_in_era(wanted.year(), *old.era);
      if (!year) return std::nullopt;
      number = *year;
    }
    const bool is_japanese =
        era_before(std::u32string_view(text.folded).substr(0, old.begin)).has_value();
    if (number == "1" && is_japanese) return U"元";
    if (like == U"元") return digits_like(number, U"1");
  } else if (there.era && old.value == there.year()) {
    number = wanted.year();
  } else if (wanted.era != there.era) {
    // 令和4年 says the year that 2017年 does, not the years of 35年.
    if (there.era || there.value.size() != kYearDigits) return std::nullopt;
    number = wanted.year();
  }
  if (old.is_word) {
    constexpr std::size_t kMostDigits = 2;
    if (is_whole(number) && number.size() <= kMostDigits)
      if (const auto spelled = words.spell(std::stoi(number)))
        return capitalised_like(*spelled, like);
    return is_whole(number) ? std::optional(digits_like(number, U"1")) : std::nullopt;
  }
  if (old.is_ordinal) {
    if (!is_whole(number)) return std::nullopt;
    const std::string_view suffix = ordinal_suffix(number);
    return digits_like(number, like.substr(0, like.size() - suffix.size())) +
           std::u32string(suffix.begin(), suffix.end());
  }
  return numerals_like(number, like);
}

}  // namespace awase
