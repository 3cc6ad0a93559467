// SPDX-License-Identifier: Apache-2.0

#include "cli/manual.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

/// Text for roff: hyphens that are typed, backslashes, and lines that would be taken
/// for requests.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '^')
      out += "\\(ha";
    else if (c == '~')
      out += "\\(ti";
    else
      out += c;
    line_start = c == '\n';
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

/// Text that is a sentence or part of one, on a line of its own.
std::string sentence(std::string_view text) { return roff(text) + "\n"; }

std::string heading(const std::string& name, std::string_view summary) {
  std::string capitals = name;
  for (char& letter : capitals)
    letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return ".\\\" Written by awase manual from the tables of its commands.\n.TH " +
         roff(capitals) +
         " 1 " AWASE_RELEASE_DATE " \"awase " AWASE_VERSION "\" \"Awase\"\n.SH NAME\n" +
         roff(name) + " \\- " + roff(summary) + "\n";
}

std::string examples(std::string_view lines) {
  std::string out = ".SH EXAMPLES\n.EX\n" + roff(lines);
  return out + ".EE\n.PP\n" +
         sentence(
             "'awase example' copies the files that these commands name into the "
             "current folder.");
}

constexpr std::string_view kExitStatus =
    ".SH \"EXIT STATUS\"\n"
    ".TP\n0\nIt ran, and the answer is yes.\n"
    ".TP\n1\nIt ran, and the answer is no: below a floor, some failed, errors found.\n"
    ".TP\n2\nIt could not run; standard error says why in one line.\n";

std::string option_entry(const Option& option) {
  std::string out = ".TP\n";
  if (option.is_positional())
    return out + italic(option.word()) + "\n" + sentence(option.help().english());
  if (!option.letter().empty()) out += bold(option.letter()) + ", ";
  out += bold(option.word());
  if (!option.is_flag()) out += " " + italic(option.type_name());
  out += "\n" + sentence(option.help().english());
  if (option.choices().empty() ||
      option.help().english().find(option.choices().front()) != std::string::npos)
    return out;
  std::string list;
  for (const std::string& choice : option.choices())
    list += (list.empty() ? "" : ", ") + bold(choice);
  return out + ".br\nOne of: " + list + ".\n";
}

std::string synopsis(const OptionTable& table) {
  std::string out =
      ".SH SYNOPSIS\n" + bold(table.command()) + " [" + italic("options") + "]";
  for (const auto& option : table.options())
    if (option->is_positional())
      out += option->is_required() ? " " + italic(option->word())
                                   : " [" + italic(option->word()) + "]";
  return out + "\n";
}

/// The first word of a command, by which pages refer to their group.
std::string_view first_word(std::string_view name) {
  return name.substr(0, name.find(' '));
}

std::string see_also(const Command& of) {
  std::string out = ".SH \"SEE ALSO\"\n" + bold("awase") + "(1)";
  for (const Command* command : runnable_commands())
    if (command->name != of.name && of.name.find(' ') != of.name.npos &&
        first_word(command->name) == first_word(of.name))
      out += ",\n" + bold(manual_name(*command)) + "(1)";
  return out + "\n";
}

struct ManualOptions {
  std::string folder;
};

ExitStatus run_manual(const ManualOptions& options) {
  const std::filesystem::path folder = options.folder;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(ErrorKind::unavailable,
                Message("{file}: {reason}; give another folder",
                        {{"file", options.folder}, {"reason", error.message()}}));
  write_file((folder / "awase.1").string(), main_manual());
  for (const Command* command : runnable_commands())
    write_file((folder / (manual_name(*command) + ".1")).string(),
               command_manual(*command));
  return ExitStatus::done;
}

}  // namespace

std::string manual_name(const Command& command) {
  std::string name = "awase-" + std::string(command.name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string command_manual(const Command& command) {
  OptionTable table("awase " + std::string(command.name), std::string(command.summary));
  const Run keeps_the_values = command.declare(table);
  std::string summary(command.summary);
  summary[0] =
      static_cast<char>(std::tolower(static_cast<unsigned char>(summary.front())));
  std::string out = heading(manual_name(command), summary) + synopsis(table);
  out += ".SH DESCRIPTION\n" + sentence(std::string(command.summary) + ".");
  for (const auto& option : table.options())
    if (option->is_positional()) out += option_entry(*option);
  out += ".SH OPTIONS\n";
  for (const std::string& group : table.groups()) {
    if (group != "Options") out += ".SS \"" + roff(group) + "\"\n";
    for (const auto& option : table.options())
      if (!option->is_positional() && option->group() == group)
        out += option_entry(*option);
  }
  out += kExitStatus;
  out += examples(command.examples);
  return out + see_also(command);
}

std::string main_manual() {
  std::string out = heading(
      "awase", "align texts with their translations, keep translation memories");
  out += ".SH SYNOPSIS\n" + bold("awase") + " " + italic("COMMAND") + " [" +
         italic("options") + "]\n.br\n" + bold("awase help") + " [" +
         italic("COMMAND") + "]\n.br\n" + bold("awase --version") + "\n";
  out += ".SH DESCRIPTION\n" +
         sentence(
             "Awase pairs a text with its translation, sentence by sentence, and "
             "keeps the pairs as a translation memory (TMX).") +
         sentence(
             "Results go to standard output or to the file that -o names; all "
             "else goes to standard error.") +
         sentence(
             "Files are written whole or not at all; - is standard input or "
             "standard output; -- ends the options.");
  out += ".SH COMMANDS\n";
  for (const Command* command : runnable_commands())
    out += ".TP\n" + bold(manual_name(*command)) + "(1)\n" +
           sentence(std::string(command->summary) + ".");
  out += ".SH EXAMPLES\n.EX\n" +
         roff(
             "awase example\n"
             "awase align statement.ja.txt statement.en.txt -o statement.tmx\n"
             "awase review statement.ja.txt statement.en.txt\n") +
         ".EE\n";
  out += kExitStatus;
  out += ".SH FILES\n.TP\n" + italic("~/.local/share/awase/*.awd") + "\n" +
         sentence(
             "Dictionaries of this user, compiled by 'awase dictionary build'; "
             "$XDG_DATA_HOME/awase where that is set.") +
         ".TP\n" + italic("share/awase") + "\n" +
         sentence(
             "Data of the installation, in a folder above the executable: "
             "dictionaries and examples.") +
         ".TP\n" + italic("/var/lib/awase") + "\n" +
         sentence("Dictionaries that a package compiled when it was installed.");
  out += ".SH ENVIRONMENT\n";
  constexpr std::pair<std::string_view, std::string_view> kVariables[] = {
      {"COLUMNS", "Width of help and tables, in columns; else that of the terminal."},
      {"LC_ALL, LC_MESSAGES, LANG", "Language of messages and help."},
      {"NO_COLOR", "Where it is set, there are no colours."},
      {"SOURCE_DATE_EPOCH", "Time to write into memories, in seconds since 1970."},
      {"TMPDIR", "Folder for temporary files."},
      {"XDG_DATA_HOME", "Where dictionaries of this user lie."}};
  for (const auto& [name, meaning] : kVariables)
    out += ".TP\n" + bold(name) + "\n" + sentence(meaning);
  return out;
}

Run declare_manual(OptionTable& table) {
  const auto options = std::make_shared<ManualOptions>();
  table.add_option("FOLDER", options->folder, "Where to write the man pages")
      ->required();
  return [options](const Environment&) { return run_manual(*options); };
}

}  // namespace awase
