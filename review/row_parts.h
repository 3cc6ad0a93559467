// SPDX-License-Identifier: Apache-2.0
//
// A review in parts, as the page asks for them: what it needs of all rows at a time,
// and the texts of the rows in sight. Internal to review/.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "review/review.h"

namespace awase {

/// Puts behind `out` what the page asks of all rows, as 27 characters for each row:
/// shape (0 pair, 1 source alone, 2 target alone, 3 one to one), number of its mark,
/// bits (1 by hand, 2 edited, 4 with a comment), kind of its blocks or 30 for several,
/// confidence in ten thousandths (5 digits), pieces of both sides (60 at most), width
/// of the texts of both sides in px of one line (4 digits to base 64 each), and the
/// numbers of the first segments of both sides, 0 without one (likewise). Digits are
/// those of ASCII, and what follows them there.
void append_row_columns(std::string& out, const Row& row);

/// Rows [first, last).
struct RowRange {
  std::size_t first = 0;
  std::size_t last = 0;

  bool operator==(const RowRange&) const = default;
};

/// "3-10,12-13" as ranges of `count` rows. What rises no further, lies behind the last
/// row, or is no range is left out, so that no row comes twice.
std::vector<RowRange> read_row_ranges(std::string_view text, std::size_t count);

/// The rows of the ranges as JSON, a line each.
std::string row_lines(const Review& review, const std::vector<RowRange>& ranges);

/// The rows that hold segment `number` of a side: those nearest to `row`, 100 at most,
/// in rising order. Segments that a person typed have the number 0.
std::vector<std::size_t> rows_with_segment(const Review& review, Side side,
                                           std::size_t number, std::size_t row);

}  // namespace awase
