// SPDX-License-Identifier: Apache-2.0
//
// What a command is.

#pragma once

#include <functional>
#include <memory>
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

/// Declares on `table` the options that every command has.
void add_common_options(OptionTable& table, CommonOptions& options);

}  // namespace awase
