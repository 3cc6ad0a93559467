// SPDX-License-Identifier: Apache-2.0

#include "terminal/command_table.h"

#include <algorithm>

namespace awase {

const CommandGroup* CommandTable::find_group(std::string_view name) const {
  for (const CommandGroup& group : groups)
    if (group.prefix.substr(0, group.prefix.size() - 1) == name) return &group;
  return nullptr;
}

std::vector<const Command*> CommandTable::runnable() const {
  std::vector<const Command*> all;
  for (const Command& command : commands) {
    if (command.declare != nullptr)
      all.push_back(&command);
    else if (const CommandGroup* const group = find_group(command.name))
      for (const Command& member : group->commands) all.push_back(&member);
  }
  return all;
}

const Command* CommandTable::find(std::string_view name) const {
  for (const Command* const command : runnable())
    if (command->name == name) return command;
  return nullptr;
}

}  // namespace awase
