// SPDX-License-Identifier: Apache-2.0

#include "terminal/command.h"

#include <string>

namespace awase {
namespace {

void add_common_options(OptionTable& table, CommonOptions& options) {
  table.heading("Messages");
  Option* quiet = table.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
  table
      .add_flag("-v,--verbose", options.verbose, "Say what was detected and chosen too")
      ->excludes(quiet);
  table.add_option("--ui-lang", options.ui_language, "TAG",
                   "Language of messages and help, such as ja; else that of LC_ALL, "
                   "LC_MESSAGES or LANG");
}

}  // namespace

DeclaredCommand::DeclaredCommand(const Command& command)
    : options_("awase " + std::string(command.name), std::string(command.summary)),
      run_(command.declare(options_)) {
  add_common_options(options_, common_);
}

ExitStatus DeclaredCommand::run() const {
  return run_(Console(read_environment(), common_.verbosity()));
}

}  // namespace awase
