// SPDX-License-Identifier: Apache-2.0

#include "review/action.h"

#include <algorithm>
#include <iterator>

namespace awase {
namespace {

bool splice_fits(const Splice& splice, const std::vector<Row>& rows) {
  return splice.at <= rows.size() && splice.removed.size() <= rows.size() - splice.at &&
         std::equal(splice.removed.begin(), splice.removed.end(),
                    rows.begin() + static_cast<std::ptrdiff_t>(splice.at));
}

bool run_fits(const MarkRun& run, const std::vector<Row>& rows) {
  const auto first = rows.begin() + static_cast<std::ptrdiff_t>(run.at);
  return std::all_of(first, first + static_cast<std::ptrdiff_t>(run.count),
                     [&run](const Row& row) { return row.mark == run.before; });
}

}  // namespace

void Action::mark_row(std::size_t at, Mark before, Mark after) {
  if (before == after) return;
  const bool is_next = !marks.empty() && marks.back().at + marks.back().count == at &&
                       marks.back().before == before && marks.back().after == after;
  if (is_next)
    ++marks.back().count;
  else
    marks.push_back({at, 1, before, after});
}

bool fits(const Action& action, const Review& review) {
  std::size_t end = 0;
  for (const Splice& splice : action.splices) {
    if (splice.at < end || !splice_fits(splice, review.rows)) return false;
    end = splice.at + splice.removed.size();
  }
  if (!action.marks.empty() && !action.splices.empty()) return false;
  for (const MarkRun& run : action.marks) {
    if (run.at < end || run.at > review.rows.size() ||
        run.count > review.rows.size() - run.at || !run_fits(run, review.rows))
      return false;
    end = run.at + run.count;
  }
  return true;
}

bool apply(const Action& action, Review& review) {
  if (!fits(action, review)) return false;
  for (const MarkRun& run : action.marks)
    for (std::size_t r = run.at; r < run.at + run.count; ++r)
      review.rows[r].mark = run.after;
  if (action.splices.empty()) return true;
  // One pass over the rows, however many splices there are.
  std::vector<Row> rows;
  std::size_t at = 0;
  const auto keep = [&](std::size_t until) {
    std::move(review.rows.begin() + static_cast<std::ptrdiff_t>(at),
              review.rows.begin() + static_cast<std::ptrdiff_t>(until),
              std::back_inserter(rows));
  };
  rows.reserve(review.rows.size() + action.splices.size());
  for (const Splice& splice : action.splices) {
    keep(splice.at);
    rows.insert(rows.end(), splice.inserted.begin(), splice.inserted.end());
    at = splice.at + splice.removed.size();
  }
  keep(review.rows.size());
  review.rows = std::move(rows);
  return true;
}

Action inverse(const Action& action) {
  Action out{action.verb, action.row, {}};
  std::size_t shift = 0;  // modulo 2^n, so that it may shrink
  for (const Splice& splice : action.splices) {
    out.splices.push_back({splice.at + shift, splice.inserted, splice.removed});
    shift += splice.inserted.size() - splice.removed.size();
  }
  for (const MarkRun& run : action.marks)
    out.marks.push_back({run.at, run.count, run.after, run.before});
  if (!out.splices.empty()) out.row = out.splices.front().at;
  if (!out.marks.empty()) out.row = out.marks.front().at;
  return out;
}

Action replace_rows(std::string verb, std::size_t at, std::vector<Row> before,
                    std::vector<Row> after, std::size_t row) {
  std::size_t front = 0;
  while (front < before.size() && front < after.size() && before[front] == after[front])
    ++front;
  std::size_t back = 0;
  while (back < before.size() - front && back < after.size() - front &&
         before[before.size() - 1 - back] == after[after.size() - 1 - back])
    ++back;
  const auto middle = [&](const std::vector<Row>& rows) {
    return std::vector<Row>(rows.begin() + static_cast<std::ptrdiff_t>(front),
                            rows.end() - static_cast<std::ptrdiff_t>(back));
  };
  Action action{std::move(verb), row, {}};
  if (front + back < before.size() || front + back < after.size())
    action.splices.push_back({at + front, middle(before), middle(after)});
  return action;
}

}  // namespace awase
