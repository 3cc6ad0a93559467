// SPDX-License-Identifier: Apache-2.0
//
// Full stops that need no space after them: 。！？ and their like in all scripts, and
// ．.!? among kanji and kana. A sentence ends at 。 unless a comma follows; at ！ and
// ？ unless a particle does (「えっ！と驚く」, 「本当か？という疑問」).

#include <array>
#include <span>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "text/abbreviations.h"
#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

bool is_comma(char32_t character) {
  return character == U'、' || character == U'，' || character == ',' ||
         character == U'､' || character == U'・' || character == U'；' ||
         character == U'：';
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return true;
  }
  return false;
}

// After ！ or ？ without brackets: verbs of saying and thinking, fixed phrases.
constexpr std::array kReported = {
    "という"sv, "といっ"sv, "といい"sv, "といわ"sv, "との"sv,  "とか"sv,   "とは"sv,
    "とも"sv,   "と、"sv,   "と言"sv,   "と云"sv,   "と思"sv,  "と聞"sv,   "と訊"sv,
    "と尋"sv,   "と問"sv,   "と答"sv,   "と叫"sv,   "と呼"sv,  "と書"sv,   "と述"sv,
    "と話"sv,   "と語"sv,   "と考"sv,   "と感"sv,   "と主"sv,  "と指"sv,   "と説"sv,
    "と驚"sv,   "と怒"sv,   "と笑"sv,   "と嘆"sv,   "と疑"sv,  "とつぶ"sv, "と呟"sv,
    "と囁"sv,   "とささ"sv, "とお"sv,   "とし"sv,   "とす"sv,  "とされ"sv, "とな"sv,
    "と「"sv,   "って"sv,   "などと"sv, "など"sv,   "なんて"sv};

bool is_full_stop(char32_t character) { return character == '.' || character == U'．'; }

/// Digits of any kind: a full stop between two of them is a decimal point or part of a
/// date.
bool is_number_char(char32_t character) {
  return is_digit(character) ||
         std::u32string_view(U"〇一二三四五六七八九十").find(character) !=
             std::u32string_view::npos;
}

bool is_unit_sign(char32_t character) {
  return character != 0 &&
         std::u32string_view(U"%％℃℉°‰′″㎡㎥㎜㎝㎞㎏㎎円￥").find(character) !=
             std::u32string_view::npos;
}

// "…は2024．その後": a number that is neither a marker ("１．") nor goes on behind the
// full stop. Short ones do only before a word that begins a sentence.
bool ends_with_number(const SentenceLine& line, std::size_t begin, std::size_t offset) {
  constexpr std::size_t kMostDigits = 20;
  std::size_t number = offset;
  std::size_t digits = 0;
  bool has_point = false;
  while (number > begin && digits < kMostDigits) {
    const char32_t character = line.before(number);
    if (is_full_stop(character)) {
      has_point = true;
    } else if (!is_digit(character)) {
      break;
    }
    std::size_t before = number;
    previous_char(line.text, before);
    number = before;
    ++digits;
  }
  if (number <= line.skip_spaces(begin)) return false;
  const std::size_t next = line.after(offset);
  const char32_t following = line.at(next);
  if (following == 0 || is_space(following)) return true;
  if (!is_cjk_letter(following)) return false;
  constexpr std::array kBeginnings = {"一方"sv, "また"sv, "しか"sv, "これ"sv, "この"sv,
                                      "その"sv, "次に"sv, "ただ"sv, "さら"sv, "なお"sv,
                                      "本研"sv, "結果"sv, "した"sv, "従来"sv};
  return digits >= 3 || has_point ||
         begins_with_any(line.text.substr(next), kBeginnings);
}

// "RNA．方法", "…DNA．The": a word, not an initial or an abbreviation.
bool ends_with_latin(const SentenceLine& line, std::size_t begin, std::size_t offset) {
  constexpr std::size_t kMostBytes = 60;
  std::size_t word_begin = offset;
  while (word_begin > begin && offset - word_begin < kMostBytes) {
    const char32_t character = line.before(word_begin);
    if (!is_latin(character) && !is_digit(character) && !is_full_stop(character)) break;
    previous_char(line.text, word_begin);
  }
  const std::string word = fold(line.text.substr(word_begin, offset - word_begin));
  const char32_t following = line.at(line.after(offset));
  if (is_latin(following) && !is_upper(following)) return false;  // a name of a file
  if (is_digit(following)) return false;
  if (word.size() == 1) {
    return is_cjk_letter(line.before(word_begin)) && !is_latin(following);
  }
  if (word[word.size() - 2] == '.') return false;  // Ｊ．Ｋ．
  const auto use = find_abbreviation("en", word);
  if (!use) return true;
  return *use == Abbreviation::may_end && !is_hiragana(following);
}

