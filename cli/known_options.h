// SPDX-License-Identifier: Apache-2.0
//
// The options that name what the user knows of the texts.

#pragma once

#include "cli/option_table.h"
#include "jobs/known.h"

namespace awase {

/// Declares --lexicon and --memory on `table`.
void add_word_options(OptionTable& table, KnownOptions& options);

/// Declares all of them on `table`.
void add_known_options(OptionTable& table, KnownOptions& options);

}  // namespace awase
