// SPDX-License-Identifier: Apache-2.0

#include "review/edits.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using Pieces = std::vector<Piece>;

[[noreturn]] void refuse(Message message) {
  throw Error(ErrorKind::usage, std::move(message));
}

const Row& row_at(const Review& review, std::size_t row) {
  if (row >= review.rows.size())
    refuse(Message("row {row}: there is no such row", {{"row", row + 1}}));
  return review.rows[row];
}

const Piece& piece_at(const Review& review, const Place& place) {
  const Pieces& cell = row_at(review, place.row).cell(place.side);
  if (place.piece >= cell.size())
    refuse(Message("row {row}: there is no such segment", {{"row", place.row + 1}}));
  return cell[place.piece];
}

void append(Pieces& to, const Pieces& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// Takes the pieces [first, last) out of `pieces`.
Pieces take(Pieces& pieces, std::size_t first, std::size_t last) {
  const auto begin = pieces.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = pieces.begin() + static_cast<std::ptrdiff_t>(last);
  Pieces out(std::make_move_iterator(begin), std::make_move_iterator(end));
  pieces.erase(begin, end);
  return out;
}

void add_comment(Row& row, const std::string& comment) {
  if (comment.empty()) return;
  row.comment += (row.comment.empty() ? "" : "; ") + comment;
}

double rearranged(double confidence) {
  return std::min(confidence, kRearrangedConfidence);
}

/// What was decided of a row does not hold once other pieces stand in it.
void reopen(Row& row) {
  if (row.mark != Mark::doubtful) row.mark = Mark::open;
}

std::size_t length(const Pieces& pieces, std::size_t first, std::size_t last) {
  std::size_t chars = 0;
  for (std::size_t i = first; i < last; ++i) chars += count_chars(pieces[i].text);
  return chars;
}

/// How many pieces of `other` stay above when `cell` keeps `kept`.
std::size_t fitting_cut(const Pieces& cell, std::size_t kept, const Pieces& other) {
  if (other.size() < 2) return other.size();
  const auto share = [](const Pieces& pieces, std::size_t first) {
    return static_cast<double>(length(pieces, 0, first)) /
           static_cast<double>(
               std::max<std::size_t>(1, length(pieces, 0, pieces.size())));
  };
  std::size_t best = 1;
  for (std::size_t i = 2; i < other.size(); ++i)
    if (std::abs(share(other, i) - share(cell, kept)) <
        std::abs(share(other, best) - share(cell, kept)))
      best = i;
  return best;
}

Action replace_row(const Review& review, std::string verb, std::size_t row, Row after) {
  return replace_rows(std::move(verb), row, {review.rows[row]}, {std::move(after)},
                      row);
}

/// The rows `upper` and `upper` + 1 as they will be; either may not be there yet, at
/// the ends of the text.
struct Neighbours {
  std::vector<Row> before;
  Row upper;
  Row lower;
  std::size_t at = 0;
};

Neighbours neighbours(const Review& review, std::size_t row, Direction direction) {
  Neighbours out;
  if (direction == Direction::down) {
    out.at = row;
    out.upper = review.rows[row];
    if (row + 1 < review.rows.size())
      out.lower = review.rows[row + 1];
    else
      out.lower.confidence = out.upper.confidence;
  } else {
    out.at = row == 0 ? 0 : row - 1;
    out.lower = review.rows[row];
    if (row > 0)
      out.upper = review.rows[row - 1];
    else
      out.upper.confidence = out.lower.confidence;
  }
  for (const Row* had : {&out.upper, &out.lower})
    if (!had->is_empty()) out.before.push_back(*had);
  return out;
}

/// The action that leaves the two rows as they are now in `rows`.
Action settle(std::string verb, Neighbours rows, Direction direction) {
  const double confidence =
      rearranged(std::min(rows.upper.confidence, rows.lower.confidence));
  std::vector<Row> after;
  for (Row* row : {&rows.upper, &rows.lower}) {
    reopen(*row);
    row->confidence = confidence;
    // What is left behind alone looks for its counterpart.
    row->is_by_hand = row->is_pair();
  }
  if (rows.upper.is_empty()) add_comment(rows.lower, rows.upper.comment);
  if (rows.lower.is_empty()) add_comment(rows.upper, rows.lower.comment);
  const bool both = !rows.upper.is_empty() && !rows.lower.is_empty();
  for (Row* row : {&rows.upper, &rows.lower})
    if (!row->is_empty()) after.push_back(std::move(*row));
  const auto same_cells = [](const Row& one, const Row& two) {
    return one.cells == two.cells;
  };
  if (std::equal(after.begin(), after.end(), rows.before.begin(), rows.before.end(),
                 same_cells))
    refuse(direction == Direction::up ? Message("there is no row above this one")
                                      : Message("there is no row below this one"));
  const std::size_t row = rows.at + (both && direction == Direction::down ? 1 : 0);
  return replace_rows(std::move(verb), rows.at, std::move(rows.before),
                      std::move(after), row);
}

/// Moves the last `count` pieces of the upper cell down, or the first of the lower up.
void shift(Neighbours& rows, Side side, std::size_t count, Direction direction) {
  Pieces& upper = rows.upper.cell(side);
  Pieces& lower = rows.lower.cell(side);
  if (direction == Direction::up) {
    append(upper, take(lower, 0, count));
  } else {
    Pieces moved = take(upper, upper.size() - count, upper.size());
    append(moved, lower);
    lower = std::move(moved);
  }
}

std::string checked_text(std::string_view text, bool is_cut = false) {
  if (!is_valid_utf8(text)) refuse(Message("the text is not UTF-8"));
  std::string out = as_piece_text(text);
  if (out.empty())
    refuse(is_cut ? Message("put the caret where text stands on both sides of it")
                  : Message("a segment cannot be empty; delete its row instead"));
  return out;
}

/// The cell with the piece cut in two.
Pieces with_cut(const Pieces& cell, std::size_t piece, std::string_view before,
                std::string_view after) {
  Pieces out = cell;
  Piece second = out[piece];
  out[piece].text = checked_text(before, true);
  second.text = checked_text(after, true);
  second.begins_block = false;
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(piece) + 1, std::move(second));
  return out;
}

}  // namespace

