// SPDX-License-Identifier: Apache-2.0

#include "text/file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstring>
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

// --- Temporary files, where a signal handler can find them -------------------------
// Fixed buffers: a handler must not meet memory that another thread is freeing.

enum SlotState : int { slot_free, slot_in_use, slot_armed };

struct Slot {
  std::atomic<int> state{slot_free};
  std::array<char, PATH_MAX> path{};
};

static_assert(std::atomic<int>::is_always_lock_free);

constexpr std::size_t kSlots = 64;
std::array<Slot, kSlots>
    slots;  // NOLINT: the one global, for remove_unfinished_files()

/// Takes a slot for `path`; kSlots when there is none or the path is too long.
std::size_t arm_slot(const std::string& path) {
  if (path.size() >= PATH_MAX) return kSlots;
  for (std::size_t i = 0; i < kSlots; ++i) {
    int expected = slot_free;
    if (!slots[i].state.compare_exchange_strong(expected, slot_in_use)) continue;
    std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
    slots[i].state.store(slot_armed);
    return i;
  }
  return kSlots;
}

void free_slot(std::size_t slot) { slots[slot].state.store(slot_free); }

// --- Errors --------------------------------------------------------------------------

std::string reason(int error_number) {
  switch (error_number) {
    case ENOENT:
      return "no such file; check the name";
    case EACCES:
    case EPERM:
      return "permission denied; check the rights of the file and its folder";
    case EROFS:
      return "the file system is read-only; choose another folder";
    case ENOSPC:
    case EDQUOT:
      return "the disk is full; make room or choose another folder";
    case EPIPE:
      return "the reading program has gone; nothing more can be written";
    case EISDIR:
      return "is a folder; name a file in it";
    case ENOTDIR:
      return "part of the path is a file, not a folder; check the name";
    case ELOOP:
      return "symbolic links in a circle; check where they point";
    case ENAMETOOLONG:
      return "the name is too long; shorten it";
    default:
      return std::generic_category().message(error_number) + "; check the file";
  }
}

[[noreturn]] void fail_with(const std::string& name, int error_number) {
  throw Error(ErrorKind::unavailable, name + ": " + reason(error_number));
}

/// Follows links by hand up to a name that is not one, which need not exist.
std::filesystem::path follow_links(const std::string& name,
                                   std::filesystem::path path) {
  for (int links = 0;; ++links) {
    std::error_code error;
    if (!std::filesystem::is_symlink(path, error)) return path;
    if (links == kMaxLinks) fail_with(name, ELOOP);
    const auto target = std::filesystem::read_symlink(path, error);
    if (error) fail_with(name, error.value());
    path = path.parent_path() / target;
  }
}

/// Names of open files, such as /dev/stdout. Not all of /dev: /dev/shm has plain files.
bool is_descriptor_path(const std::string& path) {
  return path.starts_with("/dev/std") || path.starts_with("/dev/fd/") ||
         path.starts_with("/proc/");
}

}  // namespace

// --- InputFile -----------------------------------------------------------------------

InputFile::InputFile(std::string path) : name_(std::move(path)) {
  if (name_.empty()) throw Error(ErrorKind::usage, "input: no file name; give one");
  if (name_ == "-") {
    name_ = "standard input";
    descriptor_ = STDIN_FILENO;
  } else {
    descriptor_ = ::open(name_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor_ < 0) fail_with(name_, errno);
  }
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return;
  if (S_ISREG(status.st_mode))
    size_hint_bytes_ = static_cast<std::size_t>(status.st_size);
  if (S_ISDIR(status.st_mode)) {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
    fail_with(name_, EISDIR);
  }
}

InputFile::~InputFile() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t InputFile::read(char* buffer, std::size_t size_bytes) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, buffer, size_bytes);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail_with(name_, errno);
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
      throw Error(ErrorKind::input, file.name() + ": larger than " +
                                        std::to_string(max_bytes) +
                                        " bytes; split it into parts");
    }
  }
  bytes.resize(size);
  return bytes;
}

// --- OutputFile ----------------------------------------------------------------------

/// Where the bytes of a stream go. stdio forgets why a write failed; this does not.
struct OutputFile::Sink {
  int descriptor = -1;
  int error_number = 0;

