// SPDX-License-Identifier: Apache-2.0

#include "terminal/manual.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <utility>

#include "text/disk.h"
#include "text/file.h"
#include "text/message.h"
#include "text/unicode.h"
#include "text/wrap.h"

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

/// Columns of a line of text that roff is not to fill.
constexpr std::size_t kColumns = 64;

bool has_unspaced(std::string_view text) {
  for (std::size_t offset_bytes = 0; offset_bytes < text.size();)
    if (is_unspaced(next_char(text, offset_bytes))) return true;
  return false;
}

/// Lines that are broken here: groff 1.22 does not come to the end of some lines of
/// Japanese that it is to fill.
std::string unfilled(const std::string& lines) { return ".nf\n" + lines + ".fi\n"; }

/// Text that is a sentence or part of one, on lines of its own.
std::string sentence(std::string_view text) {
  if (!has_unspaced(text)) return roff(text) + "\n";
  std::string lines;
  for (const std::string_view line : wrap(text, kColumns)) lines += roff(line) + "\n";
  return unfilled(lines);
}

/// What pages say, in the language of a catalogue.
class Speaker {
 public:
  explicit Speaker(const MessageCatalogue& catalogue) : catalogue_(catalogue) {}

  std::string say(const Message& message) const { return message.render(catalogue_); }
  std::string say(std::string_view marked) const {
    return say(Message::marked(marked));
  }
  /// A line of its own.
  std::string line(std::string_view marked) const { return sentence(say(marked)); }
  std::string section(std::string_view marked) const {
    const std::string name = roff(say(marked));
    return name.find(' ') == name.npos ? ".SH " + name + "\n"
                                       : ".SH \"" + name + "\"\n";
  }
  /// "Pair the sentences of a text and its translation.", on a line of its own.
  std::string full_sentence(std::string_view marked) const {
    return sentence(
        say(Message("{sentence}.", {{"sentence", Message::marked(marked)}})));
  }
  bool is_english() const { return catalogue_.language() == "en"; }

 private:
  const MessageCatalogue& catalogue_;
};

std::string heading(const Speaker& speaker, const std::string& name,
                    std::string_view summary) {
  std::string capitals = name;
  for (char& letter : capitals)
    letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  std::string shown = speaker.say(summary);
  if (speaker.is_english())
    shown[0] =
        static_cast<char>(std::tolower(static_cast<unsigned char>(shown.front())));
  const std::string line = roff(name) + " \\- " + roff(shown) + "\n";
  return ".\\\" Written by awase manual from the tables of its commands.\n.TH " +
         roff(capitals) +
         " 1 " AWASE_RELEASE_DATE " \"awase " AWASE_VERSION "\" \"Awase\"\n" +
         speaker.section(translatable("NAME")) +
         (has_unspaced(shown) ? unfilled(line) : line);
}

std::string examples(const Speaker& speaker, std::string_view lines) {
  return speaker.section(translatable("EXAMPLES")) + ".EX\n" + roff(lines) +
         ".EE\n.PP\n" +
         speaker.line(translatable("'awase example' copies the files that these "
                                   "commands name into the current folder."));
}

std::string exit_status(const Speaker& speaker) {
  return speaker.section(translatable("EXIT STATUS")) + ".TP\n0\n" +
         speaker.line(translatable("It ran, and the answer is yes.")) + ".TP\n1\n" +
         speaker.line(translatable("It ran, and the answer is no: below a floor, some "
                                   "failed, errors found.")) +
         ".TP\n2\n" +
         speaker.line(translatable("It could not run; standard error says why in one "
                                   "line."));
}

std::string option_entry(const Speaker& speaker, const Option& option) {
  std::string out = ".TP\n";
  if (option.is_positional())
    return out + italic(option.word()) + "\n" + sentence(speaker.say(option.help()));
  if (!option.letter().empty()) out += bold(option.letter()) + ", ";
  out += bold(option.word());
  if (!option.is_flag()) out += " " + italic(option.type_name());
  out += "\n" + sentence(speaker.say(option.help()));
  if (option.choices().empty() ||
      option.help().english().find(option.choices().front()) != std::string::npos)
    return out;
  const auto one_of = [&](auto&& shown) {
    std::string list;
    for (const std::string& choice : option.choices())
      list += (list.empty() ? "" : ", ") + shown(choice);
    return speaker.say(Message("One of: {list}.", {{"list", list}}));
  };
  const std::string plain = one_of([](const std::string& choice) { return choice; });
  return out + (has_unspaced(plain) ? sentence(plain) : ".br\n" + one_of(bold) + "\n");
}

std::string synopsis(const Speaker& speaker, const OptionTable& table) {
  const std::string options = speaker.say(translatable("options"));
  std::string out = bold(table.command()) + " [" + italic(options) + "]";
  for (const auto& option : table.options())
    if (option->is_positional())
      out += option->is_required() ? " " + italic(option->word())
                                   : " [" + italic(option->word()) + "]";
  out += "\n";
  return speaker.section(translatable("SYNOPSIS")) +
         (has_unspaced(options) ? unfilled(out) : out);
}

/// The first word of a command, by which pages refer to their group.
std::string_view first_word(std::string_view name) {
  return name.substr(0, name.find(' '));
}

