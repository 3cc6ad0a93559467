// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/bilingual_document.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"
#include "tmx/formats/review_codes.h"
#include "tmx/formats/text_columns.h"

namespace awase {
namespace {

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();)
    letters += is_letter(next_char(text, at)) ? 1 : 0;
  return letters;
}

/// The language of a short text as far as its letters alone tell: "ja" for kana, "ko"
/// for hangul, "zh" for Han alone, "" else.
std::string language_by_letters(std::string_view text) {
  std::size_t kana = 0, han = 0, hangul = 0, others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_hiragana(c) || is_katakana(c))
      ++kana;
    else if (is_han(c))
      ++han;
    else if (is_hangul(c))
      ++hangul;
    else if (is_letter(c))
      ++others;
  }
  if (kana > 0 && (kana + han) * 2 >= others) return "ja";
  if (hangul * 2 >= others && hangul > 0) return "ko";
  if (han * 2 >= others && han > 0) return "zh";
  return {};
}

std::string language_of(std::string_view text) {
  std::string language = language_by_letters(text);
  return language.empty() ? primary_language(detect_language(text).tag) : language;
}

/// The cells of the tables of a document, row by row.
using Row = std::map<int, std::vector<std::size_t>>;  ///< Blocks by column.
using Rows = std::map<std::pair<int, int>, Row>;      ///< By table and row.

Rows rows_of(const Document& document) {
  Rows rows;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const TablePlace& place = document.blocks[b].place;
    if (place.table > 0) rows[{place.table, place.row}][place.column].push_back(b);
  }
  return rows;
}

std::string cell_text(const Document& document, const Row& row, int column) {
  std::string text;
  const auto found = row.find(column);
  if (found == row.end()) return text;
  for (const std::size_t b : found->second) {
    if (!text.empty()) text += '\n';
    text += document.block_text(document.blocks[b]);
  }
  return text;
}

/// Two columns that hold the texts, and their languages where these are known.
struct Columns {
  int source = 0;
  int target = 0;
  std::string source_language;
  std::string target_language;
};

/// What a column is called, without what stands in brackets: "Source (ja)".
std::string head_name(const std::string& head) {
  const std::size_t bracket = std::min(head.find('('), head.find("（"));
  return std::string(trim(std::string_view(head).substr(0, bracket)));
}

std::optional<Columns> columns_by_head(const Document& document, const Row& head,
                                       const BilingualOptions& options) {
  std::vector<std::string> names;
  for (int column = 1; column <= head.rbegin()->first && column <= 100; ++column)
    names.push_back(head_name(cell_text(document, head, column)));
  const auto found = find_text_columns(names,
                                       {.source_language = options.source_language,
                                        .target_language = options.target_language},
                                       document.name);
  if (!found) return {};
  return Columns{static_cast<int>(found->source) + 1,
                 static_cast<int>(found->target) + 1, found->source_language,
                 found->target_language};
}

