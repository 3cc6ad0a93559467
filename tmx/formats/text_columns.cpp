// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/text_columns.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "text/error.h"
#include "text/language.h"
#include "text/message.h"
#include "text/script.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::string_view kSource[] = {
    "source",        "source text", "source_text", "source segment", "source string",
    "source phrase", "src",         "original",    "original text",  "msgid",
    "原文",          "原語",        "原稿",        "ソース",         "ソーステキスト",
    "ソース文",      "源文",        "源文本",      "원문",           "ausgangstext",
    "texte source",  "texto fuente"};
constexpr std::string_view kTarget[] = {"target",
                                        "target text",
                                        "target_text",
                                        "target segment",
                                        "translation",
                                        "translation 1",
                                        "translated",
                                        "translated text",
                                        "tgt",
                                        "msgstr",
                                        "訳文",
                                        "翻訳",
                                        "訳語",
                                        "訳",
                                        "翻訳文",
                                        "ターゲット",
                                        "ターゲットテキスト",
                                        "ターゲット文",
                                        "译文",
                                        "翻译",
                                        "譯文",
                                        "번역",
                                        "번역문",
                                        "zieltext",
                                        "texte cible",
                                        "texto meta"};

/// Languages whose English name may head a column.
constexpr std::string_view kTags[] = {"ar", "bg", "cs", "da", "de", "el", "en", "es",
                                      "fa", "fi", "fr", "he", "hi", "hu", "id", "is",
                                      "it", "ja", "ko", "nl", "no", "pl", "pt", "ro",
                                      "ru", "sv", "th", "tr", "uk", "vi", "zh"};

/// Names of languages in themselves, in Japanese, and as tables shorten them.
constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"和", "ja"},         {"和文", "ja"},         {"邦文", "ja"},
    {"日", "ja"},         {"日文", "ja"},         {"日语", "ja"},
    {"日語", "ja"},       {"jp", "ja"},           {"jpn", "ja"},
    {"英", "en"},         {"英文", "en"},         {"英语", "en"},
    {"eng", "en"},        {"中", "zh"},           {"汉语", "zh"},
    {"漢語", "zh"},       {"chn", "zh"},          {"cn", "zh"},
    {"韓", "ko"},         {"韓文", "ko"},         {"朝鮮語", "ko"},
    {"kor", "ko"},        {"kr", "ko"},           {"独", "de"},
    {"独語", "de"},       {"独文", "de"},         {"仏", "fr"},
    {"仏語", "fr"},       {"仏文", "fr"},         {"西語", "es"},
    {"伊語", "it"},       {"露語", "ru"},         {"ロシア語", "ru"},
    {"イタリア語", "it"}, {"ポルトガル語", "pt"}, {"タイ語", "th"},
    {"ベトナム語", "vi"}, {"日本語", "ja"},       {"英語", "en"},
    {"中国語", "zh"},     {"韓国語", "ko"},       {"ドイツ語", "de"},
    {"フランス語", "fr"}, {"スペイン語", "es"},   {"中文", "zh"},
    {"한국어", "ko"},     {"deutsch", "de"},      {"français", "fr"},
    {"español", "es"},    {"italiano", "it"},     {"português", "pt"}};

