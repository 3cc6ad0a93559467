// SPDX-License-Identifier: Apache-2.0

#include "cli/help_page.h"

#include <algorithm>

namespace awase {
namespace {

constexpr std::size_t kHelpColumns = 80;
constexpr std::size_t kNameColumns = 28;

/// Adds `text` word by word, each line after the first indented by `indent`; `column`
/// is where the cursor stands.
void add_wrapped(std::string& out, std::string_view text, std::size_t indent,
                 std::size_t column) {
  bool line_start = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!line_start && column + 1 + word.size() > kHelpColumns) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
      line_start = true;
    }
    if (!line_start) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    line_start = false;
  }
  out += '\n';
}

std::string left_column(const Option& option) {
  std::string name = "  ";
  if (!option.is_positional())
    name += option.letter().empty() ? "    " : option.letter() + ", ";
  name += option.word();
  if (!option.is_positional() && !option.is_flag()) name += " " + option.type_name();
  return name;
}

void add_option_help(std::string& out, const Option& option) {
  std::string name = left_column(option);
  if (name.size() + 2 > kNameColumns)
    name += '\n' + std::string(kNameColumns, ' ');
  else
    name.resize(kNameColumns, ' ');
  out += name;
  add_wrapped(out, option.help(), kNameColumns, kNameColumns);
}

}  // namespace

std::string help_page(const OptionTable& table, std::string_view examples) {
  std::string out;
  add_wrapped(out, table.summary(), 0, 0);
  out += "\nUsage: " + table.command() + " [options]";
  for (const auto& option : table.options())
    if (option->is_positional())
      out += option->is_required() ? " " + option->word() : " [" + option->word() + "]";
  out += "\n\n";
  for (const auto& option : table.options())
    if (option->is_positional()) add_option_help(out, *option);
  for (const std::string& group : table.groups()) {
    out += "\n" + group + ":\n";
    for (const auto& option : table.options())
      if (!option->is_positional() && option->group() == group)
        add_option_help(out, *option);
  }
  out += "\nExamples:\n";
  out += examples;
  return out;
}

}  // namespace awase
