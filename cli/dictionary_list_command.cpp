// SPDX-License-Identifier: Apache-2.0
//
// `awase dictionary list` and `awase dictionary path`.

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "align/dictionaries.h"
#include "cli/dictionary_commands.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

struct ListOptions {
  bool json = false;
};

struct PathOptions {
  std::string pair;
};

std::string line_of(const FoundDictionary& found, const Dictionary& dictionary,
                    bool json) {
  const std::string pair = found.headword_language + "-" + found.translation_language;
  if (json) {
    const nlohmann::ordered_json line = {{"pair", pair},
                                         {"headwords", dictionary.size()},
                                         {"origin", dictionary.origin()},
                                         {"path", found.path}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  return pair + "\t" + std::to_string(dictionary.size()) + "\t" +
         std::string(dictionary.origin()) + "\t" + found.path + "\n";
}

ExitStatus run_list(const ListOptions& options, const Console& console) {
  const Dictionaries dictionaries(console.environment().dictionary_folders());
  std::string lines;
  bool all_open = true;
  for (const FoundDictionary& found : dictionaries.list()) {
    try {
      lines += line_of(found, Dictionary(found.path), options.json);
    } catch (const Error& error) {
      all_open = false;
      console.warn(error.message());
    }
  }
  write_file("-", lines);
  if (lines.empty())
    console.tell(
        Message("there is no dictionary; 'awase dictionary build' compiles those that "
                "are installed"));
  return lines.empty() || !all_open ? ExitStatus::no : ExitStatus::done;
}

ExitStatus run_path(const PathOptions& options, const Console& console) {
  const Dictionaries dictionaries(console.environment().dictionary_folders());
  if (options.pair.empty()) {
    std::string lines;
    for (const std::string& folder : dictionaries.folders()) lines += folder + "\n";
    write_file("-", lines);
    return lines.empty() ? ExitStatus::no : ExitStatus::done;
  }
  for (const FoundDictionary& found : dictionaries.list()) {
    if (found.headword_language + "-" + found.translation_language != options.pair)
      continue;
    write_file("-", found.path + "\n");
    return ExitStatus::done;
  }
  console.tell(Message("there is no dictionary {pair}; see 'awase dictionary list'",
                       {{"pair", options.pair}}));
  return ExitStatus::no;
}

}  // namespace

Run declare_dictionary_list(OptionTable& table) {
  const auto options = std::make_shared<ListOptions>();
  table.heading("Result");
  table.add_flag("--json", options->json, "Print JSON, an object a line");
  return run_with(options, run_list);
}

Run declare_dictionary_path(OptionTable& table) {
  const auto options = std::make_shared<PathOptions>();
  table.add_optional_argument(
      "LANG-LANG", options->pair,
      "The file of this dictionary, as ja-en; without it, the folders "
      "that are looked through, the first first");
  return run_with(options, run_path);
}

}  // namespace awase
