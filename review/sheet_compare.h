// SPDX-License-Identifier: Apache-2.0
//
// The rows that a sheet came back with, made of the segments that it was written with.
// Internal to review/spreadsheet_read.cpp.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "review/sheet.h"
#include "review/spreadsheet.h"

namespace awase {

/// A row of the result, and how many segments of the base are used up behind it.
struct NewRow {
  Row row;
  std::array<std::size_t, 2> until = {0, 0};
  std::array<bool, 2> is_cut = {false, false};  ///< The last is not used up whole.
};

/// What came of comparing.
struct ComparedRows {
  std::vector<NewRow> rows;  ///< Every segment of the base once, in order.
  std::size_t lines = 0;     ///< Of the sheet.
  std::size_t unknown = 0;   ///< Of them, those that are in no segment.
};

/// Looks for the segments of `base` in the sheet, and counts and says in `edits` what
/// was done to them.
ComparedRows compare_sheet(const Review& base, const Sheet& sheet,
                           SpreadsheetEdits& edits);

}  // namespace awase
