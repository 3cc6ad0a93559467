// SPDX-License-Identifier: Apache-2.0
//
// The commands of `awase lexicon`, as a table.

#pragma once

#include <span>
#include <string_view>

#include "terminal/command.h"
#include "terminal/option_table.h"

namespace awase {

/// What the names of these commands begin with.
inline constexpr std::string_view kLexiconPrefix = "lexicon ";

/// Every command, in the order in which help lists them.
std::span<const Command> lexicon_commands();

Run declare_lexicon_build(OptionTable& table);
Run declare_lexicon_show(OptionTable& table);
Run declare_lexicon_export(OptionTable& table);

}  // namespace awase
