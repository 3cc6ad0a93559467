// SPDX-License-Identifier: Apache-2.0
//
// The commands of `awase memory`, as a table, and what they share.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/open_memories.h"
#include "terminal/command.h"
#include "terminal/option_table.h"
#include "text/output_places.h"

namespace awase {

/// What the names of these commands begin with.
inline constexpr std::string_view kMemoryPrefix = "memory ";

/// Every command, in the order in which help lists them.
std::span<const Command> memory_commands();

Run declare_memory_add(OptionTable& table);
Run declare_memory_find(OptionTable& table);
Run declare_memory_grep(OptionTable& table);
Run declare_memory_info(OptionTable& table);
Run declare_memory_export(OptionTable& table);
Run declare_memory_remove(OptionTable& table);
Run declare_memory_translate(OptionTable& table);
Run declare_memory_analyse(OptionTable& table);
Run declare_memory_serve(OptionTable& table);
Run declare_memory_compact(OptionTable& table);

/// Declares --source-lang and --target-lang on `table`.
void add_lookup_languages(OptionTable& table, LookupLanguages& languages);

/// Declares --also: other memories to ask.
void add_also_option(OptionTable& table, std::vector<std::string>& also);

/// Opens `memory` and then those of --also. Throws Error as MemoryStore does.
OpenMemories opened(const std::string& memory, const std::vector<std::string>& also);

/// Throws Error (usage) when `output` would take the place of `memory`, of one of
/// `also`, or of one of `inputs`.
void check_memory_output(const std::string& output, const std::string& memory,
                         const std::vector<std::string>& also = {},
                         std::vector<NamedPlace> inputs = {});

}  // namespace awase
