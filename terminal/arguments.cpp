// SPDX-License-Identifier: Apache-2.0
//
// CLI11 takes command lines apart, here and nowhere else: its header is long to
// compile. What the parts mean is said by the table of options, and what is wrong in
// our words.

#include "terminal/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "text/error.h"
#include "text/nearest_name.h"

namespace awase {
namespace {

std::vector<std::string_view> option_words(const OptionTable& table) {
  std::vector<std::string_view> words;
  for (const auto& option : table.options())
    if (!option->is_positional()) words.push_back(option->word());
  return words;
}

[[noreturn]] void fail(const OptionTable& table, Message problem) {
  const bool asks = problem.english().ends_with('?');
  const std::vector<MessagePlace> places = {{"problem", std::move(problem)},
                                            {"command", table.command()}};
  throw Error(ErrorKind::usage,
              asks ? Message("{problem} see '{command} --help'", places)
                   : Message("{problem}; see '{command} --help'", places));
}

[[noreturn]] void fail_for(const OptionTable& table, const std::string& option,
                           Message problem) {
  fail(table, Message("{option}: {problem}",
                      {{"option", option}, {"problem", std::move(problem)}}));
}

Message no_option(const OptionTable& table, const std::string& typed) {
  const std::string_view meant = nearest(typed, option_words(table));
  if (meant.empty()) return Message("there is no option '{typed}'", {{"typed", typed}});
  return Message("there is no option '{typed}'; did you mean '{meant}'?",
                 {{"typed", typed}, {"meant", meant}});
}

[[noreturn]] void refuse_joined(const OptionTable& table, std::string_view typed,
                                std::string_view meant) {
  fail(table, Message("'{typed}' would be {letter} with '{rest}' after it; did you "
                      "mean '{meant}'?",
                      {{"typed", typed},
                       {"letter", typed.substr(0, 2)},
                       {"rest", typed.substr(2)},
                       {"meant", meant}}));
}

bool has_letter(const OptionTable& table, std::string_view letter) {
  return std::any_of(table.options().begin(), table.options().end(),
                     [&](const auto& option) { return option->letter() == letter; });
}

void refuse_letter_with_equals(const OptionTable& table, std::string_view argument) {
  if (argument[2] != '=' || !has_letter(table, argument.substr(0, 2))) return;
  const std::string letter(argument.substr(0, 2));
  refuse_joined(table, argument, letter + " " + std::string(argument.substr(3)));
}

/// "-output" would be read as -o with the value "utput", "-o=FILE" as -o with "=FILE".
void refuse_words_with_one_dash(const OptionTable& table,
                                std::span<char* const> arguments) {
  for (const std::string_view argument : arguments) {
    if (argument == "--") return;
    if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-') continue;
    refuse_letter_with_equals(table, argument);
    const std::string typed(argument.substr(0, argument.find('=')));
    const auto meant =
        std::find_if(table.options().begin(), table.options().end(),
                     [&](const auto& option) { return option->word() == "-" + typed; });
    if (meant == table.options().end()) continue;
    if (!has_letter(table, typed.substr(0, 2))) fail(table, no_option(table, typed));
    refuse_joined(table, typed, (*meant)->word());
  }
}

/// The name of `option` for CLI11, which takes no '=' in one: OLD=NEW is OLD_NEW.
std::string plain_word(const Option& option) {
  std::string word = option.word();
  std::replace(word.begin(), word.end(), '=', '_');
  return word;
}

/// Of what no option and no argument took, the first.
Message unexpected(const OptionTable& table, const CLI::App& app) {
  bool ended = false;
  for (const std::string& word : app.remaining()) {
    if (word == "--" && !ended)
      ended = true;
    else if (ended || !word.starts_with('-'))
      return Message("'{word}' is one argument too many", {{"word", word}});
    else
      return no_option(table, word.substr(0, word.find('=')));
  }
  return Message("there are too many arguments");
}

void declare(const OptionTable& table, CLI::App& app) {
  std::vector<CLI::Option*> declared;
  for (const auto& option : table.options()) {
    const std::string names = option->letter().empty()
                                  ? plain_word(*option)
                                  : option->letter() + "," + option->word();
    if (option->word() == "--help") {  // CLI11 stops at it, whatever else is wrong.
      declared.push_back(app.set_help_flag(names));
      continue;
    }
    if (option->is_flag()) {
      declared.push_back(app.add_flag_function(
          names,
          [&given = *option](std::int64_t count) { given.accept_flag(count > 0); }));
      continue;
    }
    const auto take = [&table, &given = *option](const CLI::results_t& typed) {
      try {
        given.accept(typed);
      } catch (const Error& error) {
        fail_for(table, given.word(), error.message());
      }
      return true;
    };
    CLI::Option* const added = app.add_option(names, take, std::string());
    if (option->is_list())
      added->expected(1, -1)->allow_extra_args(option->is_positional());
    if (option->delimiter() != '\0') added->delimiter(option->delimiter());
    added->required(option->is_required());
    declared.push_back(added);
  }
  for (std::size_t i = 0; i < declared.size(); ++i)
    for (const Option* const other : table.options()[i]->excluded())
      for (std::size_t j = 0; j < declared.size(); ++j)
        if (table.options()[j].get() == other) declared[i]->excludes(declared[j]);
}

/// An option that was given too often, or without its value.
[[noreturn]] void fail_by_number(const OptionTable& table, const CLI::App& app,
                                 const std::string& told) {
  const std::string word = told.substr(0, told.find(':'));
  for (const auto& option : table.options()) {
    if (plain_word(*option) != word) continue;
    const CLI::Option* const given = app.get_option_no_throw(word);
    if (given != nullptr && given->count() > 1)
      fail_for(table, option->word(),
               Message("it is given more than once; give it once"));
    fail_for(table, option->word(),
             Message("its {type} is missing", {{"type", option->type_name()}}));
  }
  fail(table, Message::verbatim(told));
}

[[noreturn]] void fail_by_absence(const OptionTable& table, const CLI::App& app) {
  for (const auto& option : table.options())
    if (option->is_required() && app.count(plain_word(*option)) == 0)
      fail(table, Message("{option} is required", {{"option", option->word()}}));
  fail(table, Message("an argument is missing"));
}

[[noreturn]] void fail_by_exclusion(const OptionTable& table, const CLI::App& app) {
  for (const auto& option : table.options())
    for (const Option* const other : option->excluded())
      if (app.count(plain_word(*option)) > 0 && app.count(plain_word(*other)) > 0)
        fail(table, Message("{option} excludes {other}",
                            {{"option", option->word()}, {"other", other->word()}}));
  fail(table, Message("two options contradict each other"));
}

}  // namespace

bool parse_arguments(const OptionTable& table, std::span<char* const> arguments) {
  refuse_words_with_one_dash(table, arguments);
  // CLI11 takes them last to first.
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  CLI::App app("", table.command());
  declare(table, app);
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    return false;
  } catch (const CLI::ExtrasError&) {
    fail(table, unexpected(table, app));
  } catch (const CLI::RequiredError&) {
    fail_by_absence(table, app);
  } catch (const CLI::ExcludesError&) {
    fail_by_exclusion(table, app);
  } catch (const CLI::ArgumentMismatch& error) {
    fail_by_number(table, app, error.what());
  } catch (const CLI::ParseError& error) {
    std::string told = error.what();
    std::replace(told.begin(), told.end(), '\n', ' ');
    fail(table, Message::verbatim(told));
  }
  return true;
}

}  // namespace awase
