// SPDX-License-Identifier: Apache-2.0
//
// What came back is compared with what was written, not with what is there now. Cells
// that changed places are found first (review/sheet_swap.h). Then the
// segments of each column are looked for in its lines (review/sheet_match.h), the rows
// of the sheet become rows of the review, and what is nowhere stays where it was, as a
// row that was deleted or stands alone. Where base and result have used up the same
// segments of both sides a splice ends, so that each is as small as can be; each is
// then made on the rows that are there now, if these are still those of the base.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "review/row_json.h"
#include "review/sheet_compare.h"
#include "review/sheet_swap.h"
#include "review/spreadsheet.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// What turns the rows of `base` into `after`: where both have used up the same pieces
/// of both sides a splice ends.
std::vector<Splice> splices_of(const Review& base, const std::vector<NewRow>& after) {
  std::vector<Splice> splices;
  std::array<std::size_t, 2> had = {0, 0};
  std::size_t b = 0;
  for (std::size_t a = 0; a < after.size();) {
    Splice splice{b, {}, {}};
    bool is_even = false;
    while (!is_even) {
      const NewRow& row = after[a];
      splice.inserted.push_back(row.row);
      while (b < base.rows.size() && (had[0] < row.until[0] || had[1] < row.until[1])) {
        splice.removed.push_back(base.rows[b]);
        for (std::size_t s = 0; s < 2; ++s) had[s] += base.rows[b].cells[s].size();
        ++b;
      }
      ++a;
      is_even =
          a == after.size() || (had == row.until && !row.is_cut[0] && !row.is_cut[1]);
    }
    while (a == after.size() && b < base.rows.size())
      splice.removed.push_back(base.rows[b++]);
    if (splice.removed != splice.inserted) splices.push_back(std::move(splice));
  }
  return splices;
}

std::string row_text(const Row& row) {
  std::string text;
  append_row_json(text, row);
  return text;
}

/// Where each row of `base` is in `now`; kNone for those that are no more as they were.
std::vector<std::size_t> places_in(const Review& base, const Review& now) {
  std::unordered_map<std::string, std::vector<std::size_t>> places;
  for (std::size_t r = now.rows.size(); r-- > 0;)
    places[row_text(now.rows[r])].push_back(r);
  std::vector<std::size_t> out(base.rows.size(), kNone);
  for (std::size_t r = 0; r < base.rows.size(); ++r) {
    const auto found = places.find(row_text(base.rows[r]));
    if (found == places.end() || found->second.empty()) continue;
    out[r] = found->second.back();
    found->second.pop_back();
  }
  return out;
}

/// Takes the splices that still fit to `now`; the others are issues.
void rebase(std::vector<Splice> splices, const Review& base, const Review& now,
            SpreadsheetEdits& edits) {
  const std::vector<std::size_t> places = places_in(base, now);
  std::size_t end = 0;
  for (Splice& splice : splices) {
    const std::size_t at = places[splice.at];
    bool fits = at != kNone && at >= end;
    for (std::size_t k = 1; fits && k < splice.removed.size(); ++k)
      fits = places[splice.at + k] == at + k;
    if (!fits) {
      edits.issues.emplace_back(
          Message("no. {row}: changed here since the workbook was written, and in the "
                  "workbook too; left as it is here",
                  {{"row", splice.at + 1}}));
      continue;
    }
    splice.at = at;
    end = at + splice.removed.size();
    edits.action.splices.push_back(std::move(splice));
  }
}

/// The order of the cells of `now`: that of the base where all rows that changed places
/// are as they were, else none at all, and an issue.
CellOrder order_now(const CellOrder& order, const Review& base, const Review& now,
                    std::vector<Issue>& issues) {
  CellOrder out;
  for (auto& side : out) {
    side.resize(now.rows.size());
    std::iota(side.begin(), side.end(), 0);
  }
  const std::vector<std::size_t> places = places_in(base, now);
  CellOrder ordered = out;
  for (std::size_t side = 0; side < 2; ++side)
    for (std::size_t r = 0; r < base.rows.size(); ++r) {
      if (order[side][r] == r) continue;
      if (places[r] == kNone) {
        issues.emplace_back(Message(
            "no. {row}: changed here since the workbook was written, and in the "
            "workbook too; left as it is here",
            {{"row", r + 1}}));
        return out;
      }
      ordered[side][places[r]] = places[order[side][r]];
    }
  return ordered;
}

