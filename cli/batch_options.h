// SPDX-License-Identifier: Apache-2.0
//
// The options of `awase batch`, as they stand on the command line.

#pragma once

#include <string>

#include "cli/align_options.h"
#include "jobs/batch_options.h"

namespace awase {

struct BatchCommandOptions {
  BatchOptions batch;
  PairFiles given;             ///< Languages and encodings of rows without.
  std::string format = "tmx";  ///< As --to has it.
  std::string log_format = "text";
  std::string tool;  ///< As --for has it; empty: any.
  bool json = false;
};

/// Declares them on `table`.
void add_batch_options(OptionTable& table, BatchCommandOptions& options);

/// Declares -j, --timeout and --max-memory on `table`.
void add_work_options(OptionTable& table, unsigned& workers, WorkLimits& limits);

}  // namespace awase
