// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "terminal/command_table.h"
#include "terminal/option_table.h"
#include "text/message.h"

namespace awase {

/// The help page of a command, at most `columns` and 120 wide: what it does, how it is
/// used, its options by group, and `examples`, one a line. In the language of
/// `catalogue`.
std::string help_page(const OptionTable& table, std::string_view examples,
                      const MessageCatalogue& catalogue, std::size_t columns);

/// The page of a group of commands.
std::string group_overview(const CommandGroup& group, const MessageCatalogue& catalogue,
                           std::size_t columns);

/// The page of `awase --help`.
std::string overview(const CommandTable& table, const MessageCatalogue& catalogue,
                     std::size_t columns);

}  // namespace awase
