// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <utility>
#include <vector>

#include "align/dictionaries.h"
#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "jobs/lexicon_from_texts.h"
#include "tmx/formats/lexicon_file.h"

namespace awase {
namespace {

struct BuildOptions {
  std::vector<std::string> inputs;
  bool segmented = false;
  LexiconLanguages languages;
  LexiconOutput output;
};

Lexicon learn_from_texts(const BuildOptions& options, const Console& console) {
  std::size_t learned = 0;
  Lexicon lexicon = lexicon_from_texts(
      options.inputs, options.languages.source, options.languages.target,
      console.environment().dictionary_folders(),
      [&](const Remarks& remarks) { RemarkTeller(console).tell(remarks); }, learned);
  console.explain(Message::plural("learned from {count} pair",
                                  "learned from {count} pairs", learned));
  return lexicon;
}

Lexicon learn_from_memories(const BuildOptions& options, const Console& console) {
  const Dictionaries dictionaries(console.environment().dictionary_folders());
  return lexicon_from_memories(options.inputs, options.languages.source,
                               options.languages.target, &dictionaries,
                               EntryChoice::terms_only);
}

ExitStatus run_build(BuildOptions options, const Console& console) {
  options.languages.settle();
  const LexiconFormat format = options.output.settled_format();
  Lexicon lexicon = options.segmented ? learn_from_texts(options, console)
                                      : learn_from_memories(options, console);
  console.warn(lexicon.issues);
  // Glossaries are for people, who take what they say for right.
  if (format != LexiconFormat::tsv && format != LexiconFormat::dic)
    keep_glossary(lexicon);
  write_lexicon(std::move(lexicon), options.output, console);
  return ExitStatus::done;
}

}  // namespace

Run declare_lexicon_build(OptionTable& table) {
  const auto options = std::make_shared<BuildOptions>();
  table.add_argument(
      "FILE", options->inputs,
      "Translation memories (TMX); with --segmented, texts, each followed "
      "by its translation");
  table.add_flag("--segmented", options->segmented,
                 "The files hold a segment a line; align them first");
  add_lexicon_languages(table, options->languages);
  add_lexicon_output(table, options->output);
  return run_with(options, run_build);
}

}  // namespace awase
