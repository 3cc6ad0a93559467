// SPDX-License-Identifier: Apache-2.0

#include "terminal/help_page.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/wrap.h"

namespace awase {
namespace {

/// Longer lines are hard to read.
constexpr std::size_t kMostColumns = 120;
/// Below this, what a name means stands under it, not beside it.
constexpr std::size_t kLeastForTwoColumns = 64;
constexpr std::size_t kNarrowIndent = 8;
constexpr std::size_t kNameColumns = 28;
constexpr std::size_t kCommandColumns = 16;

bool is_written_without_spaces(std::string_view text) {
  for (std::size_t i = 0; i < text.size();)
    if (is_unspaced(next_char(text, i))) return true;
  return false;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// Lines of at most `columns`, broken at spaces; in a script without spaces where it
/// may be broken and between names such as .tmx in a list, but never inside --an-option
/// or after a - that means standard input.
std::vector<std::string> lines_of(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  if (is_written_without_spaces(text)) {
    constexpr std::string_view kNoBreak = "\u2011";
    constexpr std::string_view kNoBreakBehind = "\u2011\u00a0";
    constexpr std::string_view kBreak = "\u200b";
    std::string marked = replaced(replaced(text, "- ", kNoBreakBehind), "-", kNoBreak);
    marked = replaced(std::move(marked), "、.", "、" + std::string(kBreak) + ".");
    for (const std::string_view line : wrap(marked, columns)) {
      std::string out = replaced(std::string(line), kNoBreakBehind, "- ");
      lines.push_back(replaced(replaced(std::move(out), kNoBreak, "-"), kBreak, ""));
    }
    return lines;
  }
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (lines.empty() ||
        display_width(lines.back()) + 1 + display_width(word) > columns)
      lines.emplace_back(word);
    else
      lines.back().append(" ").append(word);
  }
  return lines;
}

/// The next word of a command line; one in quotes may hold blanks.
std::string_view shell_word(std::string_view line) {
  bool is_quoted = false;
  std::size_t end = 0;
  for (; end < line.size() && (is_quoted || line[end] != ' '); ++end)
    if (line[end] == '\'') is_quoted = !is_quoted;
  return line.substr(0, end);
}

/// Builds a page line by line.
class Page {
 public:
  Page(const MessageCatalogue& catalogue, std::size_t columns)
      : catalogue_(catalogue), columns_(std::min(columns, kMostColumns)) {}

  std::string say(const Message& message) const { return message.render(catalogue_); }
  std::string say(std::string_view marked) const {
    return marked.empty() ? "" : say(Message::marked(marked));
  }

  void add(std::string_view text) { out_ += text; }
  void add_heading(std::string_view marked) {
    out_ += '\n';
    add_wrapped(say(Message("{heading}:", {{"heading", Message::marked(marked)}})), 0);
  }
  /// Lines after the first are indented; the first begins in the column `indent`.
  void add_wrapped(const std::string& text, std::size_t indent) {
    bool is_first = true;
    for (const std::string& line : lines_of(text, columns_ - indent)) {
      if (!is_first) out_ += '\n' + std::string(indent, ' ');
      out_ += line;
      is_first = false;
    }
    out_ += '\n';
  }
  /// A name in `columns` and what it means beside it, or below where it is too long.
  void add_row(std::string name, const std::string& text, std::size_t columns) {
    if (columns_ < kLeastForTwoColumns) {
      out_ += name + '\n' + std::string(kNarrowIndent, ' ');
      add_wrapped(text, kNarrowIndent);
      return;
    }
    const std::size_t width = display_width(name);
    if (width + 2 > columns)
      name += '\n' + std::string(columns, ' ');
    else
      name += std::string(columns - width, ' ');
    out_ += name;
    add_wrapped(text, columns);
  }

