// SPDX-License-Identifier: Apache-2.0

#include "terminal/completion.h"

#include <algorithm>
#include <set>

#include "text/ascii.h"
#include "text/charset.h"
#include "text/known_languages.h"

namespace awase {
namespace {

bool begins(std::string_view word, std::string_view typed) {
  return ascii_lower(word.substr(0, typed.size())) == ascii_lower(typed);
}

/// Collects the candidates that go on from what was typed.
class Collector {
 public:
  explicit Collector(std::string typed) : typed_(std::move(typed)) {}

  void add(std::string_view word, std::string meaning) {
    if (begins(word, typed_))
      found_.candidates.push_back({std::string(word), std::move(meaning)});
  }
  void add_commands(std::span<const Command> commands, std::string_view prefix) {
    for (const Command& command : commands)
      add(command.name.substr(prefix.size()), rendered(command.summary));
  }
  Completion take() { return std::move(found_); }

 private:
  std::string typed_;
  Completion found_;
};

/// The words before the one that is completed, as the table of the command has them.
class TypedArguments {
 public:
  TypedArguments(const OptionTable& table, std::span<const std::string> words)
      : table_(table) {
    for (const std::string& word : words) take(word);
  }

  /// The option whose value comes next; null: none.
  const Option* expecting() const { return expecting_; }
  bool options_ended() const { return ended_; }

  /// The argument that comes next; null: there are enough.
  const Option* next_argument() const {
    std::size_t before = positional_;
    const Option* last = nullptr;
    for (const auto& option : table_.options()) {
      if (!option->is_positional()) continue;
      if (before == 0) return option.get();
      --before;
      last = option.get();
    }
    return last != nullptr && last->is_list() ? last : nullptr;
  }

  /// Whether `option` may still be given.
  bool may_follow(const Option& option) const {
    if (given_.contains(&option) && !option.is_list()) return false;
    const auto excludes = [](const Option& one, const Option* other) {
      return std::find(one.excluded().begin(), one.excluded().end(), other) !=
             one.excluded().end();
    };
    return std::none_of(given_.begin(), given_.end(), [&](const Option* other) {
      return excludes(option, other) || excludes(*other, &option);
    });
  }

 private:
  void take(const std::string& word) {
    if (expecting_ != nullptr) {
      if (word != "=") expecting_ = nullptr;
    } else if (ended_ || word.size() < 2 || word[0] != '-') {
      ++positional_;
    } else if (word == "--") {
      ended_ = true;
    } else {
      const bool is_word = word[1] == '-';
      const std::size_t equals = word.find('=');
      const Option* const option =
          find(is_word ? word.substr(0, equals) : word.substr(0, 2));
      if (option == nullptr) return;
      given_.insert(option);
      const bool has_value = is_word ? equals != word.npos : word.size() > 2;
      if (!option->is_flag() && !has_value) expecting_ = option;
    }
  }

  const Option* find(const std::string& name) const {
    for (const auto& option : table_.options())
      if (option->word() == name || option->letter() == name) return option.get();
    return nullptr;
  }

