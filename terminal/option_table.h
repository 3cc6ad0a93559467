// SPDX-License-Identifier: Apache-2.0
//
// What a command can be told, as a table: from it come the parsing of command lines and
// the help page, and nothing but it says what options there are.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "text/message.h"

namespace awase {

/// Where the value of an option is put. A function is called with what was typed, and
/// throws Error{usage} when it makes no sense.
using OptionValue =
    std::variant<bool*, int*, unsigned*, std::size_t*, double*, std::optional<double>*,
                 std::string*, std::vector<std::string>*,
                 std::function<void(const std::string&)>>;

/// One option, flag or positional argument. The setters give the option back, so that a
/// declaration is one expression.
class Option {
 public:
  /// `names` are those that are typed, commas between: "-o,--output"; a name without
  /// dashes is positional. `value` must outlive the parsing.
  Option(std::string_view names, OptionValue value, std::string type, std::string group,
         Message help);

  /// Without it the command does not run.
  Option* required();
  /// Of a flag: it sets its value to false, which is true without it.
  Option* turns_off();
  /// It cannot be given together with `other`, which is of the same table.
  Option* excludes(const Option* other);
  /// Splits each value at `separator`; for lists alone.
  Option* delimiter(char separator);
  /// Accepts these words alone, in capitals too, and suggests the nearest for any
  /// other. The words are in small letters.
  Option* choices(const std::vector<std::string_view>& words);
  /// Accepts numbers from `least` to `most` alone; whole ones where the value is whole.
  Option* range(double least, double most);
  /// Accepts numbers from `least` up alone, likewise.
  Option* at_least(double least);
  /// Takes a size: bytes, or 64K, 500M, 2G, where a K is 1024 bytes. The value is a
  /// std::size_t.
  Option* size();

  bool is_flag() const { return std::holds_alternative<bool*>(value_); }
  bool is_list() const {
    return std::holds_alternative<std::vector<std::string>*>(value_);
  }
  bool is_positional() const { return word_.front() != '-'; }
  /// "-o", or empty.
  const std::string& letter() const { return letter_; }
  /// "--output", or the name of a positional argument.
  const std::string& word() const { return word_; }
  const Message& help() const { return help_; }
  /// What help calls the value: FILE, TAG, N.
  const std::string& type_name() const { return type_name_; }
  /// The heading under which help lists it.
  const std::string& group() const { return group_; }
  bool is_required() const { return required_; }
  const std::vector<const Option*>& excluded() const { return excluded_; }
  /// The words it accepts; empty: any.
  const std::vector<std::string>& choices() const { return choices_; }
  char delimiter() const { return delimiter_; }

  /// Puts what was typed where it belongs. Throws Error{usage} when it
  /// is not acceptable, in a sentence without the option's name.
  void accept(const std::vector<std::string>& typed) const;
  /// Sets a flag.
  void accept_flag(bool is_set) const {
    *std::get<bool*>(value_) = is_set != turns_off_;
  }

 private:
  void accept_one(const std::string& typed) const;
  /// False when `typed` is no T in the range.
  template <typename T>
  bool accept_number(const std::string& typed, T& number) const;
  [[noreturn]] void refuse_number(const std::string& typed) const;

  std::string letter_;
  std::string word_;
  OptionValue value_;
  Message help_;
  std::string type_name_;
  std::string group_;
  bool required_ = false;
  bool size_ = false;
  bool turns_off_ = false;
  char delimiter_ = '\0';
  std::vector<const Option*> excluded_;
  std::vector<std::string> choices_;
  double least_;
  double most_;
};

/// The options of one command, in the order in which help lists them.
class OptionTable {
 public:
  /// `command` is what is typed: "awase tmx check". `summary` says in a line what it
  /// does. --help is in every table.
  OptionTable(std::string command, std::string summary);
  OptionTable(const OptionTable&) = delete;
  OptionTable& operator=(const OptionTable&) = delete;

  /// The options that are added from here on stand under `heading`, a literal, or
  /// marked with translatable(); "Options" is the first.
  void heading(std::string heading) { heading_ = std::move(heading); }

  /// Adds a positional argument, without which the command does not run. A list takes
  /// all that are left. `help` is a literal, or marked with translatable().
  template <typename T>
  Option* add_argument(std::string_view name, T& value, std::string_view help = {}) {
    return add(name, &value, {}, Message::marked(help))->required();
  }
  template <typename T>
  Option* add_optional_argument(std::string_view name, T& value,
                                std::string_view help = {}) {
    return add(name, &value, {}, Message::marked(help));
  }
  /// Adds an option that takes a value, which help calls `type`: FILE, TAG, N. A list
  /// takes one value each time it is given.
  template <typename T>
  Option* add_option(std::string_view names, T& value, std::string type,
                     std::string_view help) {
    return add(names, &value, std::move(type), Message::marked(help));
  }
  template <typename T>
  Option* add_option(std::string_view names, T& value, std::string type,
                     const Message& help) {
    return add(names, &value, std::move(type), help);
  }
  /// Adds an option whose value goes to a function.
  Option* add_option_function(std::string_view names,
                              std::function<void(const std::string&)> take,
                              std::string type, std::string_view help) {
    return add(names, std::move(take), std::move(type), Message::marked(help));
  }
  /// Adds an option that takes no value.
  Option* add_flag(std::string_view names, bool& value, std::string_view help) {
    return add(names, &value, {}, Message::marked(help));
  }

  const std::string& command() const { return command_; }
  const std::string& summary() const { return summary_; }
  const std::vector<std::unique_ptr<Option>>& options() const { return options_; }
  /// The headings, in the order in which they first occur.
  std::vector<std::string> groups() const;

 private:
  Option* add(std::string_view names, OptionValue value, std::string type,
              Message help);

  std::string command_;
  std::string summary_;
  std::string heading_ = translatable("Options");
  bool help_ = false;
  std::vector<std::unique_ptr<Option>> options_;
};

/// Reads a size as Option::size() takes it; 0 bytes and what no std::size_t holds are
/// none. False when `text` is no size.
bool parse_size(std::string_view text, std::size_t& bytes);

}  // namespace awase
