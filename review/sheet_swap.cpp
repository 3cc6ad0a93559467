// SPDX-License-Identifier: Apache-2.0
//
// A changed cell that holds, line for line, what another changed cell held came from
// there. Such steps lead from cell to cell; where they lead back to the first, or from
// a cell that was empty to one that is, these cells changed places.

#include "review/sheet_swap.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "review/review.h"
#include "text/unicode.h"
#include "tmx/formats/xlsx_book.h"

namespace awase {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The lines of a cell as they are compared.
std::string normal(std::string_view cell) {
  std::string out;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find('\n', begin), cell.size());
    const std::string line =
        as_piece_text(XlsxBook::clean(cell.substr(begin, end - begin)));
    begin = end + 1;
    if (line.empty()) continue;
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

/// One column of the sheet and of its base.
struct Column {
  std::vector<std::string> was;  ///< Of each row of the base.
  std::vector<std::string> is;
  std::vector<std::size_t> from;  ///< Row that the text of a changed cell came from.

  bool is_changed(std::size_t row) const { return was[row] != is[row]; }
};

Column read_column(const Review& base, const Sheet& sheet, std::size_t side) {
  Column column;
  for (const Row& row : base.rows)
    column.was.push_back(normal(lines_of(row.cells[side])));
  column.is = column.was;
  std::vector<bool> is_seen(base.rows.size());
  for (const SheetRow& row : sheet.rows) {
    if (!row.origin || row.is_error[side]) continue;
    const std::size_t at = *row.origin;
    // A row that was copied says nothing.
    column.is[at] = is_seen[at] ? column.was[at] : normal(row.cells[side]);
    is_seen[at] = true;
  }
  return column;
}

/// Where each text stands, once; kNone where it stands in several changed cells.
std::unordered_map<std::string_view, std::size_t> places_of(
    const Column& column, const std::vector<std::string>& texts) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t r = 0; r < texts.size(); ++r) {
    if (!column.is_changed(r) || texts[r].empty()) continue;
    const auto [place, is_new] = places.emplace(texts[r], r);
    if (!is_new) place->second = kNone;
  }
  return places;
}

void find_sources(Column& column) {
  const auto was = places_of(column, column.was);
  const auto is = places_of(column, column.is);
  column.from.assign(column.was.size(), kNone);
  for (std::size_t r = 0; r < column.was.size(); ++r) {
    if (!column.is_changed(r) || column.is[r].empty()) continue;
    const auto found = was.find(column.is[r]);
    if (found != was.end() && found->second != kNone && is.at(column.is[r]) == r)
      column.from[r] = found->second;
  }
  // From a cell that was empty on to one that is: the empty cell closes the ring.
  for (std::size_t r = 0; r < column.was.size(); ++r) {
    if (!column.was[r].empty() || column.from[r] == kNone) continue;
    std::size_t last = r;
    while (column.from[last] != kNone) last = column.from[last];
    if (column.is[last].empty()) column.from[last] = r;
  }
}

/// Takes over the rings; nothing would be left of a row that has no other cell.
void take_rings(const Column& column, const Review& base, std::size_t side,
                std::vector<std::size_t>& order) {
  std::vector<bool> is_done(column.from.size());
  for (std::size_t r = 0; r < column.from.size(); ++r) {
    std::vector<std::size_t> ring;
    std::size_t at = r;
    while (at != kNone && !is_done[at]) {
      is_done[at] = true;
      ring.push_back(at);
      at = column.from[at];
    }
    if (at != r || ring.size() < 2) continue;
    const bool leaves_all = std::all_of(ring.begin(), ring.end(), [&](std::size_t row) {
      return !base.rows[row].cells[1 - side].empty() ||
             !column.was[column.from[row]].empty();
    });
    if (!leaves_all) continue;
    for (const std::size_t row : ring) order[row] = column.from[row];
  }
}

/// Whether a text stands before one that it stood behind.
bool is_crossed(const Column& column, const std::vector<std::size_t>& order) {
  std::size_t before = 0;
  for (const std::size_t from : order) {
    if (column.was[from].empty()) continue;
    if (from < before) return true;
    before = from;
  }
  return false;
}

}  // namespace

CellOrder find_swapped(const Review& base, const Sheet& sheet) {
  CellOrder order;
  for (std::size_t side = 0; side < 2; ++side) {
    order[side].resize(base.rows.size());
    std::iota(order[side].begin(), order[side].end(), 0);
    Column column = read_column(base, sheet, side);
    find_sources(column);
    take_rings(column, base, side, order[side]);
    if (!is_crossed(column, order[side]))
      std::iota(order[side].begin(), order[side].end(), 0);
  }
  return order;
}

std::size_t put_in_order(const CellOrder& order, std::vector<Row>& rows) {
  std::vector<std::pair<std::size_t, Row>> changed;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (order[0][r] == r && order[1][r] == r) continue;
    Row row = rows[r];
    for (std::size_t side = 0; side < 2; ++side)
      row.cells[side] = rows[order[side][r]].cells[side];
    row.mark = Mark::open;
    row.confidence = std::min(row.confidence, kRearrangedConfidence);
    row.is_by_hand = row.is_pair();
    changed.emplace_back(r, std::move(row));
  }
  for (auto& [at, row] : changed) rows[at] = std::move(row);
  return changed.size();
}

}  // namespace awase
