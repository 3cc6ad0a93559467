// SPDX-License-Identifier: Apache-2.0
//
// Records in, records out, for ever: what engines run beside their own work.

#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "jobs/pair_job.h"
#include "jobs/pipe_records.h"
#include "jobs/worker_pool.h"

namespace awase {

/// How records are worked on.
struct PipeOptions {
  PairOptions pairs;
  PairFiles given;  ///< Languages of records that do not say them.
  PipeFormat format = PipeFormat::json;
  unsigned workers = 0;  ///< 0: as many as there are cores.
  WorkLimits limits;
};

/// Where the answers go.
struct PipeOutput {
  std::function<void(std::string_view)> write;
  std::function<void()> flush;  ///< Called when there is nothing more at the moment.
};

struct PipeCounts {
  std::size_t records = 0;
  std::size_t failed = 0;
  ComparedTexts compared = {};  ///< Of all records.
};

/// Answers the records that come in at the descriptor `input`, a line each and in their
/// order, until it ends. `told` gets what loading the lexicons has to say. This process
/// must have one thread. Throws Error as PairJob::load() does, and unavailable when
/// `input` cannot be read.
PipeCounts run_pipe(const PipeOptions& options, int input, const PipeOutput& output,
                    const std::function<void(const Remarks&)>& told);

}  // namespace awase
