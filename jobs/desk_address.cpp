// SPDX-License-Identifier: Apache-2.0
//
// The file has two lines: the process that wrote it, and the address. That a desk is
// open is known by its lock, which ends with its process however that ends; the file is
// removed by the next one that gets the lock.

#include "jobs/desk_address.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "text/descriptor.h"
#include "text/file_lock.h"

namespace awase {
namespace {

std::string file_of(const std::string& folder) { return folder + "/address"; }

/// The whole of a small file that nobody but this user can read or write.
std::optional<std::string> read_private(const std::string& path) {
  constexpr std::size_t kLongest = 1000;
  constexpr mode_t kOthers = 077;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat about {};
  if (!file.is_open() || ::fstat(file.get(), &about) != 0) return std::nullopt;
  if (!S_ISREG(about.st_mode) || about.st_uid != ::geteuid() ||
      (about.st_mode & kOthers) != 0)
    return std::nullopt;
  std::string text(kLongest, '\0');
  const ssize_t size = read_at(file.get(), text.data(), text.size(), 0);
  if (size < 0) return std::nullopt;
  text.resize(static_cast<std::size_t>(size));
  return text;
}

bool is_alive(std::string_view process) {
  pid_t number = 0;
  const auto [end, error] =
      std::from_chars(process.data(), process.data() + process.size(), number);
  if (error != std::errc() || end != process.data() + process.size() || number <= 0)
    return false;
  return ::kill(number, 0) == 0 || errno == EPERM;
}

bool is_open(const std::string& folder) {
  return FileLock(folder + "/desk").state() == FileLock::State::busy;
}

}  // namespace

DeskAddress::DeskAddress(std::string folder, const std::string& address)
    : folder_(std::move(folder)) {
  constexpr mode_t kOwn = 0600;
  const std::string unfinished = file_of(folder_) + ".new";
  ::unlink(unfinished.c_str());
  const Descriptor file(
      ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwn));
  if (!file.is_open()) return;
  const std::string text = std::to_string(::getpid()) + "\n" + address + "\n";
  if (write_all(file.get(), text) != 0 ||
      std::rename(unfinished.c_str(), file_of(folder_).c_str()) != 0)
    ::unlink(unfinished.c_str());
}

DeskAddress::~DeskAddress() { forget(folder_); }

void DeskAddress::forget(const std::string& folder) {
  ::unlink(file_of(folder).c_str());
  ::unlink(desk_page_file(folder).c_str());
}

std::optional<std::string> running_desk(const std::string& folder) {
  if (!is_open(folder)) return std::nullopt;
  const auto text = read_private(file_of(folder));
  if (!text) return std::nullopt;
  const std::string_view all = *text;
  const std::size_t line = all.find('\n');
  if (line == all.npos || !all.ends_with('\n') || !is_alive(all.substr(0, line)))
    return std::nullopt;
  const std::string_view address = all.substr(line + 1, all.size() - line - 2);
  // Nothing else is opened, whatever stands there.
  if (!address.starts_with("http://127.0.0.1:") ||
      address.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789:/.") !=
          address.npos)
    return std::nullopt;
  return std::string(address);
}

std::optional<std::string> await_running_desk(const std::string& folder) {
  constexpr auto kBetween = std::chrono::milliseconds(50);
  constexpr auto kLongest = std::chrono::seconds(3);
  const auto end = std::chrono::steady_clock::now() + kLongest;
  while (is_open(folder)) {
    if (auto address = running_desk(folder)) return address;
    if (std::chrono::steady_clock::now() > end) return std::nullopt;
    std::this_thread::sleep_for(kBetween);
  }
  return std::nullopt;
}

std::string desk_page_file(const std::string& folder) { return folder + "/open.html"; }

}  // namespace awase
