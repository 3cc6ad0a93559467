// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "text/numbers.h"
#include "text/unicode.h"
#include "tmx/store/match.h"

namespace awase {
namespace {

/// A number as it stands in a text.
struct FoundNumber {
  std::size_t begin = 0;  ///< In characters.
  std::size_t end = 0;
  std::string key;
};

/// A text as characters, and each folded by itself so that places stay.
struct Characters {
  explicit Characters(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) raw += next_char(text, i);
    for (const char32_t c : raw) {
      const std::string one = fold(to_utf8(std::u32string(1, c)));
      std::size_t end = 0;
      const char32_t first = one.empty() ? c : next_char(one, end);
      folded += end == one.size() ? first : c;
    }
  }

  std::u32string raw;
  std::u32string folded;
};

std::vector<FoundNumber> numbers_in(const Characters& text,
                                    const std::string& language) {
  const NumberReader reader(language);
  std::vector<FoundNumber> numbers;
  for (std::size_t i = 0; i < text.folded.size();) {
    NumberMatch match = reader.read_digits(text.folded, i);
    if (match.keys.empty() || match.end <= i) {
      ++i;
      continue;
    }
    numbers.push_back({i, match.end, match.keys.front()});
    i = match.end;
  }
  return numbers;
}

bool has_full_width_digits(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return c >= U'０' && c <= U'９'; });
}

bool has_plain_digits(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

/// Kanji for a whole number below 10^16: 二千二十五.
std::u32string in_kanji(const std::string& digits) {
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
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
        kanji += kDigits[digit];
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

/// `key` ("#3500", "#12.5") spelled as `like` is; nothing where it cannot be.
std::optional<std::u32string> spelled_like(const std::string& key,
                                           std::u32string_view like) {
  std::string number = key.substr(1);
  const bool whole = number.find_first_not_of("0123456789") == std::string::npos;
  if (!whole && number.find_first_not_of("0123456789.") != std::string::npos)
    return std::nullopt;
  const bool wide = has_full_width_digits(like);
  if (!wide && !has_plain_digits(like)) {
    constexpr std::size_t kMostKanjiDigits = 16;
    if (!whole || number.size() > kMostKanjiDigits) return std::nullopt;
    return in_kanji(number);
  }
  // Scales and dates ("3.5 million", "令和7年") are more than digits: the value is
  // another.
  const auto is_part = [](char32_t c) {
    return is_digit(c) || c == U'.' || c == U',' || c == U'．' || c == U'，';
  };
  if (!std::all_of(like.begin(), like.end(), is_part)) return std::nullopt;
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

/// Whether `number`, as it stands in a text, says no more than the value of `key`: 007,
/// 1.10 and 12,500.00 say more, which another spelling would lose.
bool is_value_alone(std::u32string_view number, const std::string& key) {
  std::string digits;
  for (const char32_t c : number) {
    if (c == U',' || c == U'，') continue;
    if (c == U'.' || c == U'．') {
      digits += '.';
    } else if (c >= U'0' && c <= U'9') {
      digits += static_cast<char>(c);
    } else if (c >= U'０' && c <= U'９') {
      digits += static_cast<char>(c - U'０' + U'0');
    } else {
      return true;  // Kanji and words have no such zeros.
    }
  }
  return digits == std::string_view(key).substr(1);
}

}  // namespace

std::optional<Content> put_numbers_in(const std::string& text,
                                      const std::string& source, const Content& target,
                                      const std::string& source_language,
                                      const std::string& target_language) {
  const Characters asked(text);
  const std::vector<FoundNumber> wanted = numbers_in(asked, source_language);
  const std::vector<FoundNumber> there =
      numbers_in(Characters(source), source_language);
  if (wanted.size() != there.size()) return std::nullopt;
  const Characters characters(target.text);
  const std::vector<FoundNumber> old = numbers_in(characters, target_language);
  std::vector<std::optional<std::u32string>> put(old.size());
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (wanted[i].key == there[i].key) continue;
    const std::u32string_view spelling = std::u32string_view(asked.raw).substr(
        wanted[i].begin, wanted[i].end - wanted[i].begin);
    if (!is_value_alone(spelling, wanted[i].key)) return std::nullopt;
    std::size_t place = old.size();
    for (std::size_t j = 0; j < old.size(); ++j) {
      if (old[j].key != there[i].key) continue;
      if (place != old.size()) return std::nullopt;  // It stands there twice.
      place = j;
    }
    if (place == old.size() || put[place]) return std::nullopt;
    put[place] =
        spelled_like(wanted[i].key,
                     std::u32string_view(characters.raw)
                         .substr(old[place].begin, old[place].end - old[place].begin));
    if (!put[place]) return std::nullopt;
  }
  Content adapted;
  adapted.codes = target.codes;
  std::size_t code = 0;
  std::size_t bytes = 0;  // Of the target that went into `adapted`.
  const auto place_codes_at = [&](std::size_t offset) {
    for (; code < adapted.codes.size() && target.codes[code].offset_bytes <= offset;
         ++code)
      adapted.codes[code].offset_bytes =
          adapted.text.size() - (offset - target.codes[code].offset_bytes);
  };
  std::size_t done = 0;
  for (std::size_t j = 0; j < old.size(); ++j) {
    if (!put[j]) continue;
    const std::string kept = to_utf8(characters.raw.substr(done, old[j].begin - done));
    const std::string number =
        to_utf8(characters.raw.substr(old[j].begin, old[j].end - old[j].begin));
    adapted.text += kept;
    bytes += kept.size();
    place_codes_at(bytes);
    bytes += number.size();
    if (code < adapted.codes.size() && target.codes[code].offset_bytes < bytes)
      return std::nullopt;
    adapted.text += to_utf8(*put[j]);
    done = old[j].end;
  }
  if (done == 0) return std::nullopt;
  adapted.text += to_utf8(characters.raw.substr(done));
  place_codes_at(target.text.size());
  return adapted;
}

}  // namespace awase
