// SPDX-License-Identifier: Apache-2.0
//
// All commands, those of groups too: what help, completion and man pages are made from.

#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "terminal/command.h"

namespace awase {

/// Commands that follow a first word, which is one in commands() without `declare`.
struct CommandGroup {
  std::string_view prefix;  ///< "tmx ", with which the names of its commands begin.
  std::string_view intro;
  std::span<const Command> commands;
};

/// The group whose first word is `name`, if it is one.
std::optional<CommandGroup> find_group(std::string_view name);

/// Every command that runs, those of groups too, in the order in which help lists them.
std::vector<const Command*> runnable_commands();

/// The command of this whole name, "tmx check" say, that runs; null when there is none.
const Command* find_command(std::string_view name);

Run declare_example(OptionTable& table);

}  // namespace awase
