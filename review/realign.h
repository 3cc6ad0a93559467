// SPDX-License-Identifier: Apache-2.0
//
// Aligns again what the reviewer has not confirmed, and tells how much is still wrong.

#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "align/aligner.h"
#include "review/action.h"
#include "review/review.h"
#include "text/message.h"

namespace awase {

/// The action that aligns the rows [first, last) again, in the order in which they
/// stand. Pairs that are confirmed or arranged by hand are anchors, such rows of one
/// side and deleted rows stay as they are, comments go with their text. Long runs of
/// sure rows far from anything that was decided or moved stay as they are, within a few
/// rows. No splices when nothing changes.
Action realign(const Review& review, const Aligner& aligner, std::size_t first,
               std::size_t last, const Progress& progress = {});

/// Rows of `action` that are other rows than before.
std::size_t changed_rows(const Action& action);

/// What is left to do, going by the confidences.
struct Estimate {
  std::size_t pairs = 0;      ///< That go into a memory.
  std::size_t one_sided = 0;  ///< Rows of one side that are doubtful.
  double wrong = 0.0;         ///< Of both, expected to be wrong.
  std::size_t doubtful = 0;   ///< Rows that are shown first; see is_doubtful().
  double wrong_after = 0.0;   ///< Still wrong once the doubtful ones are right.
  std::size_t confirmed = 0;  ///< Rows that the reviewer has decided.
};

/// A confirmed pair counts as right, one that is marked doubtful as wrong at least half
/// the time. Long texts have more errors than the confidences tell
/// (wrong_beyond_confidence()).
Estimate estimate(std::span<const Row> rows);

/// "About 4 of 210 rows are wrong. Check the 18 doubtful rows: then about 1 error is
/// left".
Message describe(const Estimate& estimate);

}  // namespace awase
