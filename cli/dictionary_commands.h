// SPDX-License-Identifier: Apache-2.0
//
// The commands of `awase dictionary`, as a table.

#pragma once

#include <span>
#include <string_view>

#include "terminal/command.h"

namespace awase {

/// What the names of these commands begin with.
inline constexpr std::string_view kDictionaryPrefix = "dictionary ";

/// Every command, in the order in which help lists them.
std::span<const Command> dictionary_commands();

Run declare_dictionary_build(OptionTable& table);
Run declare_dictionary_list(OptionTable& table);
Run declare_dictionary_path(OptionTable& table);

}  // namespace awase
