// SPDX-License-Identifier: Apache-2.0
//
// Each folder has a guard: a process that does nothing but wait for the death of the
// one that made it. Guard and programs are one process group. The guard outlives its
// maker by the moment that it needs to kill that group and to remove the folder; nobody
// else can do so when the maker is killed.

#include "text/documents/run_program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "text/error.h"

namespace awase {
namespace {

/// Of a program that could not be executed, as shells say it.
constexpr int kNotExecuted = 127;

/// Programs that were just killed may still be making a file.
void remove_folder(const std::string& path) {
  constexpr int kTries = 20;
  for (int tries = 0; tries < kTries; ++tries) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (!std::filesystem::exists(path, error)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// Waits for the end of a child; the status, or 0 where somebody else took it.
int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// Ends everything in the group of this process, which is the guard, and removes the
/// folder. SIGKILL spares nobody in the group, so a child that leaves it goes on.
[[noreturn]] void end_group(const std::string& folder) {
  const pid_t group = ::getpid();
  if (const pid_t heir = ::fork(); heir <= 0) {
    if (heir == 0) ::setpgid(0, 0);
    // Without an heir the guard goes with its group, after the folder.
    if (heir == 0) ::kill(-group, SIGKILL);
    remove_folder(folder);
    if (heir < 0) ::kill(-group, SIGKILL);
    ::_exit(0);
  }
  for (;;) ::pause();
}

/// What the guard does.
[[noreturn]] void guard(pid_t maker, const std::string& folder) {
  ::setpgid(0, 0);
  sigset_t all;
  sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
  ::prctl(PR_SET_PDEATHSIG, SIGUSR1);
  // It must hold nothing open whose end others wait for.
  ::close_range(0, ~0U, 0);
  while (::getppid() == maker) {
    sigset_t death;
    sigemptyset(&death);
    sigaddset(&death, SIGUSR1);
    int signal = 0;
    ::sigwait(&death, &signal);
  }
  end_group(folder);
}

void limit(decltype(RLIMIT_AS) resource, std::size_t most) {
  rlimit now{};
  ::getrlimit(resource, &now);
  const rlim_t wanted = std::min(static_cast<rlim_t>(most), now.rlim_max);
  const rlimit limited = {wanted, wanted};
  ::setrlimit(resource, &limited);
}

/// Signals as they are for a program that a shell starts.
void default_signals() {
  for (int signal = 1; signal < NSIG; ++signal) std::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void throw_away_streams() {
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (nothing >= 0) ::dup2(nothing, stream);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
}

ProgramEnd end_of(int status) {
  constexpr int kOfSignal = 128;  // Of a program that a shell script started.
  if ((WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ) ||
      (WIFEXITED(status) && WEXITSTATUS(status) == kOfSignal + SIGXFSZ))
    return ProgramEnd::too_large;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ProgramEnd::done
                                                       : ProgramEnd::failed;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  const auto base = std::filesystem::temp_directory_path(error);
  path_ = (error ? std::filesystem::path("/tmp") : base) / "awase-XXXXXX";
  if (::mkdtemp(path_.data()) == nullptr)
    throw Error(
        ErrorKind::unavailable,
        Message("{folder}: no temporary folder can be made here; make room, or name "
                "another place in TMPDIR",
                {{"folder", path_}}));
  const pid_t maker = ::getpid();
  guard_ = ::fork();
  if (guard_ == 0) guard(maker, path_);
  if (guard_ < 0) {
    remove_folder(path_);
    throw Error(ErrorKind::unavailable,
                Message("no further process can be started; use fewer -j"));
  }
  ::setpgid(guard_, guard_);  // Both do so: who comes first is not known.
}

TemporaryFolder::~TemporaryFolder() {
  ::kill(-guard_, SIGKILL);
  wait_for(guard_);
  remove_folder(path_);
}

pid_t TemporaryFolder::start(const std::vector<std::string>& arguments,
                             const ProgramLimits& limits) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments)
    argv.push_back(const_cast<char*>(argument.c_str()));  // NOLINT: as exec wants it
  argv.push_back(nullptr);
  std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
  std::string home = "HOME=" + path_;
  std::string temporary = "TMPDIR=" + path_;
  std::string locale = "LC_ALL=C.UTF-8";
  const std::array<char*, 5> environment = {path.data(), home.data(), temporary.data(),
                                            locale.data(), nullptr};
  const pid_t child = ::fork();
  if (child != 0) {
    if (child > 0) ::setpgid(child, guard_);
    return child;
  }
  // The group is there as long as the guard is; else this process must not run.
  if (::setpgid(0, guard_) != 0) ::_exit(kNotExecuted);
  throw_away_streams();
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_AS, limits.max_memory_bytes);
  limit(RLIMIT_FSIZE, limits.max_file_bytes);
  default_signals();
  if (::chdir(path_.c_str()) == 0) ::execve(argv[0], argv.data(), environment.data());
  ::_exit(kNotExecuted);
}

ProgramEnd TemporaryFolder::run(const std::vector<std::string>& arguments,
                                const ProgramLimits& limits) {
  const pid_t child = start(arguments, limits);
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::seconds(limits.timeout_seconds);
  constexpr std::chrono::milliseconds kLongest(10);
  std::chrono::milliseconds pause(1);
  int status = kNotExecuted << 8;
  while (child > 0 && ::waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() >= end) {
      ::kill(-guard_, SIGKILL);
      wait_for(child);
      return ProgramEnd::too_long;
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(2 * pause, kLongest);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNotExecuted)
    throw Error(
        ErrorKind::unavailable,
        Message("{program}: cannot be started; check it", {{"program", arguments[0]}}));
  return end_of(status);
}

std::string find_program(std::string_view name) {
  for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"}) {
    std::string path = folder + std::string(name);
    if (::access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

bool convert(TemporaryFolder& folder, const std::vector<std::string>& arguments,
             std::string_view program, std::string_view document,
             const ProgramLimits& limits) {
  switch (folder.run(arguments, limits)) {
    case ProgramEnd::done:
      return true;
    case ProgramEnd::failed:
      return false;
    case ProgramEnd::too_long:
      throw Error(ErrorKind::input,
                  Message("{file}: {program} took longer than {seconds} s; split the "
                          "document, or save it in another format",
                          {{"file", document},
                           {"program", program},
                           {"seconds", limits.timeout_seconds}}));
    case ProgramEnd::too_large:
      break;
  }
  throw Error(ErrorKind::input,
              Message("{file}: {program} makes more than {mebibytes} MiB of it; split "
                      "the document",
                      {{"file", document},
                       {"program", program},
                       {"mebibytes", limits.max_file_bytes >> 20}}));
}

}  // namespace awase
