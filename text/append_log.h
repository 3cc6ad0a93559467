// SPDX-License-Identifier: Apache-2.0
//
// A file of lines that only grows, of which one process is the writer: the journal of a
// review, that of a batch.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "text/descriptor.h"
#include "text/disk.h"
#include "text/message.h"

namespace awase {

/// Who is kept out while the log is open.
enum class LogLock {
  open_file,  ///< Whoever opens it again, in this process too (flock).
  process,    ///< Other processes; forked ones do not have the lock (fcntl). No other
              ///< descriptor of the file may be closed in this process.
};

struct AppendLogOptions {
  LogLock lock = LogLock::open_file;
  mode_t mode = 0600;  ///< Of a new file, before the umask.
};

/// A line of the log as it was read.
struct LogLine {
  std::size_t number = 0;  ///< From 1.
  std::string_view text;   ///< As append() was given it.
  bool is_damaged = false;
};

/// An append-only file of JSON objects, one a line, locked by this process; the lock
/// goes with the process, however it ends. Each line ends in a member "sum", the XXH3
/// (64 bits, hexadecimal) of the line without it, so that a damaged line costs itself
/// alone. Lines without a sum, as Awase wrote them before, are read where no line with
/// one stands before them. Not safe to share between threads.
class AppendLog {
 public:
  /// Opens or makes the file, and drops a last line that has no end: its writer died.
  /// Throws Error (unavailable) with `busy` when another has it, or when it cannot be
  /// written.
  AppendLog(std::string path, const Message& busy, AppendLogOptions options = {},
            Disk& disk = Disk::system());
  /// Removes the file when this object made it and nothing was written.
  ~AppendLog();
  AppendLog(const AppendLog&) = delete;
  AppendLog& operator=(const AppendLog&) = delete;

  /// Gives each line to `take`, damaged ones too, in order.
  void read(const std::function<void(const LogLine&)>& take) const;

  /// Appends `line`, a JSON object with a member at least, and without line breaks; on
  /// return it is on the disk when `durable`. Throws Error (unavailable), with the file
  /// as it was before.
  void append(std::string_view line, bool durable = true);

  bool is_empty() const { return size_bytes_ == 0; }

  /// Copies all that is there to a new file "PATH.aside", or ".aside-2" and so on.
  /// Gives its name.
  std::string copy_aside() const;

  /// Begins anew, without a line.
  void clear();

  /// Removes the file; nothing else may be called after.
  void remove() noexcept;

  /// Waits until all that was written to the file system of the log is on the disk, in
  /// other files too.
  void sync_all() const;

  const std::string& path() const { return path_; }

 private:
  bool open(const Message& busy, const AppendLogOptions& options);
  bool lock(LogLock how) const;
  void drop_torn_line();
  int write_at_end(std::string_view bytes, bool durable);

  std::string path_;
  Disk& disk_;
  Descriptor file_;
  std::uint64_t size_bytes_ = 0;  ///< Of whole lines.
  bool is_new_ = false;
};

}  // namespace awase
