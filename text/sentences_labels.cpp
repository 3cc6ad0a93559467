// SPDX-License-Identifier: Apache-2.0
//
// Labels that a sentence begins with and that end in a full stop: "図1. 概略",
// "Fig. 1. Outline", "Step 1. Open the lid", "一．目的", "イ．期間". The full stop
// belongs to the label.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

bool among(char32_t character, std::u32string_view characters) {
  return character != 0 && characters.find(character) != std::u32string_view::npos;
}

bool is_full_stop(char32_t character) { return character == '.' || character == U'．'; }

constexpr std::array kJapaneseLabels = {
    "図"sv,     "表"sv,      "例"sv,       "問"sv,       "注"sv,     "式"sv,
    "写真"sv,   "手順"sv,    "例題"sv,     "問題"sv,     "設問"sv,   "質問"sv,
    "回答"sv,   "付録"sv,    "附録"sv,     "付図"sv,     "付表"sv,   "別表"sv,
    "別紙"sv,   "別添"sv,    "様式"sv,     "資料"sv,     "参考"sv,   "補足"sv,
    "備考"sv,   "段階"sv,    "工程"sv,     "作業"sv,     "操作"sv,   "定理"sv,
    "定義"sv,   "補題"sv,    "系"sv,       "命題"sv,     "例文"sv,   "演習"sv,
    "課題"sv,   "実験"sv,    "事例"sv,     "項目"sv,     "第"sv,     "案"sv,
    "原則"sv,   "要件"sv,    "条件"sv,     "方法"sv,     "理由"sv,   "図表"sv,
    "地図"sv,   "グラフ"sv,  "ステップ"sv, "ポイント"sv, "コラム"sv, "ケース"sv,
    "ルール"sv, "スライド"sv};

constexpr std::array kLatinLabels = {
    "figure"sv,    "fig"sv,      "figs"sv,       "table"sv,     "tab"sv,
    "step"sv,      "example"sv,  "ex"sv,         "chapter"sv,   "chap"sv,
    "section"sv,   "sec"sv,      "part"sv,       "note"sv,      "appendix"sv,
    "annex"sv,     "exhibit"sv,  "equation"sv,   "eq"sv,        "box"sv,
    "plate"sv,     "photo"sv,    "scheme"sv,     "chart"sv,     "listing"sv,
    "algorithm"sv, "question"sv, "problem"sv,    "rule"sv,      "lesson"sv,
    "unit"sv,      "article"sv,  "art"sv,        "item"sv,      "theorem"sv,
    "lemma"sv,     "remark"sv,   "definition"sv, "corollary"sv, "phase"sv,
    "stage"sv,     "tip"sv,      "task"sv,       "exercise"sv,  "act"sv,
    "scene"sv,     "abb"sv,      "abbildung"sv,  "tabelle"sv,   "kapitel"sv,
    "abschnitt"sv, "teil"sv,     "schritt"sv,    "beispiel"sv,  "tableau"sv,
    "chapitre"sv,  "étape"sv,    "exemple"sv,    "partie"sv,    "figura"sv,
    "tabla"sv,     "capítulo"sv, "paso"sv,       "ejemplo"sv,   "parte"sv,
    "tabella"sv,   "capitolo"sv, "passo"sv,      "esempio"sv,   "рис"sv,
    "табл"sv,      "глава"sv,    "шаг"sv,        "таблица"sv};

