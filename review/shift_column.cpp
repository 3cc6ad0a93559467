// SPDX-License-Identifier: Apache-2.0
//
// A text that lies one row too high or too low for a while is put right in one step, as
// in a spreadsheet whose cells close a gap or make room.

#include <algorithm>
#include <utility>

#include "review/edits.h"
#include "text/error.h"

namespace awase {
namespace {

using Rows = std::vector<Row>;

void touch(Row& row) {
  if (row.mark != Mark::doubtful) row.mark = Mark::open;
  row.confidence = std::min(row.confidence, kRearrangedConfidence);
  row.is_by_hand = row.is_pair();
}

/// The cells below the gap go up, down to the next gap, to a decided row, or to a row
/// that was too many.
void close_gap(Rows& rows, std::size_t gap, Side side) {
  for (std::size_t row = gap + 1; row < rows.size(); ++row) {
    if (rows[row].cell(side).empty() || rows[row].is_confirmed()) return;
    rows[row - 1].cell(side) = std::exchange(rows[row].cell(side), {});
    touch(rows[row - 1]);
    touch(rows[row]);
    if (rows[row].is_empty()) return;
  }
}

/// The cells from `first` on go down, into the next gap, or a row of their own before
/// what was decided.
void make_room(Rows& rows, std::size_t first, Side side) {
  std::vector<Piece> pieces = std::exchange(rows[first].cell(side), {});
  touch(rows[first]);
  std::size_t row = first + 1;
  for (; row < rows.size() && !rows[row].is_confirmed() && !pieces.empty(); ++row) {
    std::swap(pieces, rows[row].cell(side));
    touch(rows[row]);
  }
  if (pieces.empty()) return;
  Row last;
  last.cell(side) = std::move(pieces);
  touch(last);
  rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(row), std::move(last));
}

}  // namespace

Action shift_column(const Review& review, std::size_t row, Side side,
                    Direction direction) {
  const auto refuse = [](Message why) {
    throw Error(ErrorKind::usage, std::move(why));
  };
  if (row >= review.rows.size())
    refuse(Message("there is no row {row}", {{"row", row + 1}}));
  Rows rows = review.rows;
  const bool is_gap = rows[row].cell(side).empty();
  std::size_t at = row;
  if (direction == Direction::up) {
    if (!is_gap) at = row == 0 ? 0 : row - 1;
    if (!rows[at].cell(side).empty() || rows[at].is_confirmed())
      refuse(Message("there is no gap to close: the cell above is not empty"));
    close_gap(rows, at, side);
  } else {
    if (is_gap || rows[at].is_confirmed())
      refuse(Message("there is nothing to make room for in this cell"));
    make_room(rows, at, side);
    at = std::min(row + 1, rows.size() - 1);
  }
  const auto empty = std::find_if(rows.begin(), rows.end(),
                                  [](const Row& one) { return one.is_empty(); });
  if (empty != rows.end()) {
    if (!empty->comment.empty() && empty != rows.begin()) {
      std::string& above = std::prev(empty)->comment;
      above += (above.empty() ? "" : "; ") + empty->comment;
    }
    rows.erase(empty);
  }
  if (rows == review.rows)
    refuse(Message("there is no gap to close: the cell above is not empty"));
  return replace_rows("shift", 0, review.rows, std::move(rows), at);
}

}  // namespace awase