bool is_among(std::span<const std::string_view> names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a name of a language may have behind it: 日本語原文, 英語訳, 英文テキスト.
constexpr std::string_view kTails[] = {
    "原文", "訳文", "翻訳",  "対訳",         "テキスト", "本文",    "表記",     "表現",
    "訳",   "文",   " text", " translation", " source",  " target", " version", "版"};

/// The language that heads a column; empty for none. "id" and "no" head numbers.
std::string language_of_word(const std::string& name) {
  if (name.size() < 2 || name == "id" || name == "no") return {};
  // "English (United States)", "日本語（日本）", "Source (en)".
  if (const std::size_t bracket = std::min(name.find('('), name.find("（"));
      bracket != std::string::npos && bracket > 0)
    return language_of_word(
        std::string(trim(std::string_view(name).substr(0, bracket))));
  for (const auto& [own, tag] : kNames)
    if (fold(own) == name) return std::string(tag);
  for (const std::string_view tag : kTags)
    if (fold(language_name(tag)) == name) return std::string(tag);
  const std::size_t primary = std::min(name.find_first_of("-_"), name.size());
  if (primary != 2 && primary != 3) return {};
  try {
    // Words of three letters are languages only where Awase knows them ("jpn").
    std::string tag = canonical_language(name);
    const bool is_known =
        primary == 2 || std::find(std::begin(kTags), std::end(kTags),
                                  primary_language(tag)) != std::end(kTags);
    return is_known ? tag : std::string();
  } catch (const Error&) {
    return {};
  }
}

/// The language in a name that says a side too: "source_ja", "ja-source",
/// 原文（日本語）. `words` are those of the side; empty for any other name.
std::string language_beside(std::span<const std::string_view> words,
                            const std::string& name) {
  constexpr std::string_view kBetween = " _-.:([";
  for (const std::string_view word : words) {
    if (name.size() < word.size() + 2) continue;
    const std::string folded = fold(word);
    std::string_view rest;
    if (name.starts_with(folded) && kBetween.find(name[folded.size()]) != kBetween.npos)
      rest = std::string_view(name).substr(folded.size());
    else if (name.ends_with(folded) &&
             kBetween.find(name[name.size() - folded.size() - 1]) != kBetween.npos)
      rest = std::string_view(name).substr(0, name.size() - folded.size());
    while (!rest.empty() && kBetween.find(rest.front()) != kBetween.npos)
      rest.remove_prefix(1);
    while (!rest.empty() && std::string_view(" _-.:)]").find(rest.back()) != rest.npos)
      rest.remove_suffix(1);
    if (rest.empty()) continue;
    if (std::string language = language_of_word(std::string(rest)); !language.empty())
      return language;
  }
  return {};
}

/// The same for a name with more to it: 日本語原文, 英語訳, "English text",
/// 原文（日本語）.
std::string language_of(const std::string& name) {
  for (const bool is_source : {true, false}) {
    std::string language =
        is_source ? language_beside(kSource, name) : language_beside(kTarget, name);
    if (!language.empty()) return language;
  }
  std::string language = language_of_word(name);
  if (!language.empty()) return language;
  for (const std::string_view tail : kTails) {
    if (name.size() <= tail.size() || !name.ends_with(tail)) continue;
    language = language_of_word(name.substr(0, name.size() - tail.size()));
    if (!language.empty()) return language;
  }
  const std::size_t open = name.find_first_of("([");  // as folded
  if (open == name.npos || name.size() < open + 3) return {};
  return language_of_word(name.substr(open + 1, name.size() - open - 2));
}

struct LanguageColumn {
  std::size_t column = 0;
  std::string language;
};

const LanguageColumn* find(const std::vector<LanguageColumn>& columns,
                           const std::string& wanted, const LanguageColumn* not_this) {
  const auto by = [&](auto same) -> const LanguageColumn* {
    for (const LanguageColumn& one : columns)
      if (&one != not_this && same(one.language)) return &one;
    return nullptr;
  };
  const LanguageColumn* found =
      by([&](const std::string& tag) { return same_language(tag, wanted); });
  if (found != nullptr) return found;
  return by([&](const std::string& tag) {
    return primary_language(tag) == primary_language(wanted);
  });
}

[[noreturn]] void refuse(const std::vector<LanguageColumn>& columns,
                         const std::string& place) {
  std::string listed;
  for (const LanguageColumn& one : columns)
    listed += (listed.empty() ? "" : ", ") + one.language;
  throw Error(ErrorKind::usage,
              Message("{place}: has columns in {languages}; choose two of these with "
                      "--source-lang and --target-lang",
                      {{"place", place}, {"languages", listed}}));
}

/// What the cells of a column come to.
struct ColumnSample {
  std::size_t column = 0;
  std::size_t texts = 0;   ///< Cells that are text in some language.
  std::size_t others = 0;  ///< Numbers, identifiers.
  std::string text;        ///< All of it, for its language to be found.
  std::string first;       ///< The first cell that is not empty.

  bool is_text() const { return texts > 0 && texts >= others; }
};

/// Whether a cell is a text, not a number, a date or an identifier ("ABC-12",
/// "menu_open").
bool is_text_cell(std::string_view cell) {
  bool has_letter = false;
  bool is_ascii = true;
  bool has_space = false;
  bool has_mark = false;  // A character that identifiers have and words do not.
  char32_t before = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = next_char(cell, at);
    has_letter |= is_letter(c);
    is_ascii &= c < 0x80;
    has_space |= c == U' ' && at < cell.size();
    const bool joins = c == U'_' || c == U'/' || c == U'\\' || is_digit(c) ||
                       (c == U'.' && at < cell.size());
    has_mark |= joins || (before >= U'a' && before <= U'z' && c >= U'A' && c <= U'Z');
    before = c;
  }
  return has_letter && !(is_ascii && !has_space && has_mark);
}

