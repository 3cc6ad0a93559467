// SPDX-License-Identifier: Apache-2.0
//
// How a review begins: an alignment that is there, or one that is made first.

#pragma once

#include <functional>
#include <string>

#include "jobs/pair_job.h"

namespace awase {

/// What is to be reviewed.
struct ReviewInput {
  PairFiles files;     ///< The source is the alignment, when there is no target.
  std::string output;  ///< Alignment to make; empty: beside the source.
};

/// Told of the work while it goes on; any may be empty.
struct ReviewWatch {
  std::function<void(const Remarks&)> remarks = {};
  std::function<void(const Issue&)> issue = {};
  std::function<void(const Issue&)> note = {};
  Progress progress = {};
};

/// Whether the file at `path` is an alignment of Awase, by its ending or its first
/// line. Throws Error (unavailable) when there is none.
bool is_alignment(const std::string& path);

/// The path of the alignment to review. One that is there already goes on, if it is of
/// these texts; else they are aligned into a new file. A document that holds both
/// languages is given alone. Throws Error (usage) when the alignment there is of other
/// texts, and as PairJob::run() does.
std::string start_review_file(const ReviewInput& input, const PairJob& job,
                              const ReviewWatch& watch);

}  // namespace awase
