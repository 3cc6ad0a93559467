// SPDX-License-Identifier: Apache-2.0

#include "terminal/browser_page.h"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "text/descriptor.h"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace awase {

namespace {

std::string leading_to(const std::string& address) {
  return "<!DOCTYPE html><title>Awase</title><meta name=referrer "
         "content=no-referrer><meta http-equiv=refresh content=\"0;url=" +
         address + "\"><a href=\"" + address + "\">Awase</a>\n";
}

bool open_file(std::string path) {
  std::string program = "xdg-open";
  char* const arguments[] = {program.data(), path.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2})  // what it says is not ours to say
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", 2, 0);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0;
}

}  // namespace

BrowserPage::BrowserPage(const std::string& address) {
  constexpr std::string_view kEnding = ".html";
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) return;
  std::string path = folder / ("awase-review-XXXXXX" + std::string(kEnding));
  const Descriptor file(mkstemps(path.data(), kEnding.size()));  // mode 0600
  if (!file.is_open()) return;
  path_ = path;
  if (write_all(file.get(), leading_to(address)) == 0) return;
  unlink(path_.c_str());
  path_.clear();
}

BrowserPage::~BrowserPage() {
  if (!path_.empty()) unlink(path_.c_str());
}

bool BrowserPage::open() const { return !path_.empty() && open_file(path_); }

bool BrowserPage::open_by(const std::string& path, const std::string& address) {
  constexpr mode_t kOwn = 0600;
  unlink(path.c_str());
  const Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwn));
  return file.is_open() && write_all(file.get(), leading_to(address)) == 0 &&
         open_file(path);
}

}  // namespace awase
