// SPDX-License-Identifier: Apache-2.0

#include "review/journal.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

/// Makes sure that the name of a new file is on the disk too.
void sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor =
      open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

/// Whether the open file is still the one of that name: the process that had the lock
/// may have removed it.
bool is_in_place(int descriptor, const std::string& path) {
  struct stat opened = {};
  struct stat named = {};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

Journal::Journal(std::string path) : path_(std::move(path)) {
  while (descriptor_ < 0) {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) fail("cannot be opened");
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      const bool is_held = errno == EWOULDBLOCK;
      close(descriptor_);
      descriptor_ = -1;
      if (!is_held) fail("cannot be locked");
      throw Error(ErrorKind::unavailable,
                  path_ +
                      ": another awase is reviewing this alignment; go to its "
                      "window, or end it first");
    }
    if (is_in_place(descriptor_, path_)) break;
    close(descriptor_);
    descriptor_ = -1;
  }
  sync_folder_of(path_);
}

Journal::~Journal() {
  if (descriptor_ >= 0) close(descriptor_);
}

void Journal::fail(const char* what) const {
  throw Error(ErrorKind::unavailable, path_ + ": " + what + ": " +
                                          std::strerror(errno) +
                                          "; see that there is room and permission");
}

std::vector<std::string> Journal::lines() {
  const std::string content = read_file(path_);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = content.find('\n'); end != std::string::npos;
       end = content.find('\n', begin)) {
    lines.push_back(content.substr(begin, end - begin));
    begin = end + 1;
  }
  size_bytes_ = begin;
  if (begin < content.size() && ftruncate(descriptor_, static_cast<off_t>(begin)) != 0)
    fail("cannot be mended");
  return lines;
}

void Journal::append(std::string_view line, bool durable) {
  std::string bytes(line);
  bytes += '\n';
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t wrote = pwrite(descriptor_, bytes.data() + done, bytes.size() - done,
                                 static_cast<off_t>(size_bytes_ + done));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) {
      const int error = errno;
      // What could not be written whole must not be read later.
      if (ftruncate(descriptor_, static_cast<off_t>(size_bytes_)) != 0) errno = 0;
      errno = error;
      fail("cannot be written");
    }
    done += static_cast<std::size_t>(wrote);
  }
  if (durable && fdatasync(descriptor_) != 0) {
    const int error = errno;
    if (ftruncate(descriptor_, static_cast<off_t>(size_bytes_)) != 0) errno = 0;
    errno = error;
    fail("cannot be written to the disk");
  }
  size_bytes_ += bytes.size();
}

std::string Journal::set_aside() {
  std::string copy = path_ + ".aside";
  for (int n = 2; std::filesystem::exists(copy); ++n)
    copy = path_ + ".aside-" + std::to_string(n);
  write_file(copy, read_file(path_));
  if (ftruncate(descriptor_, 0) != 0) fail("cannot be emptied");
  size_bytes_ = 0;
  return copy;
}

void Journal::remove() noexcept {
  unlink(path_.c_str());
  close(descriptor_);
  descriptor_ = -1;
}

}  // namespace awase
