// SPDX-License-Identifier: Apache-2.0
//
// The commands of `awase tmx`, as a table.

#pragma once

#include <span>
#include <string_view>

#include "terminal/command.h"
#include "terminal/option_table.h"

namespace awase {

/// What the names of these commands begin with.
inline constexpr std::string_view kTmxPrefix = "tmx ";

/// Every command, in the order in which help lists them.
std::span<const Command> tmx_commands();

Run declare_tmx_check(OptionTable& table);
Run declare_tmx_fix(OptionTable& table);
Run declare_tmx_info(OptionTable& table);
Run declare_tmx_convert(OptionTable& table);
Run declare_tmx_merge(OptionTable& table);
Run declare_tmx_split(OptionTable& table);
Run declare_tmx_dedupe(OptionTable& table);
Run declare_tmx_clean(OptionTable& table);
Run declare_tmx_diff(OptionTable& table);
Run declare_tmx_select(OptionTable& table);
Run declare_tmx_set_language(OptionTable& table);
Run declare_tmx_strip_tags(OptionTable& table);
Run declare_tmx_anonymise(OptionTable& table);

}  // namespace awase