std::vector<ColumnSample> sample_columns(
    std::span<const std::vector<std::string>> rows) {
  constexpr std::size_t kMostColumns = 200;
  constexpr std::size_t kMostBytes = 20'000;
  std::vector<ColumnSample> columns;
  for (const auto& row : rows) {
    for (std::size_t k = 0; k < std::min(row.size(), kMostColumns); ++k) {
      if (k == columns.size()) columns.emplace_back().column = k;
      ColumnSample& column = columns[k];
      const std::string_view cell = trim(std::string_view(row[k]));
      if (cell.empty()) continue;
      if (column.first.empty()) column.first = cell;
      ++(is_text_cell(cell) ? column.texts : column.others);
      if (column.text.size() + cell.size() < kMostBytes)
        column.text.append(cell).append("\n");
    }
  }
  return columns;
}

[[noreturn]] void refuse_columns(const std::vector<ColumnSample>& columns,
                                 const std::string& place) {
  std::string shown;
  for (const ColumnSample& column : columns) {
    if (column.column == 8) {
      shown += ", …";
      break;
    }
    std::string_view cell = column.first;
    std::size_t at = 0;
    for (std::size_t chars = 0; at < cell.size() && chars < 20; ++chars)
      next_char(cell, at);
    std::string start(cell.substr(0, at));
    for (char& c : start)
      if (c == '\n') c = ' ';
    shown += (shown.empty() ? "" : ", ") + std::to_string(column.column + 1) + " \"" +
             start + (at < cell.size() ? "…\"" : "\"");
  }
  throw Error(ErrorKind::usage,
              Message("{place}: which two columns are the texts is not clear (columns: "
                      "{columns}); name them in a first row, source and target or "
                      "their languages",
                      {{"place", place}, {"columns", shown}}));
}

/// Whether the text of a column is in `wanted`, as far as it can be told.
bool is_in(const ColumnSample& column, const std::string& wanted) {
  return !wanted.empty() &&
         detect_language(column.text).tag == primary_language(wanted);
}

}  // namespace

TextColumns choose_text_columns(std::span<const std::vector<std::string>> rows,
                                const UnitReadOptions& options,
                                const std::string& place) {
  const std::string& from = options.source_language;
  const std::string& to = options.target_language;
  const std::vector<ColumnSample> columns = sample_columns(rows);
  std::vector<const ColumnSample*> texts;
  for (const ColumnSample& column : columns)
    if (column.is_text()) texts.push_back(&column);
  if (texts.size() < 2 && columns.size() == 2) texts = {&columns[0], &columns[1]};
  if (texts.size() > 2 && !from.empty() && !to.empty()) {
    const auto find_in = [&](const std::string& wanted) -> const ColumnSample* {
      const ColumnSample* found = nullptr;
      for (const ColumnSample* column : texts) {
        if (!is_in(*column, wanted)) continue;
        if (found != nullptr) return nullptr;
        found = column;
      }
      return found;
    };
    const ColumnSample* source = find_in(from);
    const ColumnSample* target = find_in(to);
    if (source != nullptr && target != nullptr && source != target)
      texts = {source, target};
  }
  if (texts.size() != 2) refuse_columns(columns, place);
  const bool first_fits = is_in(*texts[0], from) || is_in(*texts[1], to);
  const bool swapped_fits = is_in(*texts[0], to) || is_in(*texts[1], from);
  if (swapped_fits && !first_fits) std::swap(texts[0], texts[1]);
  return {texts[0]->column, texts[1]->column, {}, {}};
}

