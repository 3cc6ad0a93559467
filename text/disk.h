// SPDX-License-Identifier: Apache-2.0
//
// The calls by which Awase changes files, in one place, so that tests can put a disk
// there that fills up, fails, or forgets what was not synced.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "text/error.h"

namespace awase {

/// The file system as Awase writes to it. The functions are the system calls of those
/// names: -1 says that one failed, errno why. Stateless, so safe from several threads.
class Disk {
 public:
  virtual ~Disk() = default;

  /// The disk of this computer.
  static Disk& system();

  virtual int open(const std::string& path, int flags, mode_t mode);
  /// At the place where the descriptor stands, as write(2).
  virtual ssize_t write(int descriptor, std::string_view bytes);
  virtual ssize_t write_at(int descriptor, std::string_view bytes,
                           std::uint64_t offset_bytes);
  virtual int truncate(int descriptor, std::uint64_t size_bytes);
  /// On return the file is on the disk, with all that is known of it (fsync).
  virtual int sync(int descriptor);
  /// On return the bytes of the file are on the disk (fdatasync).
  virtual int sync_data(int descriptor);
  /// On return all that was written to the file system of `descriptor` is on the disk
  /// (syncfs).
  virtual int sync_all(int descriptor);
  virtual int close(int descriptor);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove(const std::string& path);
};

/// Thrown when there is no room left: nothing more can be written until somebody makes
/// some.
class DiskFullError : public Error {
 public:
  using Error::Error;
};

/// Throws Error (unavailable), DiskFullError when the disk is full, with a sentence on
/// what the system said of the file and what to do.
[[noreturn]] void throw_file_error(const std::string& name, int error_number);

/// Sees that the name of a new file in its folder is on the disk. Gives 0, or the errno
/// of what failed; file systems and folders that cannot do it count as done.
int sync_folder_of(Disk& disk, const std::string& path);

}  // namespace awase