// Past "12", "3.1", "2-4", "IV", "Ⅲ", "十二" or one letter ("Appendix A").
std::size_t skip_number(const SentenceLine& line, std::size_t at, bool with_letters) {
  constexpr std::size_t kMostBytes = 18;
  std::size_t end = at;
  while (end - at < kMostBytes) {
    const char32_t c = line.at(end);
    const bool joins = end > at && among(c, U".．-－–") &&
                       is_digit(line.at(line.after(end))) && is_digit(line.before(end));
    const bool is_value = is_digit(c) || among(c, U"一二三四五六七八九十百〇") ||
                          (c >= U'Ⅰ' && c <= U'ⅿ') ||
                          (with_letters && among(c, U"IVXLC"));
    if (!joins && !is_value) break;
    end = line.after(end);
  }
  if (end > at || !with_letters) return end;
  const char32_t c = line.at(at);
  const bool is_one_letter =
      is_latin(c) && is_upper(c) && is_full_stop(line.at(line.after(at)));
  return is_one_letter ? line.after(at) : at;
}

// Past a word of the lists, "Fig." with its full stop; `at` when there is none.
std::size_t skip_label_word(const SentenceLine& line, std::size_t at,
                            bool& is_latin_word) {
  std::size_t end = at;
  constexpr std::size_t kMostBytes = 36;
  while (end - at < kMostBytes && is_letter(line.at(end)) &&
         !among(line.at(end), U"一二三四五六七八九十百〇")) {
    // The letter of 図A is its number.
    if (end > at && is_latin(line.at(end)) && !is_latin(line.at(at))) break;
    end = line.after(end);
  }
  const std::string_view word = line.text.substr(at, end - at);
  if (std::find(kJapaneseLabels.begin(), kJapaneseLabels.end(), word) !=
      kJapaneseLabels.end()) {
    is_latin_word = false;
    return end;
  }
  if (!is_upper(line.at(at))) return at;
  const std::string folded = fold(word);
  if (std::find(kLatinLabels.begin(), kLatinLabels.end(), folded) == kLatinLabels.end())
    return at;
  is_latin_word = true;
  return is_full_stop(line.at(end)) ? line.after(end) : end;
}

// "一．", "イ．", "Ⅲ．", "ａ．", "甲．", "３．", "２．１．": a marker of a few
// characters. A full stop of half width is one where a space follows: "３. 方法".
std::size_t end_of_marker(const SentenceLine& line, std::size_t at) {
  std::size_t end = at;
  const char32_t first = line.at(at);
  if (is_digit(first)) {
    constexpr std::size_t kMostCharacters = 5;
    end = skip_number(line, at, false);
    std::size_t characters = 0;
    for (std::size_t next = at; next < end; next = line.after(next)) ++characters;
    const bool is_year = characters == 4 && !is_full_stop(line.at(line.after(at)));
    if (characters > kMostCharacters || is_year) return 0;
  } else if (among(first, U"一二三四五六七八九十") ||
             (first >= U'Ⅰ' && first <= U'ⅿ')) {
    end = skip_number(line, at, false);
    if (end - at > 9) return 0;
  } else if (is_katakana(first) || among(first, U"甲乙丙丁") ||
             (first >= U'Ａ' && first <= U'ｚ' && is_latin(first))) {
    end = line.after(at);
  }
  if (end == at || !is_full_stop(line.at(end))) return 0;
  const std::size_t behind = line.after(end);
  const bool is_marker = line.at(end) == U'．' || is_space(line.at(behind));
  return is_marker ? behind : 0;
}

}  // namespace

std::size_t label_end(const SentenceLine& line, std::size_t begin) {
  std::size_t at = begin;
  while (among(line.at(at), U"（([［【〔■●◆・")) at = line.after(at);
  if (line.is_japanese) {
    if (const std::size_t end = end_of_marker(line, at)) return end;
  }
  bool is_latin_word = false;
  const std::size_t word_end = skip_label_word(line, at, is_latin_word);
  if (word_end == at) return 0;
  const std::size_t number = line.skip_spaces(word_end);
  std::size_t end = skip_number(line, number, true);
  // 第2章．, 第３節．
  if (end > number && !is_latin_word && among(line.at(end), U"章節項条部編款話回"))
    end = line.after(end);
  if (end == number || !is_full_stop(line.at(end))) return 0;
  return line.after(end);
}

}  // namespace awase
