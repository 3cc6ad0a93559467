// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>

#include "terminal/option_table.h"

namespace awase {

/// Parses what follows the command's name, and puts the values where the options of
/// `table` say. '--' ends the options. False when --help was among the arguments.
/// Throws Error{usage} in one line, with a suggestion where a name was mistyped.
bool parse_arguments(const OptionTable& table, std::span<char* const> arguments);

}  // namespace awase