  /// A command line, which goes on after a backslash where it is too long.
  void add_command_line(std::string_view line) {
    constexpr std::size_t kIndent = 2;
    std::size_t column = 0;
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    while (!line.empty()) {
      const std::string_view word = shell_word(line);
      line.remove_prefix(std::min(word.size() + 1, line.size()));
      const std::size_t width = display_width(word);
      const std::size_t backslash = line.empty() ? 0 : 2;
      if (column == 0) {
        out_ += std::string(kIndent, ' ');
        column = kIndent;
      } else if (column + 1 + width + backslash > columns_) {
        out_ += " \\\n" + std::string(2 * kIndent, ' ');
        column = 2 * kIndent;
      } else {
        out_ += ' ';
        ++column;
      }
      out_ += word;
      column += width;
    }
    out_ += '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  const MessageCatalogue& catalogue_;
  std::size_t columns_;
  std::string out_;
};

std::string left_column(const Option& option) {
  std::string name = "  ";
  if (!option.is_positional())
    name += option.letter().empty() ? "    " : option.letter() + ", ";
  name += option.word();
  if (!option.is_positional() && !option.is_flag()) name += " " + option.type_name();
  return name;
}

void add_option_help(Page& page, const Option& option) {
  page.add_row(left_column(option), page.say(option.help()), kNameColumns);
}

void add_commands(Page& page, std::span<const Command> of, std::string_view intro,
                  std::string_view prefix) {
  page.add_wrapped(page.say(intro), 0);
  page.add("\n" +
           page.say(Message("Usage: {command}",
                            {{"command", Message("awase {group}COMMAND [options]",
                                                 {{"group", prefix}})}})) +
           "\n");
  page.add_heading(translatable("Commands"));
  for (const Command& command : of)
    page.add_row("  " + std::string(command.name.substr(prefix.size())),
                 page.say(command.summary), kCommandColumns);
  page.add("\n");
}

}  // namespace

std::string help_page(const OptionTable& table, std::string_view examples,
                      const MessageCatalogue& catalogue, std::size_t columns) {
  Page page(catalogue, columns);
  page.add_wrapped(page.say(table.summary()), 0);
  std::string usage =
      page.say(Message("{command} [options]", {{"command", table.command()}}));
  for (const auto& option : table.options())
    if (option->is_positional())
      usage +=
          option->is_required() ? " " + option->word() : " [" + option->word() + "]";
  page.add("\n");
  page.add_wrapped(page.say(Message("Usage: {command}", {{"command", usage}})), 0);
  const auto is_positional = [](const auto& option) { return option->is_positional(); };
  if (std::any_of(table.options().begin(), table.options().end(), is_positional))
    page.add("\n");
  for (const auto& option : table.options())
    if (option->is_positional()) add_option_help(page, *option);
  for (const std::string& group : table.groups()) {
    page.add_heading(group);
    for (const auto& option : table.options())
      if (!option->is_positional() && option->group() == group)
        add_option_help(page, *option);
  }
  page.add_heading(translatable("Examples"));
  while (!examples.empty()) {
    const std::size_t end = std::min(examples.find('\n'), examples.size());
    page.add_command_line(examples.substr(0, end));
    examples.remove_prefix(std::min(end + 1, examples.size()));
  }
  return page.take();
}

std::string group_overview(const CommandGroup& group, const MessageCatalogue& catalogue,
                           std::size_t columns) {
  Page page(catalogue, columns);
  add_commands(page, group.commands, group.intro, group.prefix);
  page.add_wrapped(
      page.say(Message("'awase help {group}COMMAND' tells more, with examples.",
                       {{"group", group.prefix}})),
      0);
  return page.take();
}

std::string overview(const CommandTable& table, const MessageCatalogue& catalogue,
                     std::size_t columns) {
  Page page(catalogue, columns);
  add_commands(page, table.commands, table.intro, "");
  page.add_wrapped(
      page.say(Message("'awase help COMMAND' tells more, with examples. 'awase "
                       "--version' says what this awase is made of.")),
      0);
  return page.take();
}

}  // namespace awase
