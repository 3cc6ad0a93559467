// SPDX-License-Identifier: Apache-2.0
//
// Locks by which one awase knows that another works on a file.

#pragma once

#include <string>

#include "text/descriptor.h"

namespace awase {

/// A lock (flock) on a file that exists: on the file itself, so by whatever name, link
/// or hard link others open it. It ends with its scope, and with the process.
class FileLock {
 public:
  enum class State {
    held,
    busy,      ///< Another holds it, in this process too.
    not_there  ///< No such file, or one that cannot be locked, as on some networks.
  };

  FileLock() = default;
  /// Tries to lock the file of that name, links followed. Throws nothing.
  explicit FileLock(const std::string& path);

  State state() const { return state_; }

 private:
  Descriptor file_;
  State state_ = State::not_there;
};

/// Whether the open file is the one of that name still, links followed.
bool is_in_place(int descriptor, const std::string& path);

}  // namespace awase
