// SPDX-License-Identifier: Apache-2.0
//
// Quotations of Japanese and Chinese: whether a sentence ends with one, and when the
// sentences inside are segments of their own.

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

bool begins_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// Words that begin like a particle but begin a sentence.
constexpr std::array kSentenceWords = {
    "とても"sv,   "ところ"sv,   "とにかく"sv, "とりあえず"sv,     "とはいえ"sv,
    "ともかく"sv, "ともあれ"sv, "とうとう"sv, "とうぜん"sv,       "ときどき"sv,
    "ときに"sv,   "はい"sv,     "はじめ"sv,   "はたして"sv,       "はやく"sv,
    "はっき"sv,   "がん"sv,     "がっか"sv,   "にもかかわらず"sv, "にわか"sv,
    "でも"sv,     "では"sv,     "です"sv,     "できる"sv,         "できれ"sv,
    "もう"sv,     "もし"sv,     "もっと"sv,   "もちろん"sv,       "もともと"sv,
    "もはや"sv,   "のち"sv,     "のんびり"sv, "やがて"sv,         "やはり"sv,
    "かつて"sv,   "だから"sv,   "だが"sv,     "だけど"sv,         "だって"sv,
    "にこ"sv,     "にや"sv,     "かすか"sv,   "はっと"sv,         "ふと"sv};

// What carries a sentence on after a quotation that is complete in itself.
constexpr std::array kCarryOn = {
    "と"sv,   "って"sv, "など"sv, "なんて"sv, "は"sv,  "が"sv,   "を"sv,   "に"sv,
    "で"sv,   "の"sv,   "も"sv,   "や"sv,     "か"sv,  "だ"sv,   "へ"sv,   "から"sv,
    "まで"sv, "より"sv, "─"sv,    "――"sv,     "—"sv,   "ト云"sv, "ト言"sv, "ト曰"sv,
    "ト、"sv, "トテ"sv, "ト稱"sv, "ト称"sv,   "ト申"sv};

// は, が and such are taken for particles only before what is not kana:
// 「ヤフー！は新」.
constexpr std::array kParticles = {
    "は"sv, "が"sv,   "を"sv,   "に"sv,   "で"sv,   "の"sv,   "も"sv,   "へ"sv,
    "や"sv, "では"sv, "には"sv, "での"sv, "への"sv, "にも"sv, "から"sv, "まで"sv};

bool is_quote_opening(char32_t c) {
  return c == U'「' || c == U'『' || c == U'“' || c == U'｢' || c == U'﹁' ||
         c == U'﹃' || c == U'〝';
}

bool is_comma(char32_t c) {
  return c == U'、' || c == U'，' || c == ',' || c == U'､' || c == U'・' ||
         c == U'；' || c == U'：';
}

// The last character inside the brackets, closing ones passed over.
char32_t last_inside(const SentenceLine& line, const ByteRange& bracket) {
  std::size_t end = bracket.end_bytes;
  char32_t last = 0;
  do {
    last = previous_char(line.text, end);
  } while (end > bracket.begin_bytes && is_closing(last));
  return last;
}

// 「雨だ」「傘は」「ない」: the line is nothing but quotations.
bool is_line_of_quotes(const SentenceLine& line, const ByteRange& bracket) {
  if (line.brackets.size() < 2 || line.brackets.size() > 30) return false;
  std::size_t at = line.skip_spaces(0);
  for (const ByteRange& each : line.brackets) {
    const char32_t opening = line.at(each.begin_bytes);
    if (each.begin_bytes != at || (opening != U'「' && opening != U'『')) return false;
    at = line.skip_spaces(each.end_bytes);
  }
  return at >= line.text.size() && bracket.end_bytes < line.text.size();
}

}  // namespace

bool begins_like_sentence(std::string_view text) {
  return begins_with_any(text, kSentenceWords);
}

bool particle_follows(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end <= 9) {
    std::size_t next = end;
    if (!is_hiragana(next_char(text, next))) break;
    end = next;
  }
  if (end == 0 || end == text.size()) return false;
  return std::find(kParticles.begin(), kParticles.end(), text.substr(0, end)) !=
         kParticles.end();
}

bool quotation_is_cut(const SentenceLine& line, const ByteRange& bracket,
                      std::size_t sentences) {
  constexpr std::size_t kFewChars = 24;
  constexpr std::size_t kFewCharsOfMany = 18;
  if (!is_quote_opening(line.at(bracket.begin_bytes)) || sentences < 2) return false;
  const std::size_t chars =
      count_chars(line.text.substr(bracket.begin_bytes, bracket.size_bytes()));
  return chars >= 2 + (sentences > 2 ? kFewCharsOfMany : kFewChars);
}

bool quotation_ends_sentence(const SentenceLine& line, const ByteRange& bracket,
                             bool is_alone) {
  const char32_t last = last_inside(line, bracket);
  const bool is_mark_of_end = is_wide_terminator(last) || is_mark(last) ||
                              last == U'…' || last == U'‥' || last == U'♪';
  if (!is_mark_of_end) return is_line_of_quotes(line, bracket);
  const bool is_quote = is_quote_opening(line.at(bracket.begin_bytes));
  if (!is_alone && (is_mark(last) || last == U'…' || !is_quote)) return false;
  const char32_t following = line.at(bracket.end_bytes);
  if (is_comma(following) || is_mark(following) || is_wide_terminator(following) ||
      following == U'…' || following == U'♪' || is_closing(following)) {
    return false;
  }
  if (line.is_chinese) return following != U'的' && following != 0;
  const std::string_view rest = line.text.substr(line.skip_spaces(bracket.end_bytes));
  return begins_like_sentence(rest) || !begins_with_any(rest, kCarryOn);
}

}  // namespace awase