  static ssize_t write(void* cookie, const char* bytes, std::size_t size) {
    auto& sink = *static_cast<Sink*>(cookie);
    std::size_t done = 0;
    while (done < size && sink.error_number == 0) {
      const ssize_t count = ::write(sink.descriptor, bytes + done, size - done);
      if (count >= 0) {
        done += static_cast<std::size_t>(count);
      } else if (errno != EINTR) {
        sink.error_number = errno;
      }
    }
    return static_cast<ssize_t>(done);
  }
};

OutputFile::OutputFile(std::string path)
    : name_(std::move(path)), sink_(std::make_unique<Sink>()) {
  if (name_.empty()) throw Error(ErrorKind::usage, "output: no file name; give one");
  if (name_ == "-") {
    name_ = "standard output";
    std::fflush(stdout);
    open_stream(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
    return;
  }
  struct stat status {};
  const bool exists = ::stat(name_.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) fail(errno);
  if (name_.ends_with('/') || (exists && S_ISDIR(status.st_mode))) fail(EISDIR);
  if (exists && (!S_ISREG(status.st_mode) || is_descriptor_path(name_))) {
    open_stream(::open(name_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    return;
  }
  if (exists && ::access(name_.c_str(), W_OK) != 0) fail(errno);
  target_ = follow_links(name_, std::filesystem::absolute(name_)).string();
  open_temporary(exists ? static_cast<int>(status.st_mode & 07777) : -1);
}

OutputFile::~OutputFile() { discard(); }

void OutputFile::open_temporary(int mode) {
  static std::atomic<unsigned> counter{0};
  const auto folder = std::filesystem::path(target_).parent_path();
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    throw Error(ErrorKind::unavailable, name_ + ": there is no folder " +
                                            folder.string() + "; create it first");
  }
  for (;;) {
    const auto path = folder / (".awase-" + std::to_string(::getpid()) + "-" +
                                std::to_string(counter++) + ".tmp");
    slot_ = arm_slot(path.string());
    if (slot_ == kSlots) fail(EMFILE);
    // Armed before it exists: a signal in between finds nothing to remove, no harm
    // done.
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                  mode < 0 ? 0666 : 0600);
    if (descriptor >= 0) {
      temporary_ = path.string();
      if (mode >= 0) ::fchmod(descriptor, static_cast<mode_t>(mode));
      open_stream(descriptor);
      return;
    }
    const int error_number = errno;
    free_slot(slot_);
    if (error_number != EEXIST) fail(error_number);
  }
}

void OutputFile::open_stream(int descriptor) {
  constexpr std::size_t kBufferBytes = 1 << 16;
  if (descriptor < 0) fail(errno);
  sink_->descriptor = descriptor;
  cookie_io_functions_t functions{};
  functions.write = &Sink::write;
  stream_ = ::fopencookie(sink_.get(), "w", functions);
  if (stream_ == nullptr) {
    const int error_number = errno;
    discard();
    fail(error_number);
  }
  std::setvbuf(stream_, nullptr, _IOFBF, kBufferBytes);
}

void OutputFile::write(std::string_view bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stream_);
  check();
}

void OutputFile::check() {
  if (sink_->error_number != 0) fail(sink_->error_number);
  if (std::ferror(stream_) != 0) fail(EIO);
}

void OutputFile::flush() {
  std::fflush(stream_);
  check();
}

void OutputFile::commit() {
  flush();
  if (!temporary_.empty() && ::fsync(sink_->descriptor) != 0) fail(errno);
  std::fclose(std::exchange(stream_, nullptr));
  // Some file systems (NFS) report a full disk only here.
  if (::close(std::exchange(sink_->descriptor, -1)) != 0) fail(errno);
  if (temporary_.empty()) return;
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
  free_slot(slot_);
}

/// Ends writing without a result. What is still in the buffer goes nowhere.
void OutputFile::discard() noexcept {
  if (stream_ != nullptr) {
    if (sink_->error_number == 0) sink_->error_number = ECANCELED;
    std::fclose(std::exchange(stream_, nullptr));
  }
  if (sink_->descriptor >= 0) ::close(std::exchange(sink_->descriptor, -1));
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  temporary_.clear();
  free_slot(slot_);
}

void OutputFile::fail(int error_number) const { fail_with(name_, error_number); }

void write_file(const std::string& path, std::string_view bytes) {
  OutputFile file(path);
  file.write(bytes);
  file.commit();
}

void remove_unfinished_files() noexcept {
  for (Slot& slot : slots) {
    if (slot.state.load() == slot_armed) ::unlink(slot.path.data());
  }
}

}  // namespace awase
