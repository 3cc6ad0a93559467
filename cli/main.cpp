// SPDX-License-Identifier: Apache-2.0
//
// The awase executable: finds the command, runs it, and turns what went wrong into a
// line on standard error and an exit status.

#include <csignal>
#include <new>
#include <poll.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/version.h"
#include "terminal/run_commands.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

volatile std::sig_atomic_t g_pipe_broke = 0;

void end_at_once(int signal) { end_by_signal(signal); }

void note_broken_pipe(int) { g_pipe_broke = 1; }

/// Ctrl-C leaves no half file behind; a reader that has seen enough is not an error.
void handle_signals() {
  struct sigaction action = {};
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;  // nohup
    action.sa_handler = end_at_once;
    sigaction(signal, &action, nullptr);
  }
  action.sa_handler = note_broken_pipe;
  sigaction(SIGPIPE, &action, nullptr);
  // A file that grows over the limit is told of in words, as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
}

/// Whether standard output is a pipe that no one reads any more.
bool reader_has_gone() {
  if (g_pipe_broke == 0) return false;
  pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

ExitStatus run(std::span<char* const> arguments) {
  arguments = without_language(arguments);
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  if (first == "--version" || first == "-V" || first == "-v") {
    write_file("-", version_text(read_environment()));
    return ExitStatus::done;
  }
  return run_commands(command_table(), arguments);
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  using namespace awase;
  constexpr auto kNotRun = static_cast<int>(ExitStatus::not_run);
  handle_signals();
  try {
    const std::span<char* const> arguments =
        std::span(argv, argc).subspan(argc > 0 ? 1 : 0);
    set_reader_language(arguments);
    return static_cast<int>(run(arguments));
  } catch (const Error& error) {
    if (reader_has_gone()) return static_cast<int>(ExitStatus::done);
    write_message(error.message());
  } catch (const std::bad_alloc&) {
    write_message(
        Message("out of memory; give smaller files, or close other programs"));
  } catch (const std::exception& error) {
    write_message(
        Message("internal error: {reason}; please report it with the command "
                "you ran",
                {{"reason", error.what()}}));
  }
  return kNotRun;
}
