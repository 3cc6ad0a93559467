// SPDX-License-Identifier: Apache-2.0
//
// A file on its way into being: hidden under a name of its own until it is complete.

#pragma once

#include <cstddef>
#include <string>
#include <sys/types.h>

#include "text/descriptor.h"
#include "text/disk.h"

namespace awase {

/// A new file ".awase-….tmp" that takes the place of another when it is complete, and
/// is removed when it is not. While it is open its process holds a lock (flock) on it,
/// so that the next run can tell what a killed one left behind and remove it.
class UnfinishedFile {
 public:
  /// In `folder`, which must be there. `name` is what messages call the file. Throws
  /// Error (unavailable). The first file in a folder removes what killed runs left
  /// there.
  UnfinishedFile(const std::string& folder, mode_t mode, std::string name, Disk& disk);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  int descriptor() const { return descriptor_.get(); }

  /// Whether put_in_place() waits until file and name are on the disk.
  enum class Durability { waits, lazy };

  /// Gives it the name `target`; what had that name is gone. Throws Error (unavailable)
  /// when it cannot; but for a folder that cannot be synced, what was there is there
  /// still. To be called once, last.
  void put_in_place(const std::string& target, Durability durability);

 private:
  bool create(const std::string& path, mode_t mode);

  std::string name_;
  Disk& disk_;
  Descriptor descriptor_;
  Descriptor lock_;       ///< Holds the lock on while the file is closed and renamed.
  std::string path_;      ///< Empty when there is no such file any more.
  std::size_t slot_ = 0;  ///< Where remove_unfinished_files() finds it.
};

/// Removes the files in `folder` that killed runs left there unfinished.
void remove_left_behind(const std::string& folder);

/// Removes every UnfinishedFile of this process that is not in its place yet. Safe to
/// call from a signal handler, which must then end the process.
void remove_unfinished_files() noexcept;

}  // namespace awase
