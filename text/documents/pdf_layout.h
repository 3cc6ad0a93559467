// SPDX-License-Identifier: Apache-2.0
//
// Words in boxes on a page, to lines, cells and notes. For pdf_lines().

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/documents/page_lines.h"

namespace awase {

/// Where something stands on a page, in points from its left top corner.
struct Box {
  double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2.0; }
  double center() const { return (left + right) / 2.0; }
  void include(const Box& other);
};

struct BoxWord {
  Box box;
  std::string text;
};

/// Words of a line that stand close together.
struct Fragment {
  Box box;
  std::size_t begin = 0;  ///< First word.
  std::size_t end = 0;    ///< One past the last.
};

/// Words that stand beside each other, from left to right, at least one.
struct BoxLine {
  Box box;
  std::vector<BoxWord> words;
  bool begins_with_mark = false;     ///< The sign of a note stood before it.
  bool is_running = false;           ///< See PageLine::is_running.
  std::vector<Fragment> cells = {};  ///< When it is the row of a table.
};

/// The words from `begin` to `end` as text. Between characters that need no space there
/// is one only where the gap is wide; on a page that is written in such, also between
/// these and letters or digits, which programs set a little apart.
std::string words_text(const BoxLine& line, std::size_t begin, std::size_t end,
                       bool is_unspaced_page = true);

/// The lines of a page in the order in which a program wrote them, to that in which
/// they are read: what stands at the top first, what stands at the bottom last, and
/// bullets before their items. In time linear in the lines, but for a few bullets and
/// notes.
Page lay_out(std::vector<BoxLine> lines);

}  // namespace awase
