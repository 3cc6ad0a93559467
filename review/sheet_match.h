// SPDX-License-Identifier: Apache-2.0
//
// Finds the segments of a text in the lines of a spreadsheet's column, which people
// have edited, cut, put together and moved. Internal to review/.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace awase {

/// A segment as it was written.
struct SheetPiece {
  std::string_view text;  ///< Not empty.
  std::size_t row = 0;    ///< Of the review, from 0; rising.
};

/// A line of a cell.
struct SheetLine {
  std::string_view text;                ///< Without white space at its ends; not empty.
  std::optional<std::size_t> row = {};  ///< Of the review, that its row was written as.
};

/// A segment, or a part of one, that stands in a line, or is part of it.
struct SheetFound {
  std::size_t piece = 0;
  std::size_t line = 0;
  std::string text;        ///< What it is now.
  bool is_whole = true;    ///< Not cut.
  bool is_edited = false;  ///< The letters differ from what they were.
};

/// Where the pieces are, in order of pieces and of lines: pieces may be cut at the ends
/// of lines, lines may hold several. What is in neither is missing, or unknown. Of
/// several ways the one with the least edits is taken; a line that is written anew is
/// taken for the segment of its own row. About linear, for the work between lines that
/// are as they were is bounded.
std::vector<SheetFound> match_lines(std::span<const SheetLine> lines,
                                    std::span<const SheetPiece> pieces);

}  // namespace awase
