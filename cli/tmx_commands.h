// SPDX-License-Identifier: Apache-2.0
//
// The commands of `awase tmx`, as a table.

#pragma once

#include <span>
#include <string_view>

#include "cli/command.h"

namespace awase {

/// What the names of these commands begin with.
inline constexpr std::string_view kTmxPrefix = "tmx ";

/// Every command, in the order in which help lists them.
std::span<const Command> tmx_commands();

Run declare_tmx_check(CLI::App& app);
Run declare_tmx_fix(CLI::App& app);
Run declare_tmx_info(CLI::App& app);
Run declare_tmx_convert(CLI::App& app);
Run declare_tmx_merge(CLI::App& app);
Run declare_tmx_split(CLI::App& app);
Run declare_tmx_dedupe(CLI::App& app);
Run declare_tmx_clean(CLI::App& app);
Run declare_tmx_diff(CLI::App& app);
Run declare_tmx_select(CLI::App& app);
Run declare_tmx_set_language(CLI::App& app);
Run declare_tmx_strip_tags(CLI::App& app);
Run declare_tmx_anonymise(CLI::App& app);

}  // namespace awase
