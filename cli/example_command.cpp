// SPDX-License-Identifier: Apache-2.0
//
// The examples are data of the installation, as the dictionaries are. They are copied,
// because people write beside what they try.

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "align/dictionaries.h"
#include "cli/command_table.h"
#include "text/disk.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

struct ExampleOptions {
  std::string folder = ".";
  CommonOptions common;
};

/// A file of the examples and where it goes.
struct Copy {
  fs::path from;
  fs::path to;
};

/// Where the examples lie.
fs::path examples_folder() {
  std::error_code ignored;
  for (const std::string& data : installed_dictionary_folders()) {
    const fs::path folder = fs::path(data) / "examples";
    if (fs::is_directory(folder, ignored)) return folder;
  }
  throw Error(ErrorKind::unavailable,
              Message("the examples are not installed; they are in the folder "
                      "examples/ of the sources of Awase"));
}

[[noreturn]] void fail(const fs::path& path, const std::error_code& error) {
  throw_file_error(path.string(), error.value());
}

/// What has to be copied. Throws Error when a file of the same name is another one.
std::vector<Copy> plan(const fs::path& from, const fs::path& to) {
  std::vector<Copy> copies;
  std::error_code error;
  for (fs::recursive_directory_iterator at(
           from, fs::directory_options::follow_directory_symlink, error);
       !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (!at->is_regular_file()) continue;
    Copy copy{at->path(), to / at->path().lexically_relative(from)};
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(copy.to, ignored))) {
      if (!fs::is_regular_file(copy.to, ignored) ||
          read_file(copy.to.string()) != read_file(copy.from.string()))
        throw Error(ErrorKind::usage,
                    Message("{file}: there is another file of this name; nothing was "
                            "copied; give a new folder: awase example FOLDER",
                            {{"file", copy.to.lexically_normal().string()}}));
      continue;
    }
    copies.push_back(std::move(copy));
  }
  if (error) fail(from, error);
  return copies;
}

ExitStatus run_example(const ExampleOptions& options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  const std::vector<Copy> copies = plan(examples_folder(), options.folder);
  for (const Copy& copy : copies) {
    std::error_code error;
    fs::create_directories(copy.to.parent_path(), error);
    if (error) fail(copy.to.parent_path(), error);
    write_file(copy.to.string(), read_file(copy.from.string()));
  }
  std::error_code ignored;
  if (fs::equivalent(options.folder, ".", ignored))
    console.tell(Message::plural(
        "{count} file copied; try: awase align statement.ja.txt statement.en.txt",
        "{count} files copied; try: awase align statement.ja.txt statement.en.txt",
        copies.size(), {}));
  else
    console.tell(
        Message::plural("{count} file copied; try: cd {folder} && awase align "
                        "statement.ja.txt statement.en.txt",
                        "{count} files copied; try: cd {folder} && awase align "
                        "statement.ja.txt statement.en.txt",
                        copies.size(), {{"folder", options.folder}}));
  return ExitStatus::done;
}

}  // namespace

Run declare_example(OptionTable& table) {
  const auto options = std::make_shared<ExampleOptions>();
  table.add_optional_argument(
      "FOLDER", options->folder,
      "Where to copy them, made if it is missing; else the current "
      "folder. A file that is there already is never replaced");
  add_common_options(table, options->common);
  return run_with(options, run_example);
}

}  // namespace awase
