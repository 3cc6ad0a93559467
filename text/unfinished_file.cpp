// SPDX-License-Identifier: Apache-2.0

#include "text/unfinished_file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <mutex>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace awase {
namespace {

constexpr std::string_view kPrefix = ".awase-";
constexpr std::string_view kSuffix = ".tmp";

// --- Where a signal handler can find them -------------------------------------------
// Fixed buffers: a handler must not meet memory that another thread is freeing.

enum SlotState : int { slot_free, slot_in_use, slot_armed };

struct Slot {
  std::atomic<int> state{slot_free};
  std::array<char, PATH_MAX> path{};
};

static_assert(std::atomic<int>::is_always_lock_free);

constexpr std::size_t kSlots = 64;
std::array<Slot, kSlots> slots;  // NOLINT: for remove_unfinished_files()

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

// --- What killed runs left behind ---------------------------------------------------

bool is_unfinished_name(std::string_view name) {
  return name.size() > kPrefix.size() + kSuffix.size() && name.starts_with(kPrefix) &&
         name.ends_with(kSuffix);
}

/// Removes the file unless a process has it locked, this one too.
void remove_if_left_behind(const std::string& path) {
  const Descriptor file(
      ::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return;
  struct stat opened {};
  struct stat named {};
  // Its process may have given it its real name meanwhile, and another this one.
  if (::fstat(file.get(), &opened) != 0 || !S_ISREG(opened.st_mode)) return;
  if (::lstat(path.c_str(), &named) != 0 || opened.st_ino != named.st_ino) return;
  ::unlink(path.c_str());
}

/// Once for each folder in which this process writes, as long as it stays there:
/// looking through a folder takes time that grows with the files in it.
void remove_left_behind_once(const std::string& folder) {
  static std::mutex mutex;
  static std::string last;  // NOLINT: what is remembered saves work, nothing else
  const std::lock_guard lock(mutex);
  if (folder == last) return;
  last = folder;
  remove_left_behind(folder);
}

std::string next_path_in(const std::string& folder) {
  static std::atomic<unsigned> counter{0};
  std::string name(kPrefix);
  name += std::to_string(::getpid()) + "-" + std::to_string(counter++);
  name += kSuffix;
  return (std::filesystem::path(folder) / name).string();
}

}  // namespace

UnfinishedFile::UnfinishedFile(const std::string& folder, mode_t mode, std::string name,
                               Disk& disk)
    : name_(std::move(name)), disk_(disk) {
  remove_left_behind_once(folder);
  for (;;) {
    const std::string path = next_path_in(folder);
    slot_ = arm_slot(path);
    if (slot_ == kSlots) throw_file_error(name_, EMFILE);
    // Armed before it exists: a signal in between finds nothing to remove.
    if (create(path, mode)) return;
    const int error_number = errno;
    free_slot(slot_);
    if (error_number != EEXIST) throw_file_error(name_, error_number);
  }
}

/// False with errno EEXIST when another file has the name, or had it cleared away.
bool UnfinishedFile::create(const std::string& path, mode_t mode) {
  descriptor_.reset(disk_.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!descriptor_.is_open()) return false;
  path_ = path;
  // A file system without locks keeps what killed runs leave; no harm is done else.
  ::flock(descriptor_.get(), LOCK_EX | LOCK_NB);
  struct stat status {};
  if (::fstat(descriptor_.get(), &status) == 0 && status.st_nlink > 0) return true;
  descriptor_.reset();  // another run took it for one left behind, before the lock
  path_.clear();
  errno = EEXIST;
  return false;
}

UnfinishedFile::~UnfinishedFile() {
  if (path_.empty()) return;
  disk_.remove(path_);
  free_slot(slot_);
}

void UnfinishedFile::put_in_place(const std::string& target, Durability durability) {
  const bool waits = durability == Durability::waits;
  if (waits && disk_.sync(descriptor_.get()) != 0) throw_file_error(name_, errno);
  lock_.reset(::fcntl(descriptor_.get(), F_DUPFD_CLOEXEC, 0));
  // Some file systems (NFS) report a full disk only here.
  if (disk_.close(descriptor_.release()) != 0) throw_file_error(name_, errno);
  if (disk_.rename(path_, target) != 0) throw_file_error(name_, errno);
  path_.clear();
  free_slot(slot_);
  lock_.reset();
  if (!waits) return;
  if (const int error_number = sync_folder_of(disk_, target); error_number != 0)
    throw_file_error(name_, error_number);
}

void remove_left_behind(const std::string& folder) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    if (is_unfinished_name(entry->path().filename().native()))
      remove_if_left_behind(entry->path());
  }
}

void remove_unfinished_files() noexcept {
  for (Slot& slot : slots) {
    if (slot.state.load() == slot_armed) ::unlink(slot.path.data());
  }
}

}  // namespace awase
