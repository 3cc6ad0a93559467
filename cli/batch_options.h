// SPDX-License-Identifier: Apache-2.0
//
// The options of `awase batch`, as they stand on the command line.

#pragma once

#include "cli/align_options.h"
#include "cli/option_table.h"
#include "jobs/batch_values.h"

namespace awase {

/// Declares them on `table`. settle_batch_options() is to be called after parsing.
void add_batch_options(OptionTable& table, BatchOptions& options);

/// Declares -j, --timeout and --max-memory on `table`.
void add_work_options(OptionTable& table, unsigned& workers, WorkLimits& limits);

/// Fills in what hangs on other options. Throws Error{usage} when they contradict each
/// other.
void settle_batch_options(BatchOptions& options);

}  // namespace awase
