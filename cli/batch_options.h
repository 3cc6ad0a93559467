// SPDX-License-Identifier: Apache-2.0
//
// The options of `awase batch`, as they stand on the command line.

#pragma once

#include <CLI/CLI.hpp>

#include "cli/align_options.h"
#include "jobs/batch_values.h"

namespace awase {

/// Declares them on `app`. settle_batch_options() is to be called after parsing.
void add_batch_options(CLI::App& app, BatchOptions& options);

/// Declares -j, --timeout and --max-memory on `app`.
void add_work_options(CLI::App& app, unsigned& workers, WorkLimits& limits);

/// Fills in what hangs on other options. Throws Error{usage} when they contradict each
/// other.
void settle_batch_options(BatchOptions& options);

}  // namespace awase
