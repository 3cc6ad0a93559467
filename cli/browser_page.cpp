// SPDX-License-Identifier: Apache-2.0

#include "cli/browser_page.h"

#include <cstdlib>
#include <filesystem>
#include <spawn.h>
#include <system_error>
#include <unistd.h>

#include "text/descriptor.h"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace awase {

BrowserPage::BrowserPage(const std::string& address) {
  constexpr std::string_view kEnding = ".html";
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) return;
  std::string path = folder / ("awase-review-XXXXXX" + std::string(kEnding));
  const Descriptor file(mkstemps(path.data(), kEnding.size()));  // mode 0600
  if (!file.is_open()) return;
  const std::string page =
      "<!DOCTYPE html><title>Awase review</title><meta name=referrer "
      "content=no-referrer><meta http-equiv=refresh content=\"0;url=" +
      address + "\"><a href=\"" + address + "\">Awase review</a>\n";
  path_ = path;
  if (write_all(file.get(), page) == 0) return;
  unlink(path_.c_str());
  path_.clear();
}

BrowserPage::~BrowserPage() {
  if (!path_.empty()) unlink(path_.c_str());
}

bool BrowserPage::open() const {
  if (path_.empty()) return false;
  std::string program = "xdg-open";
  std::string argument = path_;
  char* const arguments[] = {program.data(), argument.data(), nullptr};
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

}  // namespace awase
