// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/memory_commands.h"
#include "jobs/match_report.h"
#include "text/file.h"
#include "text/language.h"

namespace awase {
namespace {

struct GrepCommandOptions {
  std::string memory;
  std::string text;
  std::string side;
  std::vector<std::string> also;
  GrepOptions grep;
  LookupLanguages languages;
  bool json = false;
};

ExitStatus run_grep(GrepCommandOptions options, const Console& console) {
  const OpenMemories memories = opened(options.memory, options.also);
  check_languages(options.memory, languages_of(memories.asked()),
                  canonical_languages(options.languages));
  std::string shown;
  if (!options.side.empty()) {
    LookupLanguages given = options.languages;
    const auto& sources = memories.asked().front()->snapshot()->sources();
    if (given.source.empty() && !sources.empty() &&
        sources[0].header.srclang != "*all*")
      given.source = sources[0].header.srclang;
    const LookupLanguages languages =
        choose_languages(given, options.text, memories.asked());
    options.grep.language =
        options.side == "source" ? languages.source : languages.target;
    shown = options.side == "source" ? languages.target : languages.source;
  }
  const GrepResult result = grep_memories(memories.asked(), options.text, options.grep);
  OutputFile output("-");
  for (const GrepHit& hit : result.hits)
    output.write(options.json ? json_of(hit, memories.paths()).dump() + "\n"
                              : show(hit, shown, memories.paths(),
                                     console.environment().colours));
  output.commit();
  if (result.units > result.hits.size())
    console.tell(Message("{shown} of {all} units are shown; --top shows more",
                         {{"shown", result.hits.size()}, {"all", result.units}}));
  if (result.units == 0) console.tell(Message("no unit holds it"));
  return result.units > 0 ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Run declare_memory_grep(OptionTable& table) {
  const auto options = std::make_shared<GrepCommandOptions>();
  table.add_argument("MEMORY", options->memory, "The memory (.awm)");
  table.add_argument(
      "TEXT", options->text,
      "What to search for: a word, a part of one, several; case, width and "
      "spaces do not matter");
  table.add_flag("--regex", options->grep.regex,
                 "TEXT is a regular expression (RE2), matched as it is");
  table
      .add_option("--in", options->side, "SIDE",
                  "The side that is searched, source or target; else both")
      ->choices({"source", "target"});
  table
      .add_option("--top", options->grep.top, "N",
                  "Most units that are shown; 20 is the default")
      ->range(1, 1000000);
  add_also_option(table, options->also);
  add_lookup_languages(table, options->languages);
  table.heading("Output");
  table.add_flag("--json", options->json, "Write a line of JSON for each unit");
  return run_with(options, run_grep);
}

}  // namespace awase
