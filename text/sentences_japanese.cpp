// SPDX-License-Identifier: Apache-2.0
//
// Full stops that need no space after them: 。！？ and their like in all scripts, and
// ．.!? among kanji and kana. A sentence ends at 。 unless a comma follows; at ！ and
// ？ unless a particle does (「えっ！と驚く」, 「本当か？という疑問」).

#include <array>
#include <span>
#include <string_view>

#include <unicode/uchar.h>

#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

bool is_mark(char32_t character) {
  return character == U'！' || character == U'？' || character == '!' ||
         character == '?' || character == U'‼' || character == U'⁇' ||
         character == U'⁈' || character == U'⁉';
}

// What may follow a terminator and belongs to it.
bool goes_with_terminator(char32_t character) {
  switch (character) {
    case U'…':
    case U'‥':
    case U'♪':
    case U'♫':
    case U'☆':
    case U'★':
    case U'♡':
    case U'♥':
    case '!':
    case '?':
      return true;
    default:
      return is_wide_terminator(character);
  }
}

bool is_comma(char32_t character) {
  return character == U'、' || character == U'，' || character == ',' ||
         character == U'､' || character == U'・' || character == U'；' ||
         character == U'：';
}

// （笑） and the like tell of the sentence before them.
bool is_aside(std::string_view bracket) {
  for (const std::string_view word :
       {"笑"sv, "笑い"sv, "爆"sv, "爆笑"sv, "苦笑"sv, "泣"sv, "涙"sv, "汗"sv, "怒"sv,
        "照"sv, "w"sv, "ｗ"sv}) {
    if (bracket.find(word) != std::string_view::npos &&
        bracket.size() <= word.size() + 6) {
      return true;
    }
  }
  return false;
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return true;
  }
  return false;
}

// Words that begin like a particle but begin a sentence.
constexpr std::array kSentenceWords = {
    "とても"sv,   "ところ"sv,   "とにかく"sv, "とりあえず"sv,     "とはいえ"sv,
    "ともかく"sv, "ともあれ"sv, "とうとう"sv, "とうぜん"sv,       "ときどき"sv,
    "ときに"sv,   "はい"sv,     "はじめ"sv,   "はたして"sv,       "はやく"sv,
    "はっき"sv,   "がん"sv,     "がっか"sv,   "にもかかわらず"sv, "にわか"sv,
    "でも"sv,     "では"sv,     "です"sv,     "できる"sv,         "できれ"sv,
    "もう"sv,     "もし"sv,     "もっと"sv,   "もちろん"sv,       "もともと"sv,
    "もはや"sv,   "のち"sv,     "のんびり"sv};

// What carries a sentence on after a quotation that is complete in itself.
constexpr std::array kCarryOn = {"と"sv, "って"sv, "など"sv, "なんて"sv, "は"sv,
                                 "が"sv, "を"sv,   "に"sv,   "で"sv,     "の"sv,
                                 "も"sv, "や"sv,   "か"sv,   "だ"sv,     "という"sv,
                                 "へ"sv, "から"sv, "まで"sv, "より"sv};

// After ！ or ？ without brackets: verbs of saying and thinking, fixed phrases.
constexpr std::array kReported = {
    "という"sv, "といっ"sv, "といい"sv, "といわ"sv, "との"sv,  "とか"sv,   "とは"sv,
    "とも"sv,   "と、"sv,   "と言"sv,   "と云"sv,   "と思"sv,  "と聞"sv,   "と訊"sv,
    "と尋"sv,   "と問"sv,   "と答"sv,   "と叫"sv,   "と呼"sv,  "と書"sv,   "と述"sv,
    "と話"sv,   "と語"sv,   "と考"sv,   "と感"sv,   "と主"sv,  "と指"sv,   "と説"sv,
    "と驚"sv,   "と怒"sv,   "と笑"sv,   "と嘆"sv,   "と疑"sv,  "とつぶ"sv, "と呟"sv,
    "と囁"sv,   "とささ"sv, "とお"sv,   "とし"sv,   "とす"sv,  "とされ"sv, "とな"sv,
    "と「"sv,   "って"sv,   "などと"sv, "など"sv,   "なんて"sv};

// は, が and such are taken for particles only before what is not kana:
// 「ヤフー！は新」.
constexpr std::array kParticles = {
    "は"sv, "が"sv,   "を"sv,   "に"sv,   "で"sv,   "の"sv,   "も"sv,   "へ"sv,
    "や"sv, "では"sv, "には"sv, "での"sv, "への"sv, "にも"sv, "から"sv, "まで"sv};

