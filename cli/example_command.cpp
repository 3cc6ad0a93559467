// SPDX-License-Identifier: Apache-2.0
//
// Copies of the examples.

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "jobs/copy_examples.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

struct ExampleOptions {
  std::string folder = ".";
};

ExitStatus run_example(const ExampleOptions& options, const Console& console) {
  const std::size_t copied = copy_examples(options.folder);
  std::error_code ignored;
  if (fs::equivalent(options.folder, ".", ignored))
    console.tell(Message::plural(
        "{count} file copied; try: awase align statement.ja.txt statement.en.txt",
        "{count} files copied; try: awase align statement.ja.txt statement.en.txt",
        copied, {}));
  else
    console.tell(
        Message::plural("{count} file copied; try: cd {folder} && awase align "
                        "statement.ja.txt statement.en.txt",
                        "{count} files copied; try: cd {folder} && awase align "
                        "statement.ja.txt statement.en.txt",
                        copied, {{"folder", options.folder}}));
  return ExitStatus::done;
}

}  // namespace

Run declare_example(OptionTable& table) {
  const auto options = std::make_shared<ExampleOptions>();
  table.add_optional_argument(
      "FOLDER", options->folder,
      "Where to copy them, made if it is missing; else the current "
      "folder. A file that is there already is never replaced");
  return run_with(options, run_example);
}

}  // namespace awase
