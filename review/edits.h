// SPDX-License-Identifier: Apache-2.0
//
// What the reviewer's keys mean: each function gives the action for one, which changes
// nothing until it is applied. They keep every piece, and the order of both texts where
// they do not say otherwise.
// Rows and pieces count from 0. All throw Error (usage), in words for the reviewer,
// when there is no such row or piece or the step makes no sense there. A row whose
// pieces change is open again and at most half sure, until it is accepted or aligned
// anew. Pairs that were made by hand are so marked, and left alone by realigning.

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

/// The row and those below, `count` in all, become one.
Action merge_rows(const Review& review, std::size_t row, std::size_t count = 2);

/// The row is cut before the piece; where it is the first of its cell, after it. The
/// other side is cut where it fits best by length. A row of one piece a side becomes
/// two of one side each.
Action split_row(const Review& review, const Place& place);

/// The whole cell goes to the row above or below, after or before what is there.
Action move_cell(const Review& review, std::size_t row, Side side, Direction direction);

/// All cells of that side from this one on go up or down by a row: up into the gap that
/// this cell is or that lies above it, down so that this cell is a gap. The move ends
/// at the next gap, at a row that was decided, or where a row is left empty.
Action shift_column(const Review& review, std::size_t row, Side side,
                    Direction direction);

/// The first piece of the cell goes to the row above, or the last to the row below.
Action move_piece(const Review& review, std::size_t row, Side side,
                  Direction direction);

/// The piece has this text now. In an empty cell it is a new one, which neither text
/// has; such a one goes away when its text is empty.
Action edit_piece(const Review& review, const Place& place, std::string_view text);

/// The piece becomes two, with these texts, in the same row.
Action cut_piece(const Review& review, const Place& place, std::string_view before,
                 std::string_view after);

/// What stands before the cursor goes to the row above, or what stands after it to the
/// row below; the piece had `before` and `after` on the two sides of the cursor.
Action send_text(const Review& review, const Place& place, std::string_view before,
                 std::string_view after, Direction direction);

Action set_mark(const Review& review, std::size_t row, Mark mark);

/// The rows [first, last) have this mark.
Action mark_rows(const Review& review, std::size_t first, std::size_t last, Mark mark);

/// Takes back whatever was decided of the row, and leaves it to realigning.
Action clear_row(const Review& review, std::size_t row);

/// Accepts the open pairs of the rows [first, last) that are at least so sure, 0..1.
Action accept_rows(const Review& review, std::size_t first, std::size_t last,
                   double at_least);

/// The row stands at `to` afterwards, wherever that is: both texts may be in another
/// order then.
Action move_row(const Review& review, std::size_t row, std::size_t to);

/// The two rows change cells on that side.
Action swap_cells(const Review& review, std::size_t row, std::size_t with, Side side);

/// The piece, or all of its cell, goes to the row `to`, wherever that is: before what
/// is there when it comes from above, else behind it.
Action carry(const Review& review, const Place& from, bool whole_cell, std::size_t to);

/// An empty comment takes it away.
Action set_comment(const Review& review, std::size_t row, std::string_view comment);

/// The two pieces, which may be far apart, become a pinned row of their own; what lay
/// before and after them is one row each. Refused across a confirmed pair, and across
/// what was arranged by hand.
Action pin(const Review& review, const Place& source, const Place& target);

}  // namespace awase
