// SPDX-License-Identifier: Apache-2.0
//
// What `awase batch` can be told.

#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>

#include "cli/align_options.h"
#include "cli/worker_pool.h"

namespace awase {

struct BatchOptions {
  std::string manifest;
  std::string out;
  std::string into;           ///< One TMX for all; empty: an output for each pair.
  AlignCommandOptions align;  ///< Its source, target and output are not used.
  unsigned workers = 0;       ///< 0: as many as there are cores.
  WorkLimits limits;
  std::size_t shard = 0;  ///< From 0.
  std::size_t shards = 1;
  bool resume = false;
  bool learn = false;
  std::string save_lexicon;  ///< File; empty: none.
  std::string log_format = "text";
};

/// Declares them on `app`. settle_batch_options() is to be called after parsing.
void add_batch_options(CLI::App& app, BatchOptions& options);

/// Declares -j, --timeout and --max-memory on `app`.
void add_work_options(CLI::App& app, unsigned& workers, WorkLimits& limits);

/// Fills in what hangs on other options. Throws Error{usage} when they contradict each
/// other.
void settle_batch_options(BatchOptions& options);

}  // namespace awase
