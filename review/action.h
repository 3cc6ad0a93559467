// SPDX-License-Identifier: Apache-2.0
//
// What a reviewer does, as values that can be applied and turned round.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "review/review.h"

namespace awase {

/// Some rows replaced by others.
struct Splice {
  std::size_t at = 0;  ///< First row that is replaced, from 0.
  std::vector<Row> removed;
  std::vector<Row> inserted;

  bool operator==(const Splice&) const = default;
};

/// Rows that had one mark and get another. Many rows are marked at a time: this says so
/// without their texts.
struct MarkRun {
  std::size_t at = 0;  ///< First row, from 0.
  std::size_t count = 0;
  Mark before = Mark::open;
  Mark after = Mark::open;

  bool operator==(const MarkRun&) const = default;
};

/// One step. Splices alone or marks alone, so that each has an inverse. They are in
/// order and apart from each other, and count rows as they were before the action.
struct Action {
  std::string verb;     ///< "merge", "split", …: for people.
  std::size_t row = 0;  ///< Where the reviewer is afterwards.
  std::vector<Splice> splices;
  std::vector<MarkRun> marks = {};

  /// Whether it changes nothing.
  bool is_empty() const { return splices.empty() && marks.empty(); }
  /// Has a row marked as well; it lies behind those that are.
  void mark_row(std::size_t row, Mark before, Mark after);

  bool operator==(const Action&) const = default;
};

/// Whether the rows that `action` replaces are those that are there.
bool fits(const Action& action, const Review& review);

/// Applies `action`. False, with nothing changed, when it does not fit.
bool apply(const Action& action, Review& review);

/// What undoes `action`.
Action inverse(const Action& action);

/// The action that makes the rows from `at` on into `after`; they were `before`. Equal
/// rows at both ends are left out.
Action replace_rows(std::string verb, std::size_t at, std::vector<Row> before,
                    std::vector<Row> after, std::size_t row);

}  // namespace awase
