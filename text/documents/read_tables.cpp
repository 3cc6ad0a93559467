// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_tables.h"

#include <algorithm>

#include "text/documents/block_writer.h"
#include "text/documents/xlsx_file.h"
#include "text/unicode.h"

namespace awase {
namespace {

int place_number(std::size_t index) {
  constexpr std::size_t kMost = 1'000'000'000;
  return static_cast<int>(std::min(index, kMost));
}

/// The separator of a table: what stands most often outside quotes in its first line.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  std::size_t best_count = 0;
  char best = ',';
  for (const char candidate : {'\t', ',', ';'}) {
    std::size_t count = 0;
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == candidate && !quoted) ++count;
    }
    if (count > best_count) {
      best_count = count;
      best = candidate;
    }
  }
  return best;
}

/// The cell at `at`, which is moved to the separator or line end after it.
std::string take_cell(std::string_view text, char separator, std::size_t& at) {
  const char ends[] = {separator, '\n', 0};
  if (at < text.size() && text[at] == '"') {
    std::string cell;
    std::size_t quote = at + 1;
    for (;;) {
      const std::size_t end = text.find('"', quote);
      if (end == text.npos) break;  // Not closed: taken as it stands.
      cell += text.substr(quote, end - quote);
      if (text.substr(end + 1, 1) == "\"") {
        cell += '"';
        quote = end + 2;
        continue;
      }
      at = std::min(text.find_first_of(ends, end + 1), text.size());
      return cell += text.substr(end + 1, at - end - 1);
    }
  }
  const std::size_t end = std::min(text.find_first_of(ends, at), text.size());
  std::string cell(text.substr(at, end - at));
  at = end;
  return cell;
}

/// Adds a cell. Its lines stay apart where each says something for itself, and are
/// joined where a sentence goes on.
void add_cell(BlockWriter& writer, std::string_view text, const TablePlace& place) {
  writer.set_role({.kind = BlockKind::table_cell, .place = place});
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
    const std::string_view line = text.substr(0, end);
    if (!trim(line).empty()) {
      writer.break_line();
      writer.write(line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  writer.end_block();
}

}  // namespace

void read_workbook(std::string_view bytes, Document& document) {
  const XlsxFile file(xml_source(bytes), document.name);
  BlockWriter writer(document);
  int table = 0;
  for (const XlsxSheet& sheet : file.sheets()) {
    ++table;
    if (sheet.hidden) continue;
    XlsxRow row;
    for (auto rows = file.rows(sheet); rows.next(row);)
      for (std::size_t column = 0; column < row.size(); ++column) {
        if (rows.is_hidden() || rows.is_hidden(column))
          leave_out(document, LeftOutReason::hidden, row[column]);
        else
          add_cell(writer, row[column],
                   {table, place_number(rows.row_number()), place_number(column + 1)});
      }
  }
}

void read_table(std::string_view text, Document& document) {
  const char separator = separator_of(text);
  BlockWriter writer(document);
  TablePlace place{1, 1, 1};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string cell = take_cell(text, separator, at);
    add_cell(writer, cell, place);
    if (at < text.size() && text[at] == '\n') {
      ++place.row;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
}

}  // namespace awase
