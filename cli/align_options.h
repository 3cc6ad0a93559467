// SPDX-License-Identifier: Apache-2.0
//
// The options of commands that align, as they stand on the command line.

#pragma once

#include "cli/option_table.h"
#include "jobs/align_values.h"

namespace awase {

/// Declares them on `table`.
void add_align_options(OptionTable& table, AlignCommandOptions& options);

/// As add_align_options() for commands that align many pairs: without what names one,
/// and without what is about TMX where none is written.
void add_many_pairs_options(OptionTable& table, AlignCommandOptions& options,
                            bool writes_tmx);

/// Throws Error{usage} when options contradict each other or `format`, and when a file
/// would be both read and written.
void check_align_options(const AlignCommandOptions& options, OutputFormat format);

/// The part of it that does not look at files.
void check_pair_options(const AlignCommandOptions& options, OutputFormat format);

}  // namespace awase