  const OptionTable& table_;
  const Option* expecting_ = nullptr;
  std::set<const Option*> given_;
  std::size_t positional_ = 0;
  bool ended_ = false;
};

/// The values of `option` that go on from `typed`; `before` stands in front of each.
Completion complete_value(const Option& option, std::string before, std::string typed) {
  if (option.delimiter() != '\0') {
    const std::size_t last = typed.rfind(option.delimiter());
    if (last != typed.npos) {
      before += typed.substr(0, last + 1);
      typed.erase(0, last + 1);
    }
  }
  Collector collector(before + typed);
  for (const std::string& choice : option.choices()) collector.add(before + choice, "");
  if (value_kind(option) == ValueKind::language)
    for (const std::string& tag : known_languages())
      collector.add(before + tag,
                    rendered(Message("{language}", {{"language", LanguageName{tag}}})));
  if (value_kind(option) == ValueKind::encoding)
    for (const std::string& name : common_charsets()) collector.add(before + name, "");
  Completion completion = collector.take();
  if (option.choices().empty()) completion.kind = value_kind(option);
  return completion;
}

Completion complete_option(const OptionTable& table, const TypedArguments& before,
                           const std::string& typed) {
  const std::size_t equals = typed.find('=');
  Collector collector(typed);
  for (const auto& option : table.options()) {
    if (option->is_positional()) continue;
    if (equals != typed.npos && !option->is_flag() &&
        option->word() == typed.substr(0, equals))
      return complete_value(*option, option->word() + "=", typed.substr(equals + 1));
    if (!before.may_follow(*option)) continue;
    if (typed == option->letter())
      collector.add(option->letter(), rendered(option->help()));
    collector.add(option->word(), rendered(option->help()));
  }
  return collector.take();
}

Completion complete_arguments(const Command& command,
                              std::span<const std::string> words) {
  const DeclaredCommand declared(command);
  const OptionTable& table = declared.options();
  const TypedArguments before(table, words.first(words.size() - 1));
  const std::string& typed = words.back();
  if (before.expecting() != nullptr)
    return complete_value(*before.expecting(), "", typed);
  if (!before.options_ended() && typed.starts_with('-'))
    return complete_option(table, before, typed);
  const Option* const argument = before.next_argument();
  return argument == nullptr ? Completion() : complete_value(*argument, "", typed);
}

/// Completes what follows "awase help".
Completion complete_help(const CommandTable& table,
                         std::span<const std::string> words) {
  Collector collector(words.back());
  if (words.size() == 1)
    collector.add_commands(table.commands, "");
  else if (const auto* group = table.find_group(words.front());
           group != nullptr && words.size() == 2)
    collector.add_commands(group->commands, group->prefix);
  return collector.take();
}

}  // namespace

ValueKind value_kind(const Option& option) {
  constexpr std::pair<std::string_view, ValueKind> kKinds[] = {
      {"FILE", ValueKind::file},        {"PATH", ValueKind::file},
      {"MEMORY", ValueKind::file},      {"SOURCE", ValueKind::file},
      {"TARGET", ValueKind::file},      {"ALIGNMENT", ValueKind::file},
      {"GOLD", ValueKind::file},        {"PREDICTED", ValueKind::file},
      {"MANIFEST", ValueKind::file},    {"OLD", ValueKind::file},
      {"NEW", ValueKind::file},         {"DIR", ValueKind::folder},
      {"FOLDER", ValueKind::folder},    {"TAG", ValueKind::language},
      {"ENCODING", ValueKind::encoding}};
  const std::string& name = option.is_positional() ? option.word() : option.type_name();
  for (const auto& [known, kind] : kKinds)
    if (known == name) return kind;
  return ValueKind::text;
}

Completion complete(const CommandTable& table, std::span<const std::string> words) {
  if (words.empty()) return {};
  const std::string& first = words.front();
  if (words.size() == 1) {
    Collector collector(first);
    collector.add_commands(table.commands, "");
    collector.add("help", rendered(translatable("Show the page of a command")));
    if (first.starts_with('-')) {
      collector.add("--help", "");
      collector.add("--version", "");
    }
    return collector.take();
  }
  if (first == "help") return complete_help(table, words.subspan(1));
  if (const CommandGroup* const group = table.find_group(first)) {
    if (words.size() == 2) {
      Collector collector(words.back());
      collector.add_commands(group->commands, group->prefix);
      return collector.take();
    }
    const Command* const command = table.find(first + " " + words[1]);
    return command == nullptr ? Completion()
                              : complete_arguments(*command, words.subspan(2));
  }
  const Command* const command = table.find(first);
  return command == nullptr ? Completion()
                            : complete_arguments(*command, words.subspan(1));
}

std::string completion_lines(const CommandTable& table, std::span<char* const> words) {
  const std::vector<std::string> typed(words.begin(), words.end());
  const Completion completion = complete(table, typed);
  std::string out = completion.kind == ValueKind::file     ? "files\n"
                    : completion.kind == ValueKind::folder ? "folders\n"
                                                           : "words\n";
  for (const auto& [word, meaning] : completion.candidates)
    out += word + (meaning.empty() ? "" : "\t" + meaning) + "\n";
  return out;
}

}  // namespace awase