/// The table with the most rows.
int largest_table(const Rows& rows) {
  std::map<int, int> counts;
  for (const auto& [place, row] : rows) ++counts[place.first];
  return std::max_element(
             counts.begin(), counts.end(),
             [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// The row that names the columns, among the first of the first table or of the
/// largest: memoQ has the name of the document above it, Phrase a table of the project.
/// Gives columns_by_head() of it, and where it is.
std::optional<std::pair<Columns, Rows::const_iterator>> find_head(
    const Document& document, const Rows& rows, const BilingualOptions& options) {
  constexpr int kMostRows = 3;
  for (const int table : {rows.begin()->first.first, largest_table(rows)}) {
    int looked = 0;
    for (auto row = rows.lower_bound({table, 0});
         row != rows.end() && row->first.first == table && looked < kMostRows;
         ++row, ++looked)
      if (const auto columns = columns_by_head(document, row->second, options))
        return std::pair(*columns, row);
  }
  return {};
}

/// "AbC12:0", "8f3c2a1e-01": what programs number segments by.
bool is_identifier(std::string_view text) {
  bool has_digit = false;
  for (const char c : text) {
    if (c == ' ' || static_cast<unsigned char>(c) >= 0x80) return false;
    has_digit = has_digit || (c >= '0' && c <= '9');
  }
  return has_digit;
}

/// Columns by how much text they hold and in which languages.
std::optional<Columns> columns_by_text(const Document& document, const Rows& rows,
                                       const BilingualOptions& options) {
  struct Column {
    int number = 0;
    std::string text;
    std::size_t cells = 0;
    std::map<std::string, std::size_t> values;  ///< States repeat, texts do not.
  };
  std::map<int, Column> columns;
  for (const auto& [place, row] : rows) {
    for (const auto& [number, blocks] : row) {
      const std::string text = cell_text(document, row, number);
      if (letters_in(text) == 0 || is_identifier(text)) continue;
      Column& column = columns[number];
      column.number = number;
      ++column.cells;
      ++column.values[text];
      constexpr std::size_t kSample = 20'000;
      if (column.text.size() < kSample) (column.text += text) += '\n';
    }
  }
  std::vector<std::pair<std::size_t, Column*>> best;
  for (auto& [number, column] : columns) {
    const bool states = column.cells > 3 && column.values.size() * 3 <= column.cells;
    if (!states && column.cells * 2 >= rows.size())
      best.emplace_back(letters_in(column.text), &column);
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  const auto wanted = [&](const std::string& language) -> Column* {
    for (const auto& [letters, column] : best)
      if (language_of(column->text) == primary_language(language)) return column;
    return nullptr;
  };
  if (best.size() < 2) return {};
  Column* source =
      options.source_language.empty() ? nullptr : wanted(options.source_language);
  Column* target =
      options.target_language.empty() ? nullptr : wanted(options.target_language);
  for (const auto& [letters, column] : best) {
    if (source != nullptr && target != nullptr) break;
    Column*& open = source == nullptr ? source : target;
    const Column* other = &open == &source ? target : source;
    if (column == other) continue;
    const std::string language = language_of(column->text);
    if (language.empty()) continue;
    if (other == nullptr || language != language_of(other->text)) open = column;
  }
  // A few short cells do not tell a language, but beside one that its letters tell
  // they are in another.
  for (const auto& [letters, column] : best) {
    if (source != nullptr && target != nullptr) break;
    Column*& open = source == nullptr ? source : target;
    const Column* other = &open == &source ? target : source;
    if (other != nullptr && column != other && language_of(column->text).empty() &&
        !language_by_letters(other->text).empty())
      open = column;
  }
  if (source == nullptr || target == nullptr || source == target) return {};
  // Without a word from the user the left one is the source.
  if (options.source_language.empty() && options.target_language.empty() &&
      source->number > target->number)
    std::swap(source, target);
  const std::string from = language_of(source->text);
  const std::string to = language_of(target->text);
  if (from == to) return {};
  return Columns{source->number, target->number, from, to};
}

/// Builds the two sides of a document.
class SideBuilder {
 public:
  SideBuilder(const Document& document, BilingualText& text)
      : document_(document), text_(text) {
    for (Document* side : {&text.source, &text.target}) {
      side->name = document.name;
      side->encoding = document.encoding;
    }
  }

  void add(Document& side, std::size_t block) {
    put(side, block, document_.block_text(document_.blocks[block]));
  }

  /// The same for a cell, which may hold codes of a tool.
  void add_cell(Document& side, std::size_t block) {
    put(side, block, without_codes(document_.block_text(document_.blocks[block])));
  }

  void end_unit() {
    const UnitEnd end{text_.source.blocks.size(), text_.target.blocks.size()};
    if (text_.ends.empty() ? end.source_blocks + end.target_blocks > 0
                           : !(text_.ends.back() == end))
      text_.ends.push_back(end);
  }

 private:
  void put(Document& side, std::size_t block, std::string_view text) {
    BlockRole role;
    role.kind = document_.blocks[block].kind == BlockKind::table_cell
                    ? BlockKind::paragraph
                    : document_.blocks[block].kind;
    BlockWriter(side).add(text, role);
  }

  const Document& document_;
  BilingualText& text_;
};

/// Takes tables that hold `least_percent` of the letters of the document.
std::optional<BilingualDocument> split_tables(const Document& document,
                                              const BilingualOptions& options,
                                              std::size_t least_percent) {
  const Rows rows = rows_of(document);
  if (rows.empty()) return {};
  // A table that only lays out part of a page does not make the page bilingual.
  std::size_t in_tables = 0;
  std::size_t all = 0;
  for (const Block& block : document.blocks) {
    if (block.boilerplate) continue;
    const std::size_t letters = letters_in(document.block_text(block));
    all += letters;
    in_tables += block.place.table > 0 ? letters : 0;
  }
  if (in_tables * 100 < all * least_percent) return {};
  const auto head = find_head(document, rows, options);
  const auto columns =
      head ? std::optional(head->first) : columns_by_text(document, rows, options);
  if (!columns) return {};
  BilingualDocument split{
      {},
      Message("{file}: a table with both languages; column {source} is the source, "
              "column {target} the target",
              {{"file", document.name},
               {"source", columns->source},
               {"target", columns->target}})};
  SideBuilder builder(document, split.text);
  std::size_t used = 0;
  for (const auto& [place, row] : rows) {
    if (head && place.first < head->second->first.first) continue;
    // The head of each table says the same; what stands above it is no text.
    if (head && place.second <= head->second->first.second &&
        (place.first == head->second->first.first ||
         cell_text(document, row, columns->source) ==
             cell_text(document, head->second->second, columns->source)))
      continue;
    for (const auto& [column, blocks] : row)
      for (const std::size_t block : blocks) {
        if (column != columns->source && column != columns->target) continue;
        builder.add_cell(
            column == columns->source ? split.text.source : split.text.target, block);
        ++used;
      }
    builder.end_unit();
  }
  split.text.source.language = columns->source_language;
  split.text.target.language = columns->target_language;
  split.left_out = document.blocks.size() - used;
  return split;
}

/// Paragraphs in two languages that take turns.
std::optional<BilingualDocument> split_turns(const Document& document,
                                             const BilingualOptions& options,
                                             bool asked) {
  std::vector<std::string> languages(document.blocks.size());
  std::map<std::string, std::size_t> letters;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const std::string_view text = document.block_text(document.blocks[b]);
    const std::size_t count = letters_in(text);
    if (count == 0) continue;
    languages[b] = language_by_letters(text);
    letters[languages[b]] += count;
  }
  // Scripts tell most pairs apart; where they do not, words must.
  if (letters.size() < 2 || letters.size() > 3) {
    letters.clear();
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      const std::string_view text = document.block_text(document.blocks[b]);
      if (letters_in(text) == 0) continue;
      languages[b] = language_of(text);
      letters[languages[b]] += letters_in(text);
    }
  }
  // Kanji alone, in a text that has kana elsewhere, is Japanese.
  if (letters.contains("ja") && letters.contains("zh") &&
      letters["ja"] > letters["zh"]) {
    for (std::string& language : languages)
      if (language == "zh") language = "ja";
    letters["ja"] += letters["zh"];
    letters.erase("zh");
  }
  std::vector<std::pair<std::size_t, std::string>> most;
  std::size_t all = 0;
  for (const auto& [language, count] : letters) {
    most.emplace_back(count, language);
    all += count;
  }
  std::sort(most.rbegin(), most.rend());
  if (most.size() < 2 || most[1].first * 8 < all ||
      (most[0].first + most[1].first) * 10 < all * 8)
    return {};
  const auto is_side = [&](std::size_t b) {
    return letters_in(document.block_text(document.blocks[b])) > 0 &&
           (languages[b] == most[0].second || languages[b] == most[1].second);
  };
  std::size_t begin = 0;
  while (begin < languages.size() && !is_side(begin)) ++begin;
  if (begin == languages.size()) return {};
  const std::string first = languages[begin];
  std::vector<int>
      sides;  // 0 the first language, 1 the other; without letters as before
  std::size_t turns = 0;
  std::size_t counted = 0;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const bool has_letters = letters_in(document.block_text(document.blocks[b])) > 0;
    const int before = sides.empty() ? 0 : sides.back();
    const int side = !has_letters ? before : languages[b] == first ? 0 : 1;
    counted += has_letters ? 1 : 0;
    turns += !sides.empty() && side != before ? 1 : 0;
    sides.push_back(side);
  }
  const std::size_t least = asked ? 1 : std::max<std::size_t>(3, counted * 6 / 10);
  if (turns < least) return {};
  BilingualDocument split{
      {},
      Message("{file}: paragraphs in two languages that take turns; the first is the "
              "source unless --source-lang says otherwise",
              {{"file", document.name}})};
  std::string samples[2];
  for (std::size_t b = 0; b < sides.size(); ++b)
    (samples[sides[b]] += document.block_text(document.blocks[b])) += '\n';
  std::string tags[2];
  for (int side = 0; side < 2; ++side) tags[side] = language_of(samples[side]);
  const std::string from = primary_language(options.source_language);
  const std::string to = primary_language(options.target_language);
  const bool swapped = (!from.empty() && from == tags[1]) ||
                       (from.empty() && !to.empty() && to == tags[0]);
  SideBuilder builder(document, split.text);
  for (std::size_t b = 0; b < sides.size(); ++b) {
    if (b > 0 && sides[b] == 0 && sides[b - 1] == 1) builder.end_unit();
    builder.add((sides[b] == 1) == swapped ? split.text.source : split.text.target, b);
  }
  builder.end_unit();
  split.text.source.language = tags[swapped ? 1 : 0];
  split.text.target.language = tags[swapped ? 0 : 1];
  return split;
}

}  // namespace

std::optional<BilingualDocument> split_bilingual(const Document& document,
                                                 const BilingualOptions& options,
                                                 bool asked) {
  auto split = split_tables(document, options, asked ? 0 : 75);
  if (!split) split = split_turns(document, options, asked);
  // Languages take turns in the cells of a table too, whatever stands above it.
  if (split && !asked)
    if (auto tables = split_tables(document, options, 50)) split = std::move(tables);
  if (!split || split->text.ends.empty()) return {};
  // What the user says of the languages holds.
  if (!options.source_language.empty())
    split->text.source.language = options.source_language;
  if (!options.target_language.empty())
    split->text.target.language = options.target_language;
  return split;
}

bool names_text_columns(const Document& document) {
  const Rows rows = rows_of(document);
  try {
    return !rows.empty() &&
           columns_by_head(document, rows.begin()->second, {}).has_value();
  } catch (const Error&) {
    return true;  // More than two languages.
  }
}

}  // namespace awase
