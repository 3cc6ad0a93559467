// SPDX-License-Identifier: Apache-2.0

#include "text/file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "text/error.h"

namespace awase {
namespace {

constexpr int kMaxLinks = 40;  // as the kernel follows

/// Gives a new file the owner, group and mode of the one that it will replace, as far
/// as this process may: root gives files away, others only to their own groups.
void adopt_rights(int descriptor, const struct stat& old) {
  if (::fchown(descriptor, old.st_uid, old.st_gid) != 0 &&
      ::fchown(descriptor, static_cast<uid_t>(-1), old.st_gid) != 0) {
    // Then both are those of this process, as of a new file.
  }
  struct stat now {};
  if (::fstat(descriptor, &now) != 0) return;
  mode_t mode = old.st_mode & 07777;
  // To run as that user or group was allowed to nobody else.
  if (now.st_uid != old.st_uid) mode &= ~static_cast<mode_t>(S_ISUID);
  if (now.st_gid != old.st_gid) mode &= ~static_cast<mode_t>(S_ISGID);
  ::fchmod(descriptor, mode);
}

/// Names of open files, such as /dev/stdout. Not all of /dev: /dev/shm has plain files.
bool is_descriptor_path(const std::string& path) {
  return path.starts_with("/dev/std") || path.starts_with("/dev/fd/") ||
         path.starts_with("/proc/");
}

}  // namespace

// --- InputFile -----------------------------------------------------------------------

InputFile::InputFile(std::string path) : name_(std::move(path)) {
  if (name_.empty()) {
    throw Error(ErrorKind::usage, Message("input: no file name; give one"));
  }
  if (name_ == "-") {
    name_ = "standard input";
  } else {
    file_.reset(::open(name_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file_.is_open()) throw_file_error(name_, errno);
  }
  struct stat status {};
  if (::fstat(file_.is_open() ? file_.get() : STDIN_FILENO, &status) != 0) return;
  if (S_ISREG(status.st_mode))
    size_hint_bytes_ = static_cast<std::size_t>(status.st_size);
  if (S_ISDIR(status.st_mode)) throw_file_error(name_, EISDIR);
}

std::size_t InputFile::read(char* buffer, std::size_t size_bytes) {
  const int descriptor = file_.is_open() ? file_.get() : STDIN_FILENO;
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, size_bytes);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) throw_file_error(name_, errno);
  }
}

std::filesystem::path link_target(const std::string& name) {
  std::filesystem::path path = std::filesystem::absolute(name);
  for (int links = 0;; ++links) {
    std::error_code error;
    if (!std::filesystem::is_symlink(path, error)) return path;
    if (links == kMaxLinks) throw_file_error(name, ELOOP);
    const auto target = std::filesystem::read_symlink(path, error);
    if (error) throw_file_error(name, error.value());
    path = path.parent_path() / target;
  }
}

std::string read_file(const std::string& path, std::size_t max_bytes) {
  constexpr std::size_t kLeastRoom = 1 << 16;
  InputFile file(path);
  std::string bytes;
  std::size_t size = 0;
  for (;;) {
    // One byte more than the hint, so that a file of that size ends in one go.
    if (size == bytes.size()) {
      const std::size_t hint = file.size_hint_bytes();
      const std::size_t room = std::max(size * 2, hint > 0 ? hint + 1 : kLeastRoom);
      bytes.resize(std::min(room, max_bytes + 1));
    }
    const std::size_t count = file.read(bytes.data() + size, bytes.size() - size);
    if (count == 0) break;
    size += count;
    if (size > max_bytes) {
      throw Error(ErrorKind::input,
                  Message("{file}: larger than {limit} bytes; split it into parts",
                          {{"file", file.name()}, {"limit", max_bytes}}));
    }
  }
  bytes.resize(size);
  return bytes;
}

// --- OutputFile ----------------------------------------------------------------------

/// Where the bytes of a stream go. stdio forgets why a write failed; this does not.
struct OutputFile::Sink {
  Disk& disk;
  int descriptor;
  int error_number = 0;

