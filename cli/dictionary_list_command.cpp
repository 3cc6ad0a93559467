// SPDX-License-Identifier: Apache-2.0
//
// `awase dictionary list` and `awase dictionary path`.

#include <memory>
#include <string>
#include <vector>

#include "cli/dictionary_commands.h"
#include "jobs/dictionary_report.h"
#include "text/file.h"

namespace awase {
namespace {

struct ListOptions {
  bool json = false;
};

struct PathOptions {
  std::string pair;
};

ExitStatus run_list(const ListOptions& options, const Console& console) {
  const Dictionaries dictionaries(console.environment().dictionary_folders());
  const DictionaryList list = list_dictionaries(dictionaries, options.json);
  for (const Message& fault : list.faults) console.warn(fault);
  write_file("-", list.lines);
  if (list.lines.empty())
    console.tell(
        Message("there is no dictionary; 'awase dictionary build' compiles those that "
                "are installed"));
  return list.lines.empty() || !list.faults.empty() ? ExitStatus::no : ExitStatus::done;
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
    if (pair_name(found) != options.pair) continue;
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
