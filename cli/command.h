// SPDX-License-Identifier: Apache-2.0
//
// The commands of awase, as a table.

#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <span>
#include <string_view>

#include "jobs/console.h"

namespace awase {

/// What a run ends with, as the shell sees it.
enum class ExitStatus {
  done = 0,     ///< It ran, and the answer is yes.
  no = 1,       ///< It ran, and the answer is no: below a floor, some failed.
  not_run = 2,  ///< It could not run.
};

/// Runs a command whose options have been parsed.
using Run = std::function<ExitStatus(const Environment&)>;

/// One command.
struct Command {
  std::string_view name;
  std::string_view summary;   ///< One line, for the list of commands.
  std::string_view examples;  ///< Two or three, runnable, one a line, indented by two.
  Run (*declare)(CLI::App&);  ///< Declares its options; what it gives runs with them.
};

/// Every command, in the order in which help lists them.
std::span<const Command> commands();

Run declare_align(CLI::App& app);
Run declare_pair(CLI::App& app);
Run declare_pipe(CLI::App& app);
Run declare_review(CLI::App& app);
Run declare_batch(CLI::App& app);
Run declare_segment(CLI::App& app);
Run declare_evaluate(CLI::App& app);

/// Declares them on `app`.
void add_common_options(CLI::App& app, CommonOptions& options);

}  // namespace awase
