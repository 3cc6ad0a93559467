// SPDX-License-Identifier: Apache-2.0

#include "jobs/copy_examples.h"

#include <filesystem>
#include <utility>
#include <vector>

#include "align/dictionaries.h"
#include "text/disk.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;

/// A file of the examples and where it goes.
struct Copy {
  fs::path from;
  fs::path to;
};

/// Where the examples lie.
fs::path examples_folder() {
  std::error_code ignored;
  for (const std::string& data : installed_dictionary_folders()) {
    fs::path folder = fs::path(data) / "examples";
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

}  // namespace

std::size_t copy_examples(const std::string& folder) {
  const std::vector<Copy> copies = plan(examples_folder(), folder);
  for (const Copy& copy : copies) {
    std::error_code error;
    fs::create_directories(copy.to.parent_path(), error);
    if (error) fail(copy.to.parent_path(), error);
    write_file(copy.to.string(), read_file(copy.from.string()));
  }
  return copies.size();
}

}  // namespace awase
