// SPDX-License-Identifier: Apache-2.0

#include "text/documents/run_program.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "text/error.h"

namespace awase {

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  const auto base = std::filesystem::temp_directory_path(error);
  path_ = (error ? std::filesystem::path("/tmp") : base) / "awase-XXXXXX";
  if (mkdtemp(path_.data()) == nullptr)
    throw Error(ErrorKind::unavailable,
                path_ + ": no temporary folder can be made here; make room");
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string find_program(std::string_view name) {
  for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"}) {
    const std::string path = folder + std::string(name);
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

bool run_program(const std::vector<std::string>& arguments, const std::string& folder,
                 int timeout_seconds) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));  // NOLINT: as exec wants it
  argv.push_back(nullptr);
  std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
  std::string home = "HOME=" + folder;
  std::string locale = "LC_ALL=C.UTF-8";
  std::array<char*, 4> environment = {path.data(), home.data(), locale.data(), nullptr};

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own, so that all that it starts can be ended.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  const int failure = posix_spawn(&child, argv[0], &actions, &attributes, argv.data(),
                                  environment.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0)
    throw Error(ErrorKind::unavailable, arguments[0] + ": cannot be started");

  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::seconds(timeout_seconds);
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() > end) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace awase
