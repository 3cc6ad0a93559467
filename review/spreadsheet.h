// SPDX-License-Identifier: Apache-2.0
//
// A review that goes out as a spreadsheet and comes back. docs/formats.md tells people
// how to work in it.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "review/action.h"
#include "review/review.h"
#include "text/catalogue.h"
#include "text/issue.h"
#include "tmx/encoded_output.h"

namespace awase {

/// Writes `review` as an XLSX workbook: a row a bead, a segment a line of its cell, a
/// sheet that says how to edit, and a hidden one that keeps what was written. Its
/// names, headings and decisions are in the language of `reader`, and are read in any.
/// Throws Error: usage for more rows than a sheet holds, unavailable without room.
void write_spreadsheet(const Review& review, const ByteSink& sink,
                       const MessageCatalogue& reader = english_catalogue());

/// What came back in a spreadsheet.
struct SpreadsheetEdits {
  Action action;  ///< What was done, as one step; no splices when nothing was.
  /// What could not be understood or taken: "row 12, source: …".
  std::vector<Issue> issues;
  std::size_t edited = 0;      ///< Segments whose text differs.
  std::size_t rearranged = 0;  ///< Rows that hold other segments than before.
  std::size_t marked = 0;      ///< Rows whose decision differs.
  std::size_t commented = 0;   ///< Rows whose comment differs.
  std::size_t removed = 0;     ///< Rows that were taken out: marked deleted.
};

/// Compares the workbook `bytes` with what it was when it was written, and gives what
/// does the same to `review`, which may have changed since: what changed in both stays
/// as it is in `review` and is an issue. Every segment is kept, whatever became of it
/// in the workbook. `name` begins the messages. Throws Error (input) for what is no
/// workbook, or not one of this alignment.
SpreadsheetEdits read_spreadsheet(std::string_view bytes, const std::string& name,
                                  const Review& review);

/// "2 texts edited, 1 row rearranged, …"; "nothing changed" when there is nothing.
Message describe(const SpreadsheetEdits& edits);

}  // namespace awase
