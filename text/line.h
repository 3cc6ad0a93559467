// SPDX-License-Identifier: Apache-2.0
//
// A line of plain text and what can be seen on it alone. For read_plain_text().

#pragma once

#include <cstddef>
#include <string_view>

#include "text/line_sequences.h"

namespace awase {

enum class LineKind {
  prose,
  list_item,
  heading,
  table_row,
  spaced_row,  ///< Of a table, by its neighbours: mark_spaced_tables().
  rule,
  code,
};

/// A line that is not empty.
struct Line {
  std::string_view text;    ///< Without white space at its ends.
  std::string_view indent;  ///< The white space before it.
  LineKind kind = LineKind::prose;
  std::size_t columns = 0;  ///< Width with the indent, roughly; at most kMaxColumns.
  bool after_empty_line = false;  ///< Also for the first line of all.
  bool begins_block = false;  ///< A speaker, a time, what ends a list (LineSequences).
  bool in_headlines = false;  ///< In a paragraph of headlines (LineSequences).
  std::size_t quote_level = 0;  ///< Marks of quoted mail ("> ") taken off.
};

/// A line wider than this is not wrapped by any convention.
inline constexpr std::size_t kMaxColumns = 200;

/// Hands out the lines of a text one by one, without those that are empty and without
/// marks of quoted mail. Lines without marks of their own are list items where
/// `sequences`, which must outlive the reader, says so.
class LineReader {
 public:
  explicit LineReader(std::string_view text, const LineSequences* sequences = nullptr)
      : text_(text), rest_(text), sequences_(sequences) {}

  /// False at the end of the text.
  bool next(Line& line);

 private:
  void apply_sequences(Line& line);

  std::string_view text_;
  std::string_view rest_;
  const LineSequences* sequences_;
  std::size_t next_item_ = 0;
  std::size_t next_block_ = 0;
  std::size_t next_headlines_ = 0;
  bool in_headlines_ = false;
  bool empty_line_seen_ = true;
};

/// Length in bytes of the bullet or number that a list item begins with, 0 when there
/// is none: "- ", "・", "1. ", "（１）", "①", "a) ", "第3条".
std::size_t list_marker_bytes(std::string_view text);

/// True when a sentence (or quotation, or announcement with a colon) ends with `text`.
bool ends_sentence(std::string_view text);

/// True when a sentence cannot end with `text` and goes on with `next`: after a comma
/// or a Japanese particle, before a word in lower case.
bool runs_on(std::string_view text, std::string_view next);

}  // namespace awase
