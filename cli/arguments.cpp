// SPDX-License-Identifier: Apache-2.0

#include "cli/arguments.h"

#include <algorithm>

#include "cli/suggest.h"
#include "text/decimal.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kHelpColumns = 80;
constexpr std::size_t kNameColumns = 28;

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string describe_unexpected(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining();
  const std::string first = rest.empty() ? "" : rest.front();
  if (!first.starts_with('-')) return "'" + first + "' is one argument too many";
  const std::string name = first.substr(0, first.find('='));
  const std::vector<std::string> names = option_names(app);
  const std::vector<std::string_view> views(names.begin(), names.end());
  return "there is no option '" + name + "'" + did_you_mean(name, views);
}

[[noreturn]] void fail(const CLI::App& app, std::string what) {
  std::replace(what.begin(), what.end(), '\n', ' ');
  if (!what.ends_with('?')) what += ';';
  throw Error(ErrorKind::usage, what + " see '" + app.get_name() + " --help'");
}

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

std::string left_column(const CLI::Option& option) {
  std::string name = "  ";
  for (const std::string& letter : option.get_snames()) name += "-" + letter + ", ";
  if (option.get_snames().empty()) name += option.get_positional() ? "" : "    ";
  name +=
      option.get_positional() ? option.get_name() : "--" + option.get_lnames().front();
  if (option.get_type_size() != 0 && !option.get_positional())
    name += " " + option.get_type_name();
  return name;
}

void add_option_help(std::string& out, const CLI::Option& option) {
  std::string name = left_column(option);
  if (name.size() + 2 > kNameColumns)
    name += '\n' + std::string(kNameColumns, ' ');
  else
    name.resize(kNameColumns, ' ');
  out += name;
  add_wrapped(out, option.get_description(), kNameColumns, kNameColumns);
}

}  // namespace

void restrict_to(CLI::Option* option, std::vector<std::string_view> words) {
  option->check(CLI::Validator(
      [words](std::string& typed) -> std::string {
        if (std::find(words.begin(), words.end(), typed) != words.end()) return {};
        return "'" + typed + "' is none of " + joined(words) +
               did_you_mean(typed, words);
      },
      ""));
}

void restrict_to_share(CLI::Option* option) {
  option->check(CLI::Validator(
      [](std::string& typed) -> std::string {
        const double share = read_decimal(typed).value_or(-1.0);
        if (share >= 0.0 && share <= 1.0) return {};
        return "'" + typed + "' is no number from 0 to 1";
      },
      ""));
}

bool parse_arguments(CLI::App& app, std::span<char* const> arguments) {
  // CLI11 takes them last to first.
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  app.set_help_flag("-h,--help", "Show this page");
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    return false;
  } catch (const CLI::ExtrasError&) {
    fail(app, describe_unexpected(app));
  } catch (const CLI::ParseError& error) {
    fail(app, error.what());
  }
  return true;
}

std::string help_page(const CLI::App& app, std::string_view examples) {
  std::string out;
  add_wrapped(out, app.get_description(), 0, 0);
  out += "\nUsage: " + app.get_name() + " [options]";
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional())
      out += option->get_required() ? " " + option->get_name()
                                    : " [" + option->get_name() + "]";
  out += "\n\n";
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional()) add_option_help(out, *option);
  for (const std::string& group : app.get_groups()) {
    out += "\n" + group + ":\n";
    for (const CLI::Option* option : app.get_options())
      if (!option->get_positional() && option->get_group() == group)
        add_option_help(out, *option);
  }
  out += "\nExamples:\n";
  out += examples;
  return out;
}

}  // namespace awase
