// SPDX-License-Identifier: Apache-2.0
//
// From the words that were typed to a command that runs.

#pragma once

#include <span>

#include "terminal/command_table.h"

namespace awase {

/// `arguments` without the --ui-lang that may stand before a command, which knows it
/// after its name too.
std::span<char* const> without_language(std::span<char* const> arguments);

/// Runs the command of `table` that `arguments` name, with the options that follow its
/// name, or shows the help that they ask for. `complete` and `manual` work for shells
/// and for the build. Throws Error: of kind usage when there is no such command or
/// option, and what the command throws.
ExitStatus run_commands(const CommandTable& table, std::span<char* const> arguments);

}  // namespace awase