/// Makes cells of the sheet that changed places as they were.
void put_back(const CellOrder& order, const Review& base, Sheet& sheet) {
  for (SheetRow& row : sheet.rows)
    for (std::size_t side = 0; side < 2; ++side)
      if (row.origin && order[side][*row.origin] != *row.origin)
        row.cells[side] = lines_of(base.rows[*row.origin].cells[side]);
}

/// Makes `action`, which is one on the rows `moved`, one on the rows `now`, which are
/// as many: cells changed places.
void put_before(const std::vector<Row>& now, const std::vector<Row>& moved,
                Action& action) {
  std::vector<Splice> splices;
  std::size_t at = 0;
  const auto add_moved = [&](std::size_t end) {
    for (; at < end; ++at)
      if (now[at] != moved[at]) splices.push_back({at, {now[at]}, {moved[at]}});
  };
  for (Splice& splice : action.splices) {
    add_moved(splice.at);
    for (Row& row : splice.removed) row = now[at++];
    splices.push_back(std::move(splice));
  }
  add_moved(now.size());
  action.splices = std::move(splices);
}

/// Puts `part` behind `all` where there are any of it.
void add_part(std::optional<Message>& all, std::size_t count, Message part) {
  if (count == 0) return;
  all = all ? Message("{one}, {other}",
                      {{"one", std::move(*all)}, {"other", std::move(part)}})
            : std::move(part);
}

}  // namespace

SpreadsheetEdits read_spreadsheet(std::string_view bytes, const std::string& name,
                                  const Review& review) {
  SpreadsheetEdits edits;
  Sheet sheet = read_sheet(bytes, name);
  edits.issues = sheet.issues;
  const Review base = sheet.base ? *sheet.base : review;
  if (base.origins != review.origins)
    throw Error(ErrorKind::input,
                Message("{file}: not a workbook of this alignment; it is of {source} "
                        "and {target}",
                        {{"file", name},
                         {"source", base.origin(Side::source).name},
                         {"target", base.origin(Side::target).name}}));
  if (sheet.rows.empty())
    throw Error(ErrorKind::input,
                Message("{file}: its sheet has no rows", {{"file", name}}));
  // Cells that changed places are put there first; the rest keeps its order.
  Review moved = review;
  Review moved_base = base;
  const CellOrder order = find_swapped(base, sheet);
  if (put_in_order(order_now(order, base, review, edits.issues), moved.rows) > 0)
    edits.rearranged += put_in_order(order, moved_base.rows);
  else
    put_back(order, base, sheet);
  ComparedRows compared = compare_sheet(moved_base, sheet, edits);
  if (compared.lines <= 2 * compared.unknown)
    throw Error(ErrorKind::input,
                Message("{file}: not a workbook of this alignment; most of its texts "
                        "are not in there",
                        {{"file", name}}));
  edits.action.verb = "import";
  rebase(splices_of(moved_base, compared.rows), moved_base, moved, edits);
  put_before(review.rows, moved.rows, edits.action);
  if (!edits.action.splices.empty()) edits.action.row = edits.action.splices.front().at;
  return edits;
}

Message describe(const SpreadsheetEdits& edits) {
  std::optional<Message> all;
  add_part(
      all, edits.edited,
      Message::plural("{count} text edited", "{count} texts edited", edits.edited));
  add_part(all, edits.rearranged,
           Message::plural("{count} row rearranged", "{count} rows rearranged",
                           edits.rearranged));
  add_part(all, edits.marked,
           Message::plural("{count} decision", "{count} decisions", edits.marked));
  add_part(all, edits.commented,
           Message::plural("{count} comment", "{count} comments", edits.commented));
  add_part(all, edits.removed,
           Message::plural("{count} row removed, now marked deleted",
                           "{count} rows removed, now marked deleted", edits.removed));
  return all ? *all : Message("nothing changed");
}

}  // namespace awase
