// SPDX-License-Identifier: Apache-2.0

#include "text/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace awase {

FileLock::FileLock(const std::string& path) {
  do {
    // Some file systems lock only what may be written; but a file may be
    // write-protected.
    constexpr int kFlags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    file_.reset(::open(path.c_str(), O_RDWR | kFlags));
    if (!file_.is_open()) file_.reset(::open(path.c_str(), O_RDONLY | kFlags));
    if (!file_.is_open()) return;
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK) state_ = State::busy;
      file_.reset();
      return;
    }
  } while (!is_in_place(file_.get(), path));  // replaced by the one that had the lock
  state_ = State::held;
}

bool is_in_place(int descriptor, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace awase
