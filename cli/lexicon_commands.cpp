// SPDX-License-Identifier: Apache-2.0

#include "cli/lexicon_commands.h"

namespace awase {
namespace {

constexpr Command kCommands[] = {
    {"lexicon build", translatable("Learn a lexicon from translations"),
     "  awase lexicon build --source-lang de --target-lang fr old.tmx -o words.tsv\n"
     "  awase lexicon build --source-lang ja --target-lang en --segmented a.ja a.en\n",
     declare_lexicon_build},
    {"lexicon show",
     translatable("Say what a lexicon holds, or what it knows of a word"),
     "  awase lexicon show --source-lang de --target-lang fr words.tsv\n"
     "  awase lexicon show --source-lang de --target-lang fr words.tsv Berg\n",
     declare_lexicon_show},
    {"lexicon export", translatable("Turn lexicons into another format"),
     "  awase lexicon export --source-lang de --target-lang fr words.tsv -o words.tbx\n"
     "  awase lexicon export --source-lang de --target-lang fr a.dic b.tbx --to tsv\n",
     declare_lexicon_export},
};

}  // namespace

std::span<const Command> lexicon_commands() { return kCommands; }

}  // namespace awase
