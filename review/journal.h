// SPDX-License-Identifier: Apache-2.0
//
// The file beside an alignment in which every action is safe before the reviewer sees
// it done: a JSON object a line. docs/formats.md describes it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// An append-only file of lines, locked by this process. The lock goes with the
/// process, however it ends.
class Journal {
 public:
  /// Opens or makes the file. Throws Error (unavailable) when another process has it,
  /// or when it cannot be written.
  explicit Journal(std::string path);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// The whole lines that are there. A last line without its end was being written when
  /// the process died, and is dropped from the file.
  std::vector<std::string> lines();

  /// Appends `line`; on return it is on the disk when `durable`. Throws Error
  /// (unavailable), with the file as it was before.
  void append(std::string_view line, bool durable = true);

  /// Copies all that is there to a new file "PATH.aside", or ".aside-2" and so on, and
  /// begins anew. Gives the name of the copy.
  std::string set_aside();

  /// Removes the file; nothing else may be called after.
  void remove() noexcept;

  const std::string& path() const { return path_; }

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string path_;
  int descriptor_ = -1;
  std::size_t size_bytes_ = 0;
};

}  // namespace awase
