// SPDX-License-Identifier: Apache-2.0

#include "text/output_places.h"

#include <filesystem>
#include <sys/stat.h>
#include <system_error>

#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// The path without links, though it need not exist; the folder in it should.
std::string without_links(const std::string& path) {
  const std::filesystem::path target = link_target(path);
  std::error_code error;
  const auto folder = std::filesystem::weakly_canonical(target.parent_path(), error);
  return ((error ? target.parent_path() : folder) / target.filename()).string();
}

/// Of a standard stream what it goes to, a file perhaps.
bool find_status(const std::string& path, struct stat& status) {
  return ::stat(path == "-" ? "/dev/stdout" : path.c_str(), &status) == 0;
}

bool is_written_to_nowhere(const std::string& path) {
  std::error_code error;
  return std::filesystem::equivalent(path, "/dev/null", error);
}

}  // namespace

bool is_same_place(const std::string& one, const std::string& other) {
  if (one == other) return true;
  struct stat first {};
  struct stat second {};
  const bool is_first = find_status(one, first);
  const bool is_second = find_status(other, second);
  if (is_first && is_second)
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino &&
           !is_written_to_nowhere(one == "-" ? other : one);
  if (is_first || is_second) return false;
  return fold(without_links(one)) == fold(without_links(other));
}

void check_output_places(std::span<const NamedPlace> outputs,
                         std::span<const NamedPlace> inputs) {
  for (const NamedPlace& output : outputs) {
    if (output.path.empty()) continue;
    for (const NamedPlace& other : outputs) {
      if (&other == &output) break;
      if (other.path.empty() || !is_same_place(output.path, other.path)) continue;
      throw Error(
          ErrorKind::usage,
          Message("{file}: {option} and {other} go to one place; name two files",
                  {{"file", output.path},
                   {"option", other.option},
                   {"other", output.option}}));
    }
    if (output.path == "-" || output.may_replace_input) continue;
    for (const NamedPlace& input : inputs) {
      if (input.path.empty() || input.path == "-" ||
          !is_same_place(output.path, input.path))
        continue;
      throw Error(ErrorKind::usage,
                  Message("{file}: this file is read, and {option} would take its "
                          "place; name another",
                          {{"file", output.path}, {"option", output.option}}));
    }
  }
}

}  // namespace awase
