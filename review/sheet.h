// SPDX-License-Identifier: Apache-2.0
//
// What the sheets of a review workbook hold: shared by what writes and what reads them.
// Internal to review/.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/review.h"
#include "text/issue.h"

namespace awase {

/// Columns of the sheet, from the left.
enum SheetColumn : std::size_t {
  kSheetNumber,
  kSheetSource,
  kSheetTarget,
  kSheetDecision,
  kSheetComment,
  kSheetConfidence,
  kSheetColumns
};
/// Their names, of translatable().
inline constexpr std::array<std::string_view, kSheetColumns> kSheetNames = {
    translatable("no."),      translatable("source"),  translatable("target"),
    translatable("decision"), translatable("comment"), translatable("confidence")};

/// The column of the texts of a side, for people.
inline Message column_of(Side side) {
  return Message::marked(
      kSheetNames[side == Side::source ? kSheetSource : kSheetTarget]);
}

/// The column or the decision that a word names, in English or in any language that the
/// program has a catalogue of, whatever its case and width. Nothing for another word.
std::optional<SheetColumn> column_named(std::string_view word);
std::optional<Mark> decision_named(std::string_view word);

/// The hidden sheet that keeps the review as it was written, a JSON text a row.
inline constexpr std::string_view kBaseSheet = "Awase";
/// What its first cell begins with.
inline constexpr std::string_view kBaseMark = "awase review 1";

/// A segment without text, which a cell has to show somehow.
inline constexpr std::string_view kNoText = "∅";

/// A segment as a line of its cell.
std::string_view line_of(const Piece& piece);

/// A cell: a line a segment.
std::string lines_of(const std::vector<Piece>& pieces);

/// A row of the sheet as it came back.
struct SheetRow {
  std::size_t number = 0;  ///< In the sheet, from 1.
  /// Row of the review that it was written as; nothing for a new one.
  std::optional<std::size_t> origin = {};
  std::size_t place = 0;  ///< Its origin, or that of the row above.
  std::array<std::string, 2> cells = {};
  std::array<bool, 2> is_error = {};  ///< The cell holds an error (#REF!) instead.
  std::string decision = {};
  std::string comment = {};
};

/// A workbook that came back.
struct Sheet {
  std::optional<Review> base;  ///< As it was written; none where that sheet is gone.
  std::vector<SheetRow> rows;  ///< In the order of their origins.
  bool has_decisions = false;
  bool has_comments = false;
  std::vector<Issue> issues;
};

/// Reads a workbook. Throws Error (input).
Sheet read_sheet(std::string_view bytes, const std::string& name);

}  // namespace awase
