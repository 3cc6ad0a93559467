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
#include <utility>

#include "cli/version.h"
#include "terminal/arguments.h"
#include "terminal/command_table.h"
#include "terminal/completion.h"
#include "terminal/help_page.h"
#include "terminal/manual.h"
#include "text/error.h"
#include "text/file.h"
#include "text/nearest_name.h"

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

/// Of the terminal, or of COLUMNS, which is meant for where there is none.
std::size_t help_columns() { return read_environment().columns; }

OptionTable empty_table(const Command& command) {
  return OptionTable("awase " + std::string(command.name),
                     std::string(command.summary));
}

void show_help(const Command& command) {
  OptionTable table = empty_table(command);
  command.declare(table);
  write_file("-",
             help_page(table, command.examples, reader_catalogue(), help_columns()));
}

void show_group(const CommandGroup& group) {
  write_file("-", group_overview(group.commands, group.intro, group.prefix,
                                 reader_catalogue(), help_columns()));
}

void show_overview() { write_file("-", overview(reader_catalogue(), help_columns())); }

/// For people who type the name alone to see what happens.
void show_first_steps() {
  write_message(Message("no command given; see 'awase --help'"));
  const std::pair<std::string_view, Message> steps[] = {
      {"awase align SOURCE TARGET -o MEMORY.tmx",
       Message("align a text with its translation")},
      {"awase desk", Message("do it in the browser, without commands")},
      {"awase example", Message("copy files here to try it on")},
      {"awase help", Message("see all commands")}};
  for (const auto& [line, meaning] : steps)
    std::fprintf(stderr, "  %-40s  %s\n", line.data(), rendered(meaning).c_str());
}

Message unknown_command(std::span<const Command> of, std::string_view prefix,
                        std::string_view typed) {
  std::vector<std::string_view> names;
  if (!typed.starts_with('-'))
    for (const Command& command : of)
      names.push_back(command.name.substr(prefix.size()));
  if (prefix.empty()) names.push_back("--version");
  const std::string_view guess = nearest(typed, names);
  if (typed.starts_with('-') && guess.empty())
    return Message(
        "'{typed}' stands before the command; options follow it, see "
        "'awase {group}--help'",
        {{"typed", typed}, {"group", prefix}});
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

const Command& member_of(std::span<const Command> commands, std::string_view prefix,
                         std::string_view typed) {
  for (const Command& command : commands)
    if (command.name.substr(prefix.size()) == typed) return command;
  throw Error(ErrorKind::usage, unknown_command(commands, prefix, typed));
}

ExitStatus run_command(const Command& command, std::span<char* const> arguments) {
  OptionTable table = empty_table(command);
  const Run run = command.declare(table);
  if (!parse_arguments(table, arguments)) {
    show_help(command);
    return ExitStatus::done;
  }
  return run(read_environment());
}

bool asks_for_help(std::string_view word) {
  return word == "--help" || word == "-h" || word == "-help";
}

/// Shows the page of the command or group that `names` lead to, from `group` where one
/// is given: `awase help`, `awase help align`, `awase help tmx check`, `awase tmx help
/// check`.
ExitStatus run_help(std::span<char* const> names,
                    std::optional<CommandGroup> group = {}) {
  std::span<const Command> of = group ? group->commands : commands();
  const Command* page = nullptr;
  while (!(names = without_language(names)).empty()) {
    const std::string_view name = names.front();
    names = names.subspan(1);
    if (asks_for_help(name) || name == "help") continue;
    if (page != nullptr)
      throw Error(ErrorKind::usage,
                  Message("{problem}; see '{command} --help'",
                          {{"problem", Message("'{word}' is one argument too many",
                                               {{"word", name}})},
                           {"command", "awase"}}));
    const Command& command = member_of(of, group ? group->prefix : "", name);
    if (command.declare != nullptr) {
      page = &command;
      continue;
    }
    group = find_group(name);
    of = group->commands;
  }
  if (page != nullptr)
    show_help(*page);
  else if (group)
    show_group(*group);
  else
    show_overview();
  return ExitStatus::done;
}

ExitStatus run_group(const CommandGroup& group, std::span<char* const> arguments) {
  arguments = without_language(arguments);
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  if (asks_for_help(first) || first == "help")
    return run_help(arguments.subspan(1), group);
  if (first.empty())
    throw Error(ErrorKind::usage,
                Message("no {group}command given; see 'awase {group}--help'",
                        {{"group", group.prefix}}));
  return run_command(member_of(group.commands, group.prefix, first),
                     arguments.subspan(1));
}

ExitStatus run(std::span<char* const> arguments) {
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  if (asks_for_help(first)) {
    show_overview();
    return ExitStatus::done;
  }
  if (first == "help") return run_help(arguments.subspan(1));
  if (first == "--version" || first == "-V" || first == "-v") {
    write_file("-", version_text(read_environment()));
    return ExitStatus::done;
  }
  if (first.empty()) {
    show_first_steps();
    return ExitStatus::not_run;
  }
  // For shells and for the build; people are not told of them.
  if (first == "complete") return run_complete(arguments.subspan(1));
  if (first == "manual")
    return run_command({"manual", translatable("Write the man pages"),
                        "  awase manual man1/\n", declare_manual},
                       arguments.subspan(1));
  const Command& command = member_of(commands(), "", first);
  const auto group = find_group(first);
  return group ? run_group(*group, arguments.subspan(1))
               : run_command(command, arguments.subspan(1));
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