// "Yahoo!", "ヤフー！": the mark is part of the name.
bool is_name_with_mark(std::string_view before) {
  constexpr std::array kNames = {"Yahoo"sv, "YAHOO"sv, "ヤフー"sv, "Hey"sv};
  for (const std::string_view name : kNames) {
    if (before.ends_with(name)) return true;
  }
  return false;
}

// "モーニング娘。の曲": a particle that begins no sentence stands behind the full stop.
bool is_name_with_stop(const SentenceLine& line, std::size_t offset, std::size_t end) {
  const char32_t particle = line.at(end);
  const bool may_be = particle == U'の' || particle == U'を' || particle == U'は' ||
                      particle == U'が' || particle == U'に';
  const char32_t before = line.before(offset);
  const char32_t following = line.at(line.after(end));
  return may_be && (is_han(before) || is_katakana(before) || is_latin(before)) &&
         (is_han(following) || is_katakana(following) || is_latin(following));
}

// ASCII ! and ? end a sentence before a space, kana, kanji and what stands with them;
// not in code ("a != b", "println!(…)", "'Stop!'"), nor in names and addresses.
bool ascii_mark_ends(const SentenceLine& line, std::size_t offset, std::size_t end) {
  const char32_t before = line.before(offset);
  if (before == 0 || is_space(before) || is_opening(before)) return false;
  const char32_t behind = line.at(line.after(offset));
  if (behind == '\'' || behind == '"' || behind == '`') return false;
  const char32_t following = line.at(end);
  if (is_space(following)) return true;
  if (following < 0x80) {
    // "!!(笑)": nothing of ASCII goes on but brackets and words behind several marks.
    return end > line.after(offset) && !is_letter(following) && following != '=' &&
           following != '&' && following != '/' && following != ';';
  }
  return true;
}

}  // namespace

bool is_cjk_letter(char32_t character) {
  return is_han(character) || is_hiragana(character) || is_katakana(character) ||
         is_kana_mark(character);
}

bool is_wide_terminator(char32_t character) {
  // ICU before Unicode 16 does not count the forms for vertical lines.
  if (character == U'︒' || character == U'︕' || character == U'︖') return true;
  return character >= 0x80 && character != U'．' &&
         u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_S_TERM);
}

bool is_japanese_full_stop(const SentenceLine& line, std::size_t begin,
                           std::size_t offset) {
  const char32_t before = line.before(offset);
  const std::size_t next = line.after(offset);
  const char32_t following = line.at(next);
  if (is_full_stop(following) || is_full_stop(before) || before == 0) return false;
  const bool is_wide = line.is_japanese && line.at(offset) == U'．';
  const bool is_border =
      following == 0 || is_space(following) || is_cjk_letter(following) ||
      (following >= 0x80 && (is_opening(following) || is_closing(following))) ||
      (is_wide && (is_opening(following) || is_closing(following)));
  if (is_number_char(before) && is_number_char(following)) return false;  // 二．五
  if (label_end(line, begin) >= next) return false;                       // 図1．
  if (is_cjk_letter(before)) {
    if (is_border) return true;
    if (is_wide) return before != U'元' || !is_digit(following);  // 令和元．5．31
    return is_hiragana(before) && !(following < 0x80 && is_letter(following));
  }
  if (!line.is_japanese) return false;
  if (is_closing(before))
    return before >= 0x80 || is_wide ? is_border || is_wide : is_cjk_letter(following);
  if (is_unit_sign(before)) return is_wide || is_cjk_letter(following);
  if (!is_wide) return false;
  if (is_digit(before)) return ends_with_number(line, begin, offset);
  return is_latin(before) && ends_with_latin(line, begin, offset);
}

Terminator judge_wide(const SentenceLine& line, std::size_t offset) {
  const char32_t first = line.at(offset);
  const std::size_t end = end_of_terminator(line, line.after(offset));
  Terminator result{offset, end, true};
  const char32_t following = line.at(end);
  if (following == 0) return result;
  const bool one_mark = end == line.after(offset);
  const bool goes_on_small =
      !line.is_japanese && is_lower(line.at(line.skip_spaces(end)));
  const bool is_item = following == U'・' && !is_mark(first);  // "閉じる。・開ける。"
  if ((is_comma(following) && !is_item) || goes_on_small) {
    result.ends_sentence = false;
  } else if (is_mark(first)) {
    if (first < 0x80 && !ascii_mark_ends(line, offset, end)) {
      result.ends_sentence = false;
    } else if (one_mark && is_name_with_mark(line.text.substr(0, offset))) {
      result.ends_sentence = false;
    } else if (line.is_japanese) {
      const std::string_view rest = line.text.substr(end);
      const bool reported = begins_with_any(rest, kReported);
      result.ends_sentence =
          begins_like_sentence(rest) || !(reported || particle_follows(rest));
    }
  } else if (line.is_japanese && one_mark && first == U'。') {
    result.ends_sentence = !is_name_with_stop(line, offset, end);
  }
  return result;
}

}  // namespace awase
