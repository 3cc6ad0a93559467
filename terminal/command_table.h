// SPDX-License-Identifier: Apache-2.0
//
// All commands of a program, those of groups too: what help, completion and man pages
// are made from.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "terminal/command.h"

namespace awase {

/// Commands that follow a first word, which is a command without `declare`.
struct CommandGroup {
  std::string_view prefix;  ///< "tmx ", with which the names of its commands begin.
  std::string_view intro;   ///< Marked with translatable().
  std::span<const Command> commands;
};

/// The commands of a program. Its values live as long as the program.
struct CommandTable {
  std::string_view intro;  ///< What the program does; marked with translatable().
  std::span<const Command> commands;  ///< In the order in which help lists them.
  std::span<const CommandGroup> groups;

  /// The group whose first word is `name`; null when it is none.
  const CommandGroup* find_group(std::string_view name) const;
  /// Every command that runs, those of groups too, in the order of help.
  std::vector<const Command*> runnable() const;
  /// The command of this whole name, "tmx check" say, that runs; null when there is
  /// none.
  const Command* find(std::string_view name) const;
};

}  // namespace awase
