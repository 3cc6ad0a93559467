// SPDX-License-Identifier: Apache-2.0
//
// The pages of a document of which only lines are known.

#pragma once

#include <string>
#include <vector>

namespace awase {

/// What is known of the place behind a line.
enum class LineRoom {
  unknown,
  full,  ///< The first word of the next line had no room on it.
  left,  ///< It had: somebody ended the line.
};

struct PageLine {
  std::string text;
  bool gap_before = false;  ///< A paragraph, a column or a heading ended.
  bool column_begins = false;
  LineRoom room = LineRoom::unknown;
  bool is_cell = false;  ///< A cell of a table.
  bool is_note = false;  ///< Of a footnote.
  /// In clearly larger or smaller letters than the line before it on the page.
  bool is_of_other_size = false;
  bool is_running =
      false;  ///< Stands beside the number of the page, apart from the text.
};

using Page = std::vector<PageLine>;

struct Pages {
  std::vector<Page> pages;
  /// The signs that refer to notes, which are not in the lines.
  std::vector<std::string> note_marks = {};
};

}  // namespace awase