Action merge_rows(const Review& review, std::size_t row, std::size_t count) {
  Row merged = row_at(review, row);
  if (count < 2 || row + count > review.rows.size())
    refuse(Message("there is no row below this one"));
  const auto first = review.rows.begin() + static_cast<std::ptrdiff_t>(row);
  std::vector<Row> before(first, first + static_cast<std::ptrdiff_t>(count));
  for (std::size_t i = 1; i < count; ++i) {
    const Row& below = before[i];
    for (const Side side : {Side::source, Side::target})
      append(merged.cell(side), below.cell(side));
    merged.confidence = std::min(merged.confidence, below.confidence);
    if (below.mark == Mark::doubtful) merged.mark = Mark::doubtful;
    merged.is_edited = merged.is_edited || below.is_edited;
    add_comment(merged, below.comment);
  }
  merged.confidence = rearranged(merged.confidence);
  reopen(merged);
  merged.is_by_hand = true;
  return replace_rows("merge", row, std::move(before), {std::move(merged)}, row);
}

Action split_row(const Review& review, const Place& place) {
  Row upper = row_at(review, place.row);
  Side side = place.side;
  std::size_t kept = place.piece;
  if (upper.cell(side).size() < 2 && upper.cell(other(side)).size() > 1) {
    side = other(side);
    kept = 1;
  }
  const Pieces& cell = upper.cell(side);
  const Pieces& beside = upper.cell(other(side));
  if (kept >= std::max<std::size_t>(1, cell.size()))
    refuse(Message("there is no such segment"));
  std::size_t kept_beside = 0;
  if (cell.size() > 1) {
    kept = std::max<std::size_t>(1, kept);
    kept_beside = fitting_cut(cell, kept, beside);
  } else if (cell.size() == 1 && beside.size() == 1) {
    side = Side::source;  // its row comes first
    kept = 1;
  } else {
    refuse(
        Message("one segment alone; press Enter and set the cursor to cut inside it"));
  }
  reopen(upper);
  Row lower;
  upper.is_by_hand = lower.is_by_hand = true;
  lower.mark = upper.mark;
  lower.confidence = upper.confidence = rearranged(upper.confidence);
  lower.cell(side) = take(upper.cell(side), kept, upper.cell(side).size());
  lower.cell(other(side)) =
      take(upper.cell(other(side)), kept_beside, upper.cell(other(side)).size());
  return replace_rows("split", place.row, {review.rows[place.row]},
                      {std::move(upper), std::move(lower)}, place.row);
}

