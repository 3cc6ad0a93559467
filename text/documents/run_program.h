// SPDX-License-Identifier: Apache-2.0
//
// Other programs, run on a document that only they can read.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// A folder for temporary files, gone with all in it when this ends.
class TemporaryFolder {
 public:
  /// Throws Error (unavailable) when it cannot be made.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Where a program is installed: /usr/local/bin, /usr/bin or /bin. Empty: nowhere.
std::string find_program(std::string_view name);

/// Runs a program (path, arguments) in `folder`, which is its home too, without a
/// shell, with nothing on its standard input and its messages thrown away. Gives
/// whether it ended well; it is killed after `timeout_seconds`, with all that it
/// started. Throws Error (unavailable) when it cannot be started.
bool run_program(const std::vector<std::string>& arguments, const std::string& folder,
                 int timeout_seconds);

}  // namespace awase
