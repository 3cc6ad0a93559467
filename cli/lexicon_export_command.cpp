// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <utility>
#include <vector>

#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "tmx/formats/lexicon_file.h"

namespace awase {
namespace {

struct ExportOptions {
  std::vector<std::string> inputs;
  LexiconLanguages languages;
  LexiconOutput output;
};

ExitStatus run_export(ExportOptions options, const Console& console) {
  options.languages.settle();
  Lexicon all;
  all.source_language = options.languages.source;
  all.target_language = options.languages.target;
  for (const std::string& path : options.inputs) {
    Lexicon lexicon = read_lexicon_file(path, all.source_language, all.target_language);
    console.warn(lexicon.issues);
    append_lexicon(all, std::move(lexicon));
  }
  share_weights(all);
  write_lexicon(std::move(all), options.output, console);
  return ExitStatus::done;
}

}  // namespace

Run declare_lexicon_export(OptionTable& table) {
  const auto options = std::make_shared<ExportOptions>();
  table.add_argument("FILE", options->inputs,
                     "Lexicons to join: TSV, hunalign's, TBX, TMX, CSV or XLSX; - is "
                     "standard input");
  add_lexicon_languages(table, options->languages);
  add_lexicon_output(table, options->output);
  return run_with(options, run_export);
}

}  // namespace awase
