// SPDX-License-Identifier: Apache-2.0
//
// The awase executable: finds the command, runs it, and turns what went wrong into a
// line on standard error and an exit status.

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>
#include <optional>
#include <poll.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/dictionary_commands.h"
#include "cli/help_page.h"
#include "cli/lexicon_commands.h"
#include "cli/memory_commands.h"
#include "cli/suggest.h"
#include "cli/tmx_commands.h"
#include "cli/version.h"
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

/// --ui-lang before the command, which knows it after its name.
std::span<char* const> without_language(std::span<char* const> arguments) {
  if (arguments.empty()) return arguments;
  const std::string_view first = arguments.front();
  if (first == "--ui-lang")
    return arguments.subspan(std::min<std::size_t>(2, arguments.size()));
  return first.starts_with("--ui-lang=") ? arguments.subspan(1) : arguments;
}

/// A terminal that is narrow gets lines that fit.
std::size_t help_columns() {
  const Environment environment = read_environment();
  return environment.stdout_is_terminal ? environment.columns : 80;
}

/// Commands that follow a first word, which is one in the table of commands().
struct Group {
  std::string_view prefix;
  std::string_view intro;
  std::span<const Command> commands;
};

/// The group whose first word is `name`, if it is one.
std::optional<Group> find_group(std::string_view name) {
  const Group groups[] = {
      {kDictionaryPrefix,
       translatable("Compiles dictionaries and says which there are."),
       dictionary_commands()},
      {kLexiconPrefix, translatable("Learns, inspects and converts lexicons."),
       lexicon_commands()},
      {kMemoryPrefix,
       translatable("Asks memories: similar sentences, words, parts of sentences."),
       memory_commands()},
      {kTmxPrefix,
       translatable("Checks, repairs, converts and combines translation memories."),
       tmx_commands()}};
  for (const Group& group : groups)
    if (group.prefix.substr(0, group.prefix.size() - 1) == name) return group;
  return std::nullopt;
}

Message unknown_command(std::span<const Command> of, std::string_view prefix,
                        std::string_view typed) {
  std::vector<std::string_view> names;
  for (const Command& command : of) names.push_back(command.name.substr(prefix.size()));
  const std::string_view guess = nearest(typed, names);
  std::vector<MessagePlace> places = {
      {"typed", typed}, {"group", prefix}, {"guess", guess}};
  return guess.empty()
             ? Message("'{typed}' is no {group}command; see 'awase {group}--help'",
                       std::move(places))
             : Message(
                   "'{typed}' is no {group}command; did you mean '{guess}'? see "
                   "'awase {group}--help'",
                   std::move(places));
}

ExitStatus run_command(const Command& command, std::span<char* const> arguments) {
  OptionTable table("awase " + std::string(command.name), std::string(command.summary));
  const Run run = command.declare(table);
  if (!parse_arguments(table, arguments)) {
    write_file("-",
               help_page(table, command.examples, reader_catalogue(), help_columns()));
    return ExitStatus::done;
  }
  return run(read_environment());
}

ExitStatus run_group(const Group& group, std::span<char* const> arguments) {
  arguments = without_language(arguments);
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  const std::string prefix(group.prefix);
  if (first == "--help" || first == "-h" || first == "help") {
    write_file("-", group_overview(group.commands, group.intro, prefix,
                                   reader_catalogue(), help_columns()));
    return ExitStatus::done;
  }
  if (first.empty())
    throw Error(ErrorKind::usage,
                Message("no {group}command given; see 'awase {group}--help'",
                        {{"group", prefix}}));
  for (const Command& command : group.commands)
    if (command.name.substr(prefix.size()) == first)
      return run_command(command, arguments.subspan(1));
  throw Error(ErrorKind::usage, unknown_command(group.commands, prefix, first));
}

ExitStatus run(std::span<char* const> arguments) {
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    write_file("-", overview(reader_catalogue(), help_columns()));
    return ExitStatus::done;
  }
  if (first == "--version" || first == "-V" || first == "-v") {
    write_file("-", version_text(read_environment()));
    return ExitStatus::done;
  }
  if (first.empty())
    throw Error(ErrorKind::usage, Message("no command given; see 'awase --help'"));
  for (const Command& command : commands())
    if (command.name == first) {
      const auto group = find_group(first);
      return group ? run_group(*group, arguments.subspan(1))
                   : run_command(command, arguments.subspan(1));
    }
  throw Error(ErrorKind::usage, unknown_command(commands(), "", first));
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
    return static_cast<int>(run(without_language(arguments)));
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
