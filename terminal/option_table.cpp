// SPDX-License-Identifier: Apache-2.0

#include "terminal/option_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <type_traits>
#include <utility>

#include "text/ascii.h"
#include "text/decimal.h"
#include "text/error.h"
#include "text/nearest_name.h"

namespace awase {
namespace {

constexpr double kAny = std::numeric_limits<double>::infinity();

[[noreturn]] void refuse(Message message) {
  throw Error(ErrorKind::usage, std::move(message));
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

/// A number as people write it: 1024, 0.001.
std::string shown(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", number);
  return text;
}

[[noreturn]] void refuse_choice(const std::string& typed,
                                const std::vector<std::string>& choices) {
  const std::vector<std::string_view> words(choices.begin(), choices.end());
  const std::string_view meant = nearest(typed, words);
  if (meant.empty())
    refuse(Message("'{typed}' is none of {words}",
                   {{"typed", typed}, {"words", joined(words)}}));
  refuse(Message("'{typed}' is none of {words}; did you mean '{meant}'?",
                 {{"typed", typed}, {"words", joined(words)}, {"meant", meant}}));
}

/// The whole of `typed` as a T. False when it is none.
template <typename T>
bool parse_number(const std::string& typed, T& number) {
  if constexpr (std::is_same_v<T, double>) {
    const auto read = read_decimal(typed);
    if (read) number = *read;
    return read.has_value();
  } else {
    const char* const end = typed.data() + typed.size();
    const auto [stop, failure] = std::from_chars(typed.data(), end, number);
    return failure == std::errc() && stop == end;
  }
}

}  // namespace

Option::Option(std::string_view names, OptionValue value, std::string type,
               std::string group, Message help)
    : value_(std::move(value)),
      help_(std::move(help)),
      type_name_(std::move(type)),
      group_(std::move(group)),
      least_(-kAny),
      most_(kAny) {
  const std::size_t comma = names.find(',');
  if (comma != names.npos) {
    letter_ = names.substr(0, comma);
    names.remove_prefix(comma + 1);
  }
  word_ = names;
}

Option* Option::turns_off() {
  turns_off_ = true;
  return this;
}

Option* Option::required() {
  required_ = true;
  return this;
}

Option* Option::excludes(const Option* other) {
  excluded_.push_back(other);
  return this;
}

Option* Option::delimiter(char separator) {
  delimiter_ = separator;
  return this;
}

Option* Option::choices(const std::vector<std::string_view>& words) {
  choices_.assign(words.begin(), words.end());
  return this;
}

Option* Option::range(double least, double most) {
  least_ = least;
  most_ = most;
  return this;
}

Option* Option::at_least(double least) { return range(least, kAny); }

Option* Option::size() {
  size_ = true;
  return this;
}

void Option::accept(const std::vector<std::string>& typed) const {
  for (const std::string& value : typed) accept_one(value);
}

template <typename T>
bool Option::accept_number(const std::string& typed, T& number) const {
  T read = 0;
  if (!parse_number(typed, read)) return false;
  const auto measured = static_cast<double>(read);
  if (!std::isfinite(measured) || measured < least_ || measured > most_) return false;
  number = read;
  return true;
}

void Option::accept_one(const std::string& as_typed) const {
  std::string typed = as_typed;
  if (!choices_.empty()) {
    // A choice is taken in any case, as endings of files are.
    const auto choice =
        std::find_if(choices_.begin(), choices_.end(), [&](const std::string& one) {
          return one == as_typed || ascii_lower(one) == ascii_lower(as_typed);
        });
    if (choice == choices_.end()) refuse_choice(as_typed, choices_);
    typed = *choice;
  }
  if (const auto* const text = std::get_if<std::string*>(&value_)) {
    **text = typed;
  } else if (const auto* const list = std::get_if<std::vector<std::string>*>(&value_)) {
    (*list)->push_back(typed);
  } else if (const auto* const take =
                 std::get_if<std::function<void(const std::string&)>>(&value_)) {
    (*take)(typed);
  } else if (size_) {
    if (!parse_size(typed, *std::get<std::size_t*>(value_)))
      refuse(Message("'{typed}' is no size; say 500M or 2G", {{"typed", typed}}));
  } else if (const auto* const share = std::get_if<std::optional<double>*>(&value_)) {
    if (!accept_number(typed, (*share)->emplace())) refuse_number(typed);
  } else {
    const bool accepted = std::visit(
        [&](const auto& place) {
          using Place = std::decay_t<decltype(place)>;
          if constexpr (std::is_arithmetic_v<std::remove_pointer_t<Place>> &&
                        !std::is_same_v<Place, bool*>)
            return accept_number(typed, *place);
          else
            return false;
        },
        value_);
    if (!accepted) refuse_number(typed);
  }
}

void Option::refuse_number(const std::string& typed) const {
  const bool whole = !std::holds_alternative<double*>(value_) &&
                     !std::holds_alternative<std::optional<double>*>(value_);
  if (most_ < kAny) {
    const std::vector<MessagePlace> places = {
        {"typed", typed}, {"least", shown(least_)}, {"most", shown(most_)}};
    refuse(whole
               ? Message("'{typed}' is no whole number from {least} to {most}", places)
               : Message("'{typed}' is no number from {least} to {most}", places));
  }
  if (least_ > -kAny) {
    const std::vector<MessagePlace> places = {{"typed", typed},
                                              {"least", shown(least_)}};
    refuse(whole ? Message("'{typed}' is no whole number from {least} up", places)
                 : Message("'{typed}' is no number from {least} up", places));
  }
  refuse(whole ? Message("'{typed}' is no whole number", {{"typed", typed}})
               : Message("'{typed}' is no number", {{"typed", typed}}));
}

OptionTable::OptionTable(std::string command, std::string summary)
    : command_(std::move(command)), summary_(std::move(summary)) {
  add_flag("-h,--help", help_, "Show this page");
}

Option* OptionTable::add(std::string_view names, OptionValue value, std::string type,
                         Message help) {
  options_.push_back(std::make_unique<Option>(names, std::move(value), std::move(type),
                                              heading_, std::move(help)));
  return options_.back().get();
}

std::vector<std::string> OptionTable::groups() const {
  std::vector<std::string> groups;
  for (const auto& option : options_)
    if (!option->is_positional() &&
        std::find(groups.begin(), groups.end(), option->group()) == groups.end())
      groups.push_back(option->group());
  return groups;
}

bool parse_size(std::string_view text, std::size_t& bytes) {
  std::size_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, count);
  if (failure != std::errc()) return false;
  std::string unit(stop, end);
  for (char& letter : unit)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  if (unit.ends_with('B')) unit.pop_back();
  if (unit.size() == 2 && unit.ends_with('I')) unit.pop_back();
  constexpr std::string_view kUnits = "KMGT";
  int shift = 0;
  if (!unit.empty()) {
    const std::size_t at = kUnits.find(unit);
    if (unit.size() != 1 || at == kUnits.npos) return false;
    shift = 10 * (static_cast<int>(at) + 1);
  }
  if (count == 0 || count > std::numeric_limits<std::size_t>::max() >> shift)
    return false;
  bytes = count << shift;
  return true;
}

}  // namespace awase
