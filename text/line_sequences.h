// SPDX-License-Identifier: Apache-2.0
//
// Lines that begin with markers in sequence: lists without a full stop, speakers,
// times. For LineReader.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace awase {

/// What the lines of a text say about each other. Offsets are bytes, in order.
struct LineSequences {
  std::vector<std::size_t> items;   ///< Lines that are items of a list.
  std::vector<std::size_t> blocks;  ///< Lines that begin a block but are no items.
  /// Paragraphs of unspaced text, by the offset of their first line, in which no
  /// sentence ends: headlines, names. Their lines are not the lines of one sentence.
  std::vector<std::size_t> headlines;
};

/// Finds, in text with LF line ends, two or more lines near each other whose markers
/// are in sequence: 一　 二　, １　 ２　, イ． ロ．, Ⅰ Ⅱ, 甲 乙, 手順１ 手順２, 10時
/// 11時, and speakers (佐伯：). A marker alone counts for nothing. What hangs on such a
/// list (ただし, the paragraph 2 of an article) begins a block too. Linear.
LineSequences find_line_sequences(std::string_view text);

/// The line without marks of quoted mail ("> ") at its beginning, and how many they
/// are. A prompt (">>> print(1)") is no mark.
struct QuotedLine {
  std::string_view text;
  std::size_t level = 0;
};
QuotedLine strip_quote_marks(std::string_view line);

}  // namespace awase
