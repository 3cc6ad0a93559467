// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/symbols.h"

#include <algorithm>
#include <array>

#include "text/hash.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr Symbol kWordBit = std::uint64_t{1} << 62;
constexpr std::uint64_t kHashBits = kWordBit - 1;

Symbol hashed(std::string_view key, Symbol mark) {
  return mark | (hash_64(key) & kHashBits);
}

/// The characters of `text`, folded.
std::u32string folded_chars(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  std::u32string chars;
  chars.reserve(text.size());
  if (ascii) {
    for (const char c : text)
      chars += static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return chars;
  }
  const std::string folded = fold(text);
  for (std::size_t i = 0; i < folded.size();) chars += next_char(folded, i);
  return chars;
}

/// Whether `c` joins the letters on both sides into one word: "don't", "well-known"
/// stay two marks of three; the apostrophe alone joins.
bool is_joiner(char32_t c) { return c == U'\'' || c == U'\u2019'; }

bool is_word_char(char32_t c) { return is_letter(c) || is_digit(c); }

/// Combining marks and the like belong to the letter before them.
bool continues_word(char32_t c) {
  return is_word_char(c) || (!is_space(c) && !is_punctuation(c) && c >= 0x300 &&
                             display_width(to_utf8(std::u32string(1, c))) == 0);
}

bool may_begin_number(char32_t c) {
  if (is_digit(c)) return true;
  switch (c) {
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
    case U'千':
    case U'元':  // 元年
    case U'〇':
      return true;
    default:
      return false;
  }
}

std::uint32_t skeleton_of(const std::vector<Symbol>& symbols) {
  std::uint64_t hash = 0x9E3779B97F4A7C15;
  for (Symbol symbol : symbols) {
    if (symbol < kWordBit && is_punctuation(static_cast<char32_t>(symbol))) continue;
    if (is_number_symbol(symbol)) symbol = kFirstNumberSymbol;
    hash = (hash ^ symbol) * 0xD6E8FEB86659FD93;
    hash ^= hash >> 32;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

Symbol word_symbol(std::string_view spelling) { return hashed(spelling, kWordBit); }

Symbol number_word_symbol(std::string_view spelling) {
  // No key of a number in digits begins so.
  return hashed("=" + std::string(spelling), kFirstNumberSymbol);
}

bool has_character_symbols(std::string_view language) {
  static constexpr std::array<std::string_view, 7> kUnspaced = {"ja", "zh", "th", "lo",
                                                                "km", "my", "bo"};
  const std::string primary = primary_language(language);
  return std::find(kUnspaced.begin(), kUnspaced.end(), primary) != kUnspaced.end();
}

SymbolReader::SymbolReader(std::string_view language)
    : has_characters_(has_character_symbols(language)),
      numbers_(language),
      number_words_(language) {}

SymbolText SymbolReader::read(std::string_view raw, bool with_words) const {
  SymbolText text;
  const std::u32string chars = folded_chars(raw);
  const std::u32string_view view = chars;
  text.symbols.reserve(has_characters_ ? chars.size() : chars.size() / 4);
  for (std::size_t i = 0; i < chars.size();) {
    const char32_t c = chars[i];
    if (is_space(c)) {
      ++i;
      continue;
    }
    if (may_begin_number(c)) {
      const NumberMatch match = numbers_.read_digits(view, i);
      if (!match.keys.empty() && match.end > i) {
        const std::string& key = match.keys.front();
        const std::string_view digits = std::string_view(key).substr(1);
        const bool is_ordinal =
            !has_characters_ && is_ordinal_at(view, match.end, digits);
        const std::size_t end =
            match.end + (is_ordinal ? ordinal_suffix(digits).size() : 0);
        const std::string spelled =
            has_characters_ ? std::string() : to_utf8(view.substr(i, end - i));
        text.symbols.push_back(is_ordinal ? number_word_symbol(spelled)
                                          : hashed(key, kFirstNumberSymbol));
        if (with_words && !has_characters_) text.words.push_back(spelled);
        i = end;
        continue;
      }
    }
    if (has_characters_ || !is_word_char(c)) {
      text.symbols.push_back(c);
      if (with_words && !has_characters_)
        text.words.push_back(to_utf8(view.substr(i, 1)));
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < chars.size() && (continues_word(chars[end]) ||
                                  (is_joiner(chars[end]) && end + 1 < chars.size() &&
                                   is_word_char(chars[end + 1]))))
      ++end;
    const std::optional<NumberWordMatch> number = number_words_.read(view, i);
    const bool is_number = number && number->end >= end;
    if (is_number) end = number->end;
    std::string spelled = to_utf8(view.substr(i, end - i));
    text.symbols.push_back(is_number ? number_word_symbol(spelled)
                                     : word_symbol(spelled));
    if (with_words) text.words.push_back(std::move(spelled));
    i = end;
  }
  text.skeleton = skeleton_of(text.symbols);
  return text;
}

}  // namespace awase