Action move_cell(const Review& review, std::size_t row, Side side,
                 Direction direction) {
  const std::size_t count = row_at(review, row).cell(side).size();
  if (count == 0) refuse(Message("this cell is empty"));
  Neighbours rows = neighbours(review, row, direction);
  shift(rows, side, count, direction);
  return settle("move", std::move(rows), direction);
}

Action move_piece(const Review& review, std::size_t row, Side side,
                  Direction direction) {
  if (row_at(review, row).cell(side).empty()) refuse(Message("this cell is empty"));
  Neighbours rows = neighbours(review, row, direction);
  shift(rows, side, 1, direction);
  return settle("send", std::move(rows), direction);
}

Action edit_piece(const Review& review, const Place& place, std::string_view text) {
  Row row = row_at(review, place.row);
  Pieces& cell = row.cell(place.side);
  if (cell.empty() && place.piece == 0) {
    cell.push_back({.number = 0, .text = checked_text(text)});
    row.is_by_hand = row.is_edited = true;
    reopen(row);
    row.confidence = rearranged(row.confidence);
    return replace_row(review, "edit", place.row, std::move(row));
  }
  const bool was_typed = piece_at(review, place).number == 0;
  if (was_typed && is_valid_utf8(text) && as_piece_text(text).empty() &&
      !(row.cell(other(place.side)).empty() && cell.size() == 1)) {
    take(cell, place.piece, place.piece + 1);
    row.is_by_hand = row.is_pair();
    row.is_edited = true;
    reopen(row);
    return replace_row(review, "edit", place.row, std::move(row));
  }
  row.cell(place.side)[place.piece].text = checked_text(text);
  row.is_edited = true;
  return replace_row(review, "edit", place.row, std::move(row));
}

Action cut_piece(const Review& review, const Place& place, std::string_view before,
                 std::string_view after) {
  piece_at(review, place);
  Row row = review.rows[place.row];
  row.cell(place.side) = with_cut(row.cell(place.side), place.piece, before, after);
  return replace_row(review, "cut", place.row, std::move(row));
}

Action send_text(const Review& review, const Place& place, std::string_view before,
                 std::string_view after, Direction direction) {
  piece_at(review, place);
  Neighbours rows = neighbours(review, place.row, direction);
  Row& row = direction == Direction::up ? rows.lower : rows.upper;
  Pieces& cell = row.cell(place.side);
  cell = with_cut(cell, place.piece, before, after);
  const std::size_t count =
      direction == Direction::up ? place.piece + 1 : cell.size() - place.piece - 1;
  shift(rows, place.side, count, direction);
  Action action = settle("send", std::move(rows), direction);
  return action;
}

Action set_mark(const Review& review, std::size_t row, Mark mark) {
  Row after = row_at(review, row);
  after.mark = mark;
  return replace_row(review, std::string(mark_name(mark)), row, std::move(after));
}

Action mark_rows(const Review& review, std::size_t first, std::size_t last, Mark mark) {
  Action action{std::string(mark_name(mark)), first, {}};
  row_at(review, first);
  for (std::size_t r = first; r < std::min(last, review.rows.size()); ++r)
    action.mark_row(r, review.rows[r].mark, mark);
  return action;
}

Action clear_row(const Review& review, std::size_t row) {
  Row after = row_at(review, row);
  after.mark = Mark::open;
  after.is_by_hand = false;
  return replace_row(review, "open", row, std::move(after));
}

Action accept_rows(const Review& review, std::size_t first, std::size_t last,
                   double at_least) {
  Action action{"accepted", first, {}};
  for (std::size_t r = first; r < std::min(last, review.rows.size()); ++r) {
    const Row& row = review.rows[r];
    if (row.mark == Mark::open && row.is_pair() && row.confidence >= at_least)
      action.mark_row(r, Mark::open, Mark::accepted);
  }
  return action;
}

Action move_row(const Review& review, std::size_t row, std::size_t to) {
  row_at(review, row);
  row_at(review, to);
  if (row == to) return {"move-row", row, {}};
  Row moved = review.rows[row];
  moved.is_by_hand = true;
  Action action{"move-row", to, {{row, {review.rows[row]}, {}}}};
  const Splice into{row < to ? to + 1 : to, {}, {std::move(moved)}};
  action.splices.insert(row < to ? action.splices.end() : action.splices.begin(), into);
  return action;
}