std::optional<TextColumns> find_text_columns(std::span<const std::string> row,
                                             const UnitReadOptions& options,
                                             const std::string& place) {
  std::optional<std::size_t> source, target;
  std::optional<LanguageColumn> told_source, told_target;  // Side and language.
  std::vector<LanguageColumn> columns;
  for (std::size_t k = 0; k < row.size(); ++k) {
    constexpr std::size_t kLongestName = 40;
    if (row[k].size() > kLongestName) continue;
    const std::string name = fold(trim(std::string_view(row[k])));
    if (!source && is_among(kSource, name)) source = k;
    if (!target && is_among(kTarget, name)) target = k;
    const std::string language = language_of(name);
    if (!language.empty()) columns.push_back({k, language});
    if (!told_source && !language_beside(kSource, name).empty())
      told_source = {k, language};
    else if (!told_target && !language_beside(kTarget, name).empty())
      told_target = {k, language};
  }
  if (source && target) return TextColumns{*source, *target, {}, {}};
  if (told_source && told_target && options.source_language.empty() &&
      options.target_language.empty())
    return TextColumns{told_source->column, told_target->column, told_source->language,
                       told_target->language};
  if (columns.size() < 2) return {};
  const std::string& from = options.source_language;
  const std::string& to = options.target_language;
  const bool is_open = from.empty() || to.empty();
  const LanguageColumn* first = from.empty() ? nullptr : find(columns, from, nullptr);
  const LanguageColumn* second = to.empty() ? nullptr : find(columns, to, first);
  if ((!from.empty() && first == nullptr) || (!to.empty() && second == nullptr) ||
      (is_open && columns.size() > 2))
    refuse(columns, place);
  if (first == nullptr) first = second == columns.data() ? &columns[1] : columns.data();
  if (second == nullptr)
    second = first == columns.data() ? &columns[1] : columns.data();
  return TextColumns{first->column, second->column, first->language, second->language};
}

std::optional<GuessedColumns> guess_text_columns(
    std::span<const std::vector<std::string>> rows, const UnitReadOptions& options) {
  constexpr std::size_t kMostColumns = 100;
  constexpr double kSure = 0.5;
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  std::vector<LanguageColumn> columns;
  for (std::size_t k = 0; k < std::min(width, kMostColumns); ++k) {
    std::string text;
    for (std::size_t r = rows.size() > 1 ? 1 : 0; r < rows.size(); ++r)
      if (k < rows[r].size()) text += rows[r][k] + "\n";
    const DetectedLanguage found = detect_language(text);
    if (found.confidence > kSure) columns.push_back({k, found.tag});
  }
  const auto take = [&](const std::string& wanted,
                        const std::string& not_this) -> const LanguageColumn* {
    for (const LanguageColumn& one : columns) {
      const bool fits = wanted.empty() ? one.language != not_this
                                       : primary_language(wanted) == one.language;
      if (fits) return &one;
    }
    return nullptr;
  };
  const std::string& from = options.source_language;
  const std::string& to = options.target_language;
  const LanguageColumn* source = take(from, primary_language(to));
  if (source == nullptr) return {};
  const LanguageColumn* target = take(to, source->language);
  if (target == nullptr || target == source) return {};
  GuessedColumns guessed{
      {source->column, target->column, from.empty() ? source->language : from,
       to.empty() ? target->language : to},
      false};
  for (const LanguageColumn* each : {source, target}) {
    if (rows.front().size() <= each->column) continue;
    const std::string& head = rows.front()[each->column];
    guessed.has_header |= ScriptCounter(each->language).is_foreign(head) ||
                          (each->language == "ja" && !head.empty() &&
                           ScriptCounter("en").count(head).own_chars > 0 &&
                           ScriptCounter("ja").count(head).own_chars == 0);
  }
  return guessed;
}

}  // namespace awase
