// SPDX-License-Identifier: Apache-2.0
//
// Other programs, run on a document that only they can read. None outlives its job.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace awase {

/// What a program may take.
struct ProgramLimits {
  int timeout_seconds = 180;
  std::size_t max_memory_bytes = std::size_t{4} << 30;  ///< Address space, a process.
  std::size_t max_file_bytes = std::size_t{512} << 20;  ///< Of each file it writes.
};

/// How a program ended.
enum class ProgramEnd {
  done,
  failed,
  too_long,   ///< Killed after ProgramLimits::timeout_seconds.
  too_large,  ///< Killed at ProgramLimits::max_file_bytes.
};

/// A folder for temporary files, and the programs that work in it. When this ends, or
/// its process does, by whatever signal, then so do all programs that were run here
/// with all that they started, and the folder with all in it is gone. To be made and
/// ended in one thread.
class TemporaryFolder {
 public:
  /// In the folder that TMPDIR names, else in /tmp. Throws Error (unavailable) when it
  /// cannot be made.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

  /// Runs a program (path, arguments) in the folder, which is its home too, without a
  /// shell, with nothing on its standard input and its messages thrown away. One that
  /// is killed for a limit is the last that can be run here. Throws Error (unavailable)
  /// when it cannot be started.
  ProgramEnd run(const std::vector<std::string>& arguments,
                 const ProgramLimits& limits = {});

 private:
  pid_t start(const std::vector<std::string>& arguments, const ProgramLimits& limits);

  std::string path_;
  pid_t guard_ = -1;  ///< A process that sees to it when this one dies.
};

/// Where a program is installed: /usr/local/bin, /usr/bin or /bin. Empty: nowhere.
std::string find_program(std::string_view name);

/// Has a program, which messages call `program`, convert a document, which they call
/// `document`: as TemporaryFolder::run(), whether it ended well. Throws Error: input
/// when it took too long or wrote too much, unavailable when it cannot be started.
bool convert(TemporaryFolder& folder, const std::vector<std::string>& arguments,
             std::string_view program, std::string_view document,
             const ProgramLimits& limits = {});

}  // namespace awase