Action swap_cells(const Review& review, std::size_t row, std::size_t with, Side side) {
  Row one = row_at(review, row);
  Row two = row_at(review, with);
  if (row == with) refuse(Message("a row is not swapped with itself"));
  std::swap(one.cell(side), two.cell(side));
  if (one.is_empty() || two.is_empty())
    refuse(Message("nothing would be left of one of the rows; move the cell instead"));
  Action action{"swap", row, {}};
  for (Row* changed : {&one, &two}) {
    reopen(*changed);
    changed->confidence = rearranged(changed->confidence);
    changed->is_by_hand = changed->is_pair();
  }
  if (row > with) std::swap(one, two);
  const std::size_t upper = std::min(row, with);
  const std::size_t lower = std::max(row, with);
  action.splices.push_back({upper, {review.rows[upper]}, {std::move(one)}});
  action.splices.push_back({lower, {review.rows[lower]}, {std::move(two)}});
  return action;
}

Action carry(const Review& review, const Place& from, bool whole_cell, std::size_t to) {
  piece_at(review, from);
  Row target = row_at(review, to);
  Row left = review.rows[from.row];
  if (from.row == to) refuse(Message("it is in this row already"));
  Pieces& cell = left.cell(from.side);
  Pieces carried =
      whole_cell ? take(cell, 0, cell.size()) : take(cell, from.piece, from.piece + 1);
  Pieces& into = target.cell(from.side);
  if (from.row < to) std::swap(into, carried);  // what comes from above stands first
  append(into, carried);
  for (Row* row : {&left, &target}) {
    reopen(*row);
    row->confidence = rearranged(row->confidence);
    row->is_by_hand = row->is_pair();
  }
  const bool is_left_empty = left.is_empty();
  if (is_left_empty) add_comment(target, left.comment);
  Splice taken{from.row, {review.rows[from.row]}, {}};
  if (!is_left_empty) taken.inserted.push_back(std::move(left));
  const Splice given{to, {review.rows[to]}, {std::move(target)}};
  const bool is_down = from.row < to;
  Action action{"carry", is_down && is_left_empty ? to - 1 : to, {}};
  action.splices = is_down ? std::vector{taken, given} : std::vector{given, taken};
  return action;
}

Action set_comment(const Review& review, std::size_t row, std::string_view comment) {
  Row after = row_at(review, row);
  if (!is_valid_utf8(comment)) refuse(Message("the comment is not UTF-8"));
  after.comment = as_piece_text(comment);
  return replace_row(review, "comment", row, std::move(after));
}

Action pin(const Review& review, const Place& source, const Place& target) {
  piece_at(review, source);
  piece_at(review, target);
  if (source.side != Side::source || target.side != Side::target)
    refuse(Message("a pin needs a source and a target segment"));
  const std::size_t first = std::min(source.row, target.row);
  const std::size_t last = std::max(source.row, target.row) + 1;
  Row above;
  Row pinned;
  Row below;
  bool past[2] = {false, false};
  std::vector<Row> before;
  for (std::size_t r = first; r < last; ++r) {
    const Row& row = review.rows[r];
    const bool is_between = r > first && r + 1 < last;
    if ((row.is_confirmed() && row.is_pair() && first + 1 < last) ||
        (row.is_by_hand && is_between))
      refuse(
          Message("row {row} lies between, and is confirmed or arranged by hand; open "
                  "it again first, or move the segment there instead",
                  {{"row", r + 1}}));
    before.push_back(row);
    for (const Place* place : {&source, &target}) {
      const auto s = static_cast<std::size_t>(place->side);
      for (std::size_t i = 0; i < row.cells[s].size(); ++i) {
        const bool here = r == place->row && i == place->piece;
        (here ? pinned : past[s] ? below : above).cells[s].push_back(row.cells[s][i]);
        past[s] = past[s] || here;
      }
    }
    add_comment(pinned, row.comment);
  }
  pinned.mark = Mark::pinned;
  pinned.confidence = 1.0;
  std::vector<Row> after;
  const std::size_t at = first + (above.is_empty() ? 0 : 1);
  for (Row* row : {&above, &pinned, &below})
    if (!row->is_empty()) after.push_back(std::move(*row));
  return replace_rows("pin", first, std::move(before), std::move(after), at);
}

}  // namespace awase