std::string see_also(const Speaker& speaker, const Command& of,
                     const CommandTable& table) {
  std::string out = speaker.section(translatable("SEE ALSO")) + bold("awase") + "(1)";
  for (const Command* command : table.runnable())
    if (command->name != of.name && of.name.find(' ') != of.name.npos &&
        first_word(command->name) == first_word(of.name))
      out += ",\n" + bold(manual_name(*command)) + "(1)";
  return out + "\n";
}

}  // namespace

std::string manual_name(const Command& command) {
  std::string name = "awase-" + std::string(command.name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string command_manual(const Command& command, const CommandTable& table,
                           const MessageCatalogue& catalogue) {
  const Speaker speaker(catalogue);
  const DeclaredCommand declared(command);
  const OptionTable& options = declared.options();
  std::string out = heading(speaker, manual_name(command), command.summary) +
                    synopsis(speaker, options);
  out += speaker.section(translatable("DESCRIPTION")) +
         speaker.full_sentence(command.summary);
  for (const auto& option : options.options())
    if (option->is_positional()) out += option_entry(speaker, *option);
  out += speaker.section(translatable("OPTIONS"));
  for (const std::string& group : options.groups()) {
    if (group != "Options") out += ".SS \"" + roff(speaker.say(group)) + "\"\n";
    for (const auto& option : options.options())
      if (!option->is_positional() && option->group() == group)
        out += option_entry(speaker, *option);
  }
  out += exit_status(speaker);
  out += examples(speaker, command.examples);
  return out + see_also(speaker, command, table);
}

std::string main_manual(const CommandTable& table, const MessageCatalogue& catalogue) {
  const Speaker speaker(catalogue);
  std::string out = heading(
      speaker, "awase",
      translatable("align texts with their translations, keep translation memories"));
  const std::string options = speaker.say(translatable("options"));
  const std::string lines = bold("awase") + " " + italic("COMMAND") + " [" +
                            italic(options) + "]\n.br\n" + bold("awase help") + " [" +
                            italic("COMMAND") + "]\n.br\n" + bold("awase --version") +
                            "\n";
  out += speaker.section(translatable("SYNOPSIS")) +
         (has_unspaced(options) ? unfilled(lines) : lines);
  out += speaker.section(translatable("DESCRIPTION")) +
         speaker.line(translatable(
             "Awase pairs a text with its translation, sentence by sentence, and "
             "keeps the pairs as a translation memory (TMX).")) +
         speaker.line(translatable(
             "Results go to standard output or to the file that -o names; all "
             "else goes to standard error.")) +
         speaker.line(translatable(
             "Files are written whole or not at all; - is standard input or "
             "standard output; -- ends the options."));
  out += speaker.section(translatable("COMMANDS"));
  for (const Command* command : table.runnable())
    out += ".TP\n" + bold(manual_name(*command)) + "(1)\n" +
           speaker.full_sentence(command->summary);
  out += speaker.section(translatable("EXAMPLES")) + ".EX\n" +
         roff(
             "awase example\n"
             "awase align statement.ja.txt statement.en.txt -o statement.tmx\n"
             "awase review statement.ja.txt statement.en.txt\n") +
         ".EE\n";
  out += exit_status(speaker);
  constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
      {"~/.local/share/awase/*.awd",
       translatable("Dictionaries of this user, compiled by 'awase dictionary build'; "
                    "$XDG_DATA_HOME/awase where that is set.")},
      {"share/awase",
       translatable("Data of the installation, in a folder above the executable: "
                    "dictionaries and examples.")},
      {"/var/lib/awase",
       translatable("Dictionaries that a package compiled when it was installed.")}};
  out += speaker.section(translatable("FILES"));
  for (const auto& [name, meaning] : kFiles)
    out += ".TP\n" + italic(name) + "\n" + speaker.line(meaning);
  constexpr std::pair<std::string_view, std::string_view> kVariables[] = {
      {"AWASE_EMBEDDINGS_KEY",
       translatable("Key for the server that --embeddings names.")},
      {"COLUMNS", translatable("Width of help and tables, in columns; else that of the "
                               "terminal.")},
      {"LC_ALL, LC_MESSAGES, LANG", translatable("Language of messages and help.")},
      {"NO_COLOR", translatable("Where it is set, there are no colours.")},
      {"SOURCE_DATE_EPOCH",
       translatable("Time to write into memories, in seconds since 1970.")},
      {"SSL_CERT_FILE",
       translatable("Certificates of authorities that are trusted, for servers that "
                    "--embeddings asks by https.")},
      {"TMPDIR", translatable("Folder for temporary files.")},
      {"XDG_DATA_HOME", translatable("Where dictionaries of this user lie.")}};
  out += speaker.section(translatable("ENVIRONMENT"));
  for (const auto& [name, meaning] : kVariables)
    out += ".TP\n" + bold(name) + "\n" + speaker.line(meaning);
  return out;
}

void write_manuals(const CommandTable& table, const std::string& folder) {
  const std::filesystem::path to = folder;
  std::error_code error;
  std::filesystem::create_directories(to, error);
  if (error) throw_file_error(folder, error.value());
  const MessageCatalogue& catalogue = reader_catalogue();
  write_file((to / "awase.1").string(), main_manual(table, catalogue));
  for (const Command* command : table.runnable())
    write_file((to / (manual_name(*command) + ".1")).string(),
               command_manual(*command, table, catalogue));
}

}  // namespace awase
