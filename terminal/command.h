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
using Run = std::function<ExitStatus(const Console&)>;

/// A command that calls `run` with its options, which its table has filled in.
template <typename Options, typename Function>
Run run_with(std::shared_ptr<Options> options, Function run) {
  return [options = std::move(options), run](const Console& console) {
    return run(*options, console);
  };
}

/// One command.
struct Command {
  std::string_view name;
  std::string_view summary;   ///< One line, for the list of commands.
  std::string_view examples;  ///< Two or three, runnable, one a line, indented by two.
  /// Declares its own options; what it gives runs with them. Null: see CommandGroup.
  Run (*declare)(OptionTable&);
};

/// A command with the options that it has on a command line.
class DeclaredCommand {
 public:
  /// Declares those of `command`, and those that every command has. `command` declares
  /// some.
  explicit DeclaredCommand(const Command& command);

  OptionTable& options() { return options_; }
  const OptionTable& options() const { return options_; }
  /// Runs it with what the options were given.
  ExitStatus run() const;

 private:
  OptionTable options_;
  CommonOptions common_;
  Run run_;
};

}  // namespace awase