bool particle_follows(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end <= 9) {
    std::size_t next = end;
    if (!is_hiragana(next_char(text, next))) break;
    end = next;
  }
  if (end == 0 || end == text.size()) return false;
  for (const std::string_view particle : kParticles) {
    if (text.substr(0, end) == particle) return true;
  }
  return false;
}

// "Yahoo!", "ヤフー！": the mark is part of the name.
bool is_name_with_mark(std::string_view before) {
  constexpr std::array kNames = {"Yahoo"sv, "YAHOO"sv, "ヤフー"sv, "Hey"sv};
  for (const std::string_view name : kNames) {
    if (before.ends_with(name)) return true;
  }
  return false;
}

// Past ！？ runs, notes of music, closing brackets, （笑）.
std::size_t end_of_terminator(const SentenceLine& line, std::size_t at) {
  for (bool more = true; more;) {
    more = false;
    while (goes_with_terminator(line.at(at))) {
      at = line.after(at);
      more = true;
    }
    const ByteRange* bracket = line.bracket_at(at);
    if (bracket != nullptr) {
      if (!is_aside(line.text.substr(bracket->begin_bytes, bracket->size_bytes())))
        return at;
      at = bracket->end_bytes;
      more = true;
    } else if (is_closing(line.at(at))) {
      at = line.after(at);
      more = true;
    }
  }
  return at;
}

}  // namespace

bool is_cjk_letter(char32_t character) {
  return is_han(character) || is_hiragana(character) || is_katakana(character) ||
         is_kana_mark(character);
}

bool is_wide_terminator(char32_t character) {
  return character >= 0x80 && character != U'．' &&
         u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_S_TERM);
}

bool is_japanese_full_stop(const SentenceLine& line, std::size_t offset) {
  const char32_t before = line.before(offset);
  const std::size_t next = line.after(offset);
  const char32_t following = line.at(next);
  const bool ends_word = is_cjk_letter(before) ||
                         (line.is_japanese && is_closing(before) && before >= 0x80);
  if (!ends_word || following == '.' || following == U'．') return false;
  if (following == 0 || is_space(following) || is_cjk_letter(following)) return true;
  if (is_hiragana(before)) return !(following < 0x80 && is_letter(following));
  return line.bracket_at(next) != nullptr || is_closing(following);
}

Terminator judge_wide(const SentenceLine& line, std::size_t offset) {
  const char32_t first = line.at(offset);
  const std::size_t end = end_of_terminator(line, line.after(offset));
  Terminator result{offset, end, true};
  const char32_t following = line.at(end);
  if (following == 0) return result;
  const bool goes_on_small =
      !line.is_japanese && is_lower(line.at(line.skip_spaces(end)));
  if (is_comma(following) || goes_on_small) {
    result.ends_sentence = false;
  } else if (is_mark(first)) {
    const std::string_view rest = line.text.substr(end);
    const bool one_mark = end == line.after(offset);
    const bool inside_word = one_mark && first < 0x80 && following < 0x80 &&
                             (is_letter(following) || is_digit(following) ||
                              following == '/' || following == '&' || following == '=');
    if (inside_word || (one_mark && is_name_with_mark(line.text.substr(0, offset)))) {
      result.ends_sentence = false;
    } else if (line.is_japanese) {
      const bool reported = begins_with_any(rest, kReported);
      const bool begins_anew = begins_with_any(rest, kSentenceWords);
      result.ends_sentence = begins_anew || !(reported || particle_follows(rest));
    }
  }
  return result;
}

bool quotation_ends_sentence(const SentenceLine& line, const ByteRange& bracket,
                             bool is_alone) {
  std::size_t inner_end = bracket.end_bytes;
  char32_t last = 0;
  do {
    last = previous_char(line.text, inner_end);
  } while (inner_end > bracket.begin_bytes && is_closing(last));
  if (!is_wide_terminator(last) && !goes_with_terminator(last)) return false;
  const char32_t opening = line.at(bracket.begin_bytes);
  const bool is_quote = opening == U'「' || opening == U'『' || opening == U'“';
  if (!is_alone && (is_mark(last) || last == U'…' || !is_quote)) return false;
  const char32_t following = line.at(bracket.end_bytes);
  if (is_comma(following) || goes_with_terminator(following) || is_closing(following)) {
    return false;
  }
  if (line.is_chinese) return following != U'的' && following != 0;
  const std::string_view rest = line.text.substr(line.skip_spaces(bracket.end_bytes));
  return begins_with_any(rest, kSentenceWords) || !begins_with_any(rest, kCarryOn);
}

}  // namespace awase
