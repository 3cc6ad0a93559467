// SPDX-License-Identifier: Apache-2.0
//
// Files read with clear errors and written whole or not at all. "-" is standard input
// and standard output.

#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "text/descriptor.h"
#include "text/disk.h"
#include "text/file_lock.h"
#include "text/unfinished_file.h"

namespace awase {

/// The largest file that is read whole, in bytes.
inline constexpr std::size_t kMaxFileBytes = std::size_t{512} << 20;

/// A file open for reading, or standard input when `path` is "-".
class InputFile {
 public:
  /// Throws Error (unavailable) when there is no such file, when it is a folder, or
  /// when it may not be read.
  explicit InputFile(std::string path);

  /// Reads up to `size_bytes` bytes; 0 only at the end. Throws Error (unavailable).
  std::size_t read(char* buffer, std::size_t size_bytes);

  /// Size of a regular file in bytes as it was when opened; 0 for a pipe.
  std::size_t size_hint_bytes() const { return size_hint_bytes_; }

  /// For messages: the path, or "standard input".
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  Descriptor file_;  ///< None for standard input.
  std::size_t size_hint_bytes_ = 0;
};

/// The whole of a file, or of standard input when `path` is "-". Throws Error
/// (unavailable) as InputFile does, and Error (input) when there are more than
/// `max_bytes` bytes.
std::string read_file(const std::string& path, std::size_t max_bytes = kMaxFileBytes);

/// A file that comes into being whole or not at all. What is written goes to a
/// temporary file in the same folder; commit() puts it in the place of `path`, with the
/// mode that the file there had, and its owner and group where this process may give
/// them. Without commit() the old file stays as it was and the
/// temporary one is removed. Of a symbolic link the target is replaced, not the link.
/// Standard output ("-"), devices and pipes are written straight.
class OutputFile {
 public:
  /// Throws Error (unavailable) when the folder is missing or cannot be written, when
  /// `path` is a folder or write-protected, or when another has a FileLock on the file
  /// there, as a review has; `held` is one that the caller has. While this object lives
  /// others cannot lock that file.
  explicit OutputFile(std::string path, Disk& disk = Disk::system(),
                      const FileLock* held = nullptr);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Appends `bytes`. Throws Error (unavailable), of a full disk say.
  void write(std::string_view bytes);

  /// For libraries that write to a FILE. It is open until commit(); whoever writes much
  /// calls check() now and then. Nothing else may write to standard output meanwhile.
  std::FILE* stream() { return stream_; }

  /// Throws Error (unavailable) when something written to stream() was lost.
  void check();

  /// Hands on what was written so far. Throws Error (unavailable).
  void flush();

  /// Flushes, puts the file in its place, and returns when file and name are on the
  /// disk. Throws Error (unavailable) when any of that fails; the old file is then
  /// still there, unless all that failed was to sync the folder. To be called once,
  /// last.
  void commit();

  /// For messages: the path as it was given, or "standard output".
  const std::string& name() const { return name_; }

 private:
  struct Sink;

  void open_stream(int descriptor);
  void discard() noexcept;

  std::string name_;
  Disk& disk_;
  FileLock lock_;
  std::string target_;  ///< What commit() replaces; empty when written straight.
  std::unique_ptr<UnfinishedFile> unfinished_;  ///< None when written straight.
  Descriptor straight_;
  std::unique_ptr<Sink> sink_;
  std::FILE* stream_ = nullptr;
};

/// What a path leads to through symbolic links, absolute; it need not exist. Throws
/// Error (unavailable) when the links go in a circle.
std::filesystem::path link_target(const std::string& path);

/// Writes `bytes` to `path` as OutputFile does.
void write_file(const std::string& path, std::string_view bytes,
                Disk& disk = Disk::system(), const FileLock* held = nullptr);

}  // namespace awase
