// SPDX-License-Identifier: Apache-2.0

#include "cli/dictionary_commands.h"

namespace awase {
namespace {

constexpr Command kCommands[] = {
    {"dictionary build",
     translatable("Compile the dictionaries that are installed, or files you name"),
     "  awase dictionary build\n"
     "  awase dictionary build --pair ja-en -o dictionaries/\n"
     "  awase dictionary build /usr/share/edict/edict /usr/share/edict/enamdict\n"
     "  awase dictionary build /usr/share/dictd/freedict-deu-fra.index -o de-fr.awd\n",
     declare_dictionary_build},
    {"dictionary list",
     translatable("Say which dictionaries awase has, and whose work they are"),
     "  awase dictionary list\n"
     "  awase dictionary list --json\n",
     declare_dictionary_list},
    {"dictionary path",
     translatable("Say where dictionaries are looked for, or where one was found"),
     "  awase dictionary path\n"
     "  awase dictionary path ja-en\n",
     declare_dictionary_path},
};

}  // namespace

std::span<const Command> dictionary_commands() { return kCommands; }

}  // namespace awase