  static ssize_t write(void* cookie, const char* bytes, std::size_t size) {
    auto& sink = *static_cast<Sink*>(cookie);
    if (sink.error_number == 0) {
      sink.error_number = write_all({bytes, size}, [&sink](std::string_view rest) {
        return sink.disk.write(sink.descriptor, rest);
      });
    }
    return sink.error_number == 0 ? static_cast<ssize_t>(size) : 0;
  }
};

OutputFile::OutputFile(std::string path, Disk& disk, const FileLock* held)
    : name_(std::move(path)), disk_(disk) {
  if (name_.empty()) {
    throw Error(ErrorKind::usage, Message("output: no file name; give one"));
  }
  if (name_ == "-") {
    name_ = "standard output";
    std::fflush(stdout);
    straight_.reset(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
    open_stream(straight_.get());
    return;
  }
  struct stat status {};
  const bool exists = ::stat(name_.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) throw_file_error(name_, errno);
  if (name_.ends_with('/') || (exists && S_ISDIR(status.st_mode)))
    throw_file_error(name_, EISDIR);
  if (exists && (!S_ISREG(status.st_mode) || is_descriptor_path(name_))) {
    straight_.reset(disk_.open(name_, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0));
    open_stream(straight_.get());
    return;
  }
  if (exists && ::access(name_.c_str(), W_OK) != 0) throw_file_error(name_, errno);
  if (exists && held == nullptr) lock_ = FileLock(name_);
  if (lock_.state() == FileLock::State::busy) {
    throw Error(
        ErrorKind::unavailable,
        Message("{file}: another awase reviews this file or writes it; wait for "
                "its end, or name another file",
                {{"file", name_}}));
  }
  target_ = link_target(name_).string();
  const auto folder = std::filesystem::path(target_).parent_path();
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    throw Error(ErrorKind::unavailable,
                Message("{file}: there is no folder {folder}; create it first",
                        {{"file", name_}, {"folder", folder.string()}}));
  }
  unfinished_ = std::make_unique<UnfinishedFile>(folder.string(), exists ? 0600 : 0666,
                                                 name_, disk_);
  if (exists) adopt_rights(unfinished_->descriptor(), status);
  open_stream(unfinished_->descriptor());
}

OutputFile::~OutputFile() { discard(); }

void OutputFile::open_stream(int descriptor) {
  constexpr std::size_t kBufferBytes = 1 << 16;
  if (descriptor < 0) throw_file_error(name_, errno);
  sink_ = std::make_unique<Sink>(Sink{disk_, descriptor});
  cookie_io_functions_t functions{};
  functions.write = &Sink::write;
  stream_ = ::fopencookie(sink_.get(), "w", functions);
  if (stream_ == nullptr) throw_file_error(name_, errno);
  std::setvbuf(stream_, nullptr, _IOFBF, kBufferBytes);
}

void OutputFile::write(std::string_view bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stream_);
  check();
}

void OutputFile::check() {
  if (sink_->error_number != 0) throw_file_error(name_, sink_->error_number);
  if (std::ferror(stream_) != 0) throw_file_error(name_, EIO);
}

void OutputFile::flush() {
  std::fflush(stream_);
  check();
}

void OutputFile::commit() {
  flush();
  std::fclose(std::exchange(stream_, nullptr));
  if (unfinished_ != nullptr) {
    unfinished_->put_in_place(target_, UnfinishedFile::Durability::waits);
  } else if (disk_.close(straight_.release()) != 0) {
    throw_file_error(name_, errno);
  }
}

/// Ends writing without a result. What is still in the buffer goes nowhere.
void OutputFile::discard() noexcept {
  if (stream_ == nullptr) return;
  if (sink_->error_number == 0) sink_->error_number = ECANCELED;
  std::fclose(std::exchange(stream_, nullptr));
}

void write_file(const std::string& path, std::string_view bytes, Disk& disk,
                const FileLock* held) {
  OutputFile file(path, disk, held);
  file.write(bytes);
  file.commit();
}

}  // namespace awase
