// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <vector>

#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "jobs/lexicon_report.h"
#include "text/file.h"

namespace awase {
namespace {

struct ShowOptions {
  std::string input;
  std::vector<std::string> words;
  bool json = false;
  LexiconLanguages languages;
};

ExitStatus run_show(ShowOptions options, const Console& console) {
  options.languages.settle();
  Lexicon lexicon = read_lexicon_file(options.input, options.languages.source,
                                      options.languages.target);
  console.warn(lexicon.issues);
  if (options.words.empty()) {
    write_file("-", lexicon_figures(lexicon, options.json));
    return ExitStatus::done;
  }
  keep_matching(lexicon, options.words, console.environment().dictionary_folders());
  write_file("-", lexicon_entries(lexicon, options.json));
  if (!lexicon.entries.empty()) return ExitStatus::done;
  console.tell(Message("no entry has these words"));
  return ExitStatus::no;
}

}  // namespace

Run declare_lexicon_show(OptionTable& table) {
  const auto options = std::make_shared<ShowOptions>();
  table.add_argument(
      "FILE", options->input,
      "Lexicon: TSV, hunalign's, TBX, TMX, CSV or XLSX; - is standard input");
  table.add_optional_argument(
      "WORD", options->words,
      "Show the entries with this word or phrase on either side, in "
      "whatever form; without it, how many there are");
  table.heading("Result");
  table.add_flag("--json", options->json, "Print JSON, an object a line");
  add_lexicon_languages(table, options->languages);
  return run_with(options, run_show);
}

}  // namespace awase
