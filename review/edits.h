// SPDX-License-Identifier: Apache-2.0
//
// What the reviewer's keys mean: each function gives the action for one, which changes
// nothing until it is applied. They keep the order of both texts and every piece.
// Rows and pieces count from 0. All throw Error (usage), in words for the reviewer,
// when there is no such row or piece or the step makes no sense there. A row whose
// pieces change is open again and at most half sure, until it is accepted or aligned
// anew.

#pragma once

#include <cstddef>
#include <string_view>

#include "review/action.h"
#include "review/review.h"

namespace awase {

/// A piece of text on the page.
struct Place {
  std::size_t row = 0;
  Side side = Side::source;
  std::size_t piece = 0;
};

enum class Direction { up, down };

/// The row and the one below become one.
Action merge_rows(const Review& review, std::size_t row);

/// The row is cut before the piece; where it is the first of its cell, after it. The
/// other side is cut where it fits best by length. A row of one piece a side becomes
/// two of one side each.
Action split_row(const Review& review, const Place& place);

/// The whole cell goes to the row above or below, after or before what is there.
Action move_cell(const Review& review, std::size_t row, Side side, Direction direction);

/// The first piece of the cell goes to the row above, or the last to the row below.
Action move_piece(const Review& review, std::size_t row, Side side,
                  Direction direction);

/// The piece has this text now.
Action edit_piece(const Review& review, const Place& place, std::string_view text);

/// The piece becomes two, with these texts, in the same row.
Action cut_piece(const Review& review, const Place& place, std::string_view before,
                 std::string_view after);

/// What stands before the cursor goes to the row above, or what stands after it to the
/// row below; the piece had `before` and `after` on the two sides of the cursor.
Action send_text(const Review& review, const Place& place, std::string_view before,
                 std::string_view after, Direction direction);

Action set_mark(const Review& review, std::size_t row, Mark mark);

/// An empty comment takes it away.
Action set_comment(const Review& review, std::size_t row, std::string_view comment);

/// The two pieces, which may be far apart, become a pinned row of their own; what lay
/// before and after them is one row each. Refused across a confirmed pair.
Action pin(const Review& review, const Place& source, const Place& target);

}  // namespace awase
