// SPDX-License-Identifier: Apache-2.0

#include "tests/cli/run_awase.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace awase {
namespace {

constexpr unsigned kTimeLimitSeconds = 60;

/// A pipe whose ends close themselves in other programs.
std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
  return ends;
}

void close_end(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& string : strings) out.push_back(string.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment_of(const RunSetup& setup) {
  std::map<std::string, std::string> variables = {
      {"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C.UTF-8"}, {"TZ", "UTC"}};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE"})
    if (const char* value = std::getenv(name)) variables[name] = value;
  for (const auto& [name, value] : setup.environment) variables[name] = value;
  std::vector<std::string> out;
  for (const auto& [name, value] : variables) out.push_back(name + "=" + value);
  return out;
}

/// Reads what has come; false at the end.
bool read_some(int descriptor, std::string& into) {
  std::array<char, 65536> buffer;
  const ssize_t count = read(descriptor, buffer.data(), buffer.size());
  if (count <= 0) return false;
  into.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const RunSetup& setup) {
  std::signal(SIGPIPE, SIG_IGN);
  std::vector<std::string> words = {AWASE_EXECUTABLE};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment_of(setup);
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(variables);
  auto input = make_pipe();
  auto output = make_pipe();
  auto error = make_pipe();
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ == 0) {
    dup2(input[0], STDIN_FILENO);
    dup2(output[1], STDOUT_FILENO);
    dup2(error[1], STDERR_FILENO);
    std::signal(SIGPIPE, SIG_DFL);
    if (!setup.folder.empty() && chdir(setup.folder.c_str()) != 0) _exit(126);
    if (setup.max_file_bytes) {
      const auto bytes = static_cast<rlim_t>(*setup.max_file_bytes);
      const rlimit limit = {bytes, bytes};
      setrlimit(RLIMIT_FSIZE, &limit);
    }
    alarm(kTimeLimitSeconds);
    execve(AWASE_EXECUTABLE, argv.data(), envp.data());
    _exit(127);
  }
  close_end(input[0]);
  close_end(output[1]);
  close_end(error[1]);
  input_ = input[1];
  output_ = output[0];
  error_ = error[0];
}

Process::~Process() {
  close_end(input_);
  close_end(output_);
  close_end(error_);
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void Process::close_output() { close_end(output_); }

void Process::send(int signal) const { kill(pid_, signal); }

void Process::write_input(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(input_, bytes.data(), bytes.size());
    if (count <= 0) return;  // It reads no more.
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Process::wait_for_line() {
  while (said_.find('\n') == std::string::npos && read_some(output_, said_)) {
  }
}

Outcome Process::finish() {
  close_end(input_);
  Outcome outcome;
  outcome.out = std::exchange(said_, {});
  while (output_ >= 0 || error_ >= 0) {
    std::array<pollfd, 2> both = {pollfd{output_, POLLIN, 0},
                                  pollfd{error_, POLLIN, 0}};
    if (poll(both.data(), both.size(), -1) < 0) break;
    if (both[0].revents != 0 && !read_some(output_, outcome.out)) close_end(output_);
    if (both[1].revents != 0 && !read_some(error_, outcome.err)) close_end(error_);
  }
  int status = 0;
  waitpid(std::exchange(pid_, -1), &status, 0);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

Outcome run_awase(const std::vector<std::string>& arguments, const RunSetup& setup) {
  Process process(arguments, setup);
  process.write_input(setup.input);
  return process.finish();
}

}  // namespace awase
