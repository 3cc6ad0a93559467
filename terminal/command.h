// SPDX-License-Identifier: Apache-2.0
//
// The commands of awase, as a table.

#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "terminal/console.h"
#include "terminal/option_table.h"

namespace awase {

/// What a run ends with, as the shell sees it.
enum class ExitStatus {
  done = 0,     ///< It ran, and the answer is yes.
  no = 1,       ///< It ran, and the answer is no: below a floor, some failed.
  not_run = 2,  ///< It could not run.
};

/// Runs a command whose options have been parsed.
using Run = std::function<ExitStatus(const Environment&)>;

/// A command that calls `run` with its options, which its table has filled in.
template <typename Options, typename Function>
Run run_with(std::shared_ptr<Options> options, Function run) {
  return [options = std::move(options), run](const Environment& environment) {
    return run(*options, environment);
  };
}

/// One command.
struct Command {
  std::string_view name;
  std::string_view summary;   ///< One line, for the list of commands.
  std::string_view examples;  ///< Two or three, runnable, one a line, indented by two.
  Run (*declare)(
      OptionTable&);  ///< Declares its options; what it gives runs with them.
};

/// Every command, in the order in which help lists them.
std::span<const Command> commands();

Run declare_align(OptionTable& table);
Run declare_pair(OptionTable& table);
Run declare_pipe(OptionTable& table);
Run declare_review(OptionTable& table);
Run declare_desk(OptionTable& table);
Run declare_batch(OptionTable& table);
Run declare_segment(OptionTable& table);
Run declare_evaluate(OptionTable& table);

/// Declares them on `table`.
void add_common_options(OptionTable& table, CommonOptions& options);

}  // namespace awase
