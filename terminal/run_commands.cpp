// SPDX-License-Identifier: Apache-2.0

#include "terminal/run_commands.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "terminal/arguments.h"
#include "terminal/completion.h"
#include "terminal/help_page.h"
#include "terminal/manual.h"
#include "text/error.h"
#include "text/file.h"
#include "text/nearest_name.h"

namespace awase {
namespace {

/// Of the terminal, or of COLUMNS, which is meant for where there is none.
std::size_t help_columns() { return read_environment().columns; }

void show_help(const Command& command) {
  const DeclaredCommand declared(command);
  write_file("-", help_page(declared.options(), command.examples, reader_catalogue(),
                            help_columns()));
}

void show_group(const CommandGroup& group) {
  write_file("-", group_overview(group, reader_catalogue(), help_columns()));
}

void show_overview(const CommandTable& table) {
  write_file("-", overview(table, reader_catalogue(), help_columns()));
}

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
  const DeclaredCommand declared(command);
  if (parse_arguments(declared.options(), arguments)) return declared.run();
  show_help(command);
  return ExitStatus::done;
}

bool asks_for_help(std::string_view word) {
  return word == "--help" || word == "-h" || word == "-help";
}

/// Shows the page of the command or group that `names` lead to, from `group` where one
/// is given: `awase help`, `awase help align`, `awase help tmx check`, `awase tmx help
/// check`.
void run_help(const CommandTable& table, std::span<char* const> names,
              const CommandGroup* group = nullptr) {
  std::span<const Command> of = group != nullptr ? group->commands : table.commands;
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
    const Command& command = member_of(of, group != nullptr ? group->prefix : "", name);
    if (command.declare != nullptr) {
      page = &command;
      continue;
    }
    group = table.find_group(name);
    of = group->commands;
  }
  if (page != nullptr)
    show_help(*page);
  else if (group != nullptr)
    show_group(*group);
  else
    show_overview(table);
}

ExitStatus run_group(const CommandTable& table, const CommandGroup& group,
                     std::span<char* const> arguments) {
  arguments = without_language(arguments);
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  if (asks_for_help(first) || first == "help") {
    run_help(table, arguments.subspan(1), &group);
    return ExitStatus::done;
  }
  if (first.empty())
    throw Error(ErrorKind::usage,
                Message("no {group}command given; see 'awase {group}--help'",
                        {{"group", group.prefix}}));
  return run_command(member_of(group.commands, group.prefix, first),
                     arguments.subspan(1));
}

/// `awase manual FOLDER`, for the build.
ExitStatus run_manual(const CommandTable& table, std::span<char* const> arguments) {
  OptionTable options("awase manual", translatable("Write the man pages"));
  std::string folder;
  options.add_argument("FOLDER", folder, "Where to write the man pages");
  if (parse_arguments(options, arguments))
    write_manuals(table, folder);
  else
    write_file("-", help_page(options, "  awase manual man1/\n", reader_catalogue(),
                              help_columns()));
  return ExitStatus::done;
}

}  // namespace

std::span<char* const> without_language(std::span<char* const> arguments) {
  if (arguments.empty()) return arguments;
  const std::string_view first = arguments.front();
  if (first == "--ui-lang")
    return arguments.subspan(std::min<std::size_t>(2, arguments.size()));
  return first.starts_with("--ui-lang=") ? arguments.subspan(1) : arguments;
}

ExitStatus run_commands(const CommandTable& table, std::span<char* const> arguments) {
  arguments = without_language(arguments);
  const std::string_view first = arguments.empty() ? "" : arguments.front();
  if (first.empty()) {
    show_first_steps();
    return ExitStatus::not_run;
  }
  if (asks_for_help(first)) {
    show_overview(table);
    return ExitStatus::done;
  }
  if (first == "help") {
    run_help(table, arguments.subspan(1));
    return ExitStatus::done;
  }
  // For shells and for the build; people are not told of them.
  if (first == "complete") {
    write_file("-", completion_lines(table, arguments.subspan(1)));
    return ExitStatus::done;
  }
  if (first == "manual") return run_manual(table, arguments.subspan(1));
  const Command& command = member_of(table.commands, "", first);
  const CommandGroup* const group = table.find_group(first);
  return group != nullptr ? run_group(table, *group, arguments.subspan(1))
                          : run_command(command, arguments.subspan(1));
}

}  // namespace awase
