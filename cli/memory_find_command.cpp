// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/memory_commands.h"
#include "jobs/match_report.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

struct FindCommandOptions {
  std::string memory;
  std::string text = "-";
  std::vector<std::string> also;
  FindOptions find;
  LookupLanguages languages;
  bool json = false;
};

/// The texts to look up: the one that was given, or the lines of standard input.
std::vector<std::string> texts_of(const FindCommandOptions& options) {
  if (options.text != "-") {
    if (trim(std::string_view(options.text)).empty())
      throw Error(ErrorKind::usage,
                  Message("TEXT is empty; give the sentence to look up"));
    return {options.text};
  }
  std::vector<std::string> texts;
  const std::string all = read_file("-");
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line =
        trim(std::string_view(all).substr(begin, end - begin));
    if (!line.empty()) texts.emplace_back(line);
    begin = end + 1;
  }
  return texts;
}

ExitStatus run_find(const FindCommandOptions& options, const Console& console) {
  const OpenMemories memories = opened(options.memory, options.also);
  const std::vector<std::string> texts = texts_of(options);
  if (texts.empty()) console.tell(Message("standard input has no sentence to look up"));
  OutputFile output("-");
  bool found_any = false;
  for (const std::string& text : texts) {
    const LookupLanguages languages =
        choose_languages(options.languages, text, memories.asked());
    MatchQuery query;
    query.content.text = text;
    query.source_language = languages.source;
    query.target_language = languages.target;
    const std::vector<Match> matches =
        find_matches(memories.asked(), query, options.find);
    found_any = found_any || !matches.empty();
    if (options.json) {
      nlohmann::ordered_json line = {{"text", text},
                                     {"source_lang", languages.source},
                                     {"target_lang", languages.target},
                                     {"matches", nlohmann::ordered_json::array()}};
      for (const Match& match : matches)
        line["matches"].push_back(json_of(match, memories.paths()));
      output.write(line.dump() + "\n");
      continue;
    }
    if (texts.size() > 1) output.write(text + "\n");
    for (const Match& match : matches)
      output.write(show(match, query, memories.paths(), console.environment().colours));
    if (matches.empty())
      console.tell(Message("no unit is as similar as {least} %; --min takes less",
                           {{"least", options.find.min_score}}));
  }
  output.commit();
  return found_any ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Run declare_memory_find(OptionTable& table) {
  const auto options = std::make_shared<FindCommandOptions>();
  table.add_argument("MEMORY", options->memory, "The memory (.awm)");
  table.add_optional_argument(
      "TEXT", options->text,
      "The sentence to look up; - or none: each line of standard input");
  table
      .add_option("--min", options->find.min_score, "N",
                  "Least score, 30 to 102: 100 is the same text, 101 and 102 with the "
                  "same neighbours, 95 to 99 the same but for numbers, codes, case or "
                  "punctuation; 70 is the default")
      ->range(30, 102);
  table
      .add_option("--top", options->find.top, "N",
                  "Most matches of a sentence; 5 is the default")
      ->range(1, 1000);
  add_also_option(table, options->also);
  add_lookup_languages(table, options->languages);
  table.heading("Output");
  table.add_flag(
      "--json", options->json,
      "Write a line of JSON for each sentence, with all that the units hold");
  return run_with(options, run_find);
}

}  // namespace awase
