// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "cli/option_table.h"

namespace awase {

/// The help page of a command, at most 80 columns wide: what it does, how it is used,
/// its options by group, and `examples`, one a line.
std::string help_page(const OptionTable& table, std::string_view examples);

}  // namespace awase
