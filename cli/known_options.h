// SPDX-License-Identifier: Apache-2.0
//
// The options that name what the user knows of the texts.

#pragma once

#include <CLI/CLI.hpp>

#include "jobs/known.h"

namespace awase {

/// Declares --lexicon and --memory on `app`.
void add_word_options(CLI::App& app, KnownOptions& options);

/// Declares all of them on `app`.
void add_known_options(CLI::App& app, KnownOptions& options);

}  // namespace awase
