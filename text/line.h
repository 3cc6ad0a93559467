// SPDX-License-Identifier: Apache-2.0
//
// A line of plain text and what can be seen on it alone. For read_plain_text().

#pragma once

#include <cstddef>
#include <string_view>

namespace awase {

enum class LineKind { prose, list_item, heading, table_row, rule, code };

/// A line that is not empty.
struct Line {
  std::string_view text;    ///< Without white space at its ends.
  std::string_view indent;  ///< The white space before it.
  LineKind kind = LineKind::prose;
  std::size_t columns = 0;  ///< Width with the indent, roughly; at most kMaxColumns.
  bool after_empty_line = false;  ///< Also for the first line of all.
};

/// A line wider than this is not wrapped by any convention.
inline constexpr std::size_t kMaxColumns = 200;

/// Hands out the lines of a text one by one, without those that are empty.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}

  /// False at the end of the text.
  bool next(Line& line);

 private:
  std::string_view rest_;
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
