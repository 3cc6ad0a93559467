// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <utility>
#include <vector>

#include "align/confidence.h"
#include "align/dictionaries.h"
#include "align/learn_lexicon.h"
#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "jobs/pair_job.h"
#include "text/error.h"
#include "tmx/formats/lexicon_file.h"

namespace awase {
namespace {

struct BuildOptions {
  std::vector<std::string> inputs;
  bool segmented = false;
  LexiconLanguages languages;
  LexiconOutput output;
  CommonOptions common;
};

/// Aligns pairs of texts and learns from the beads that are sure.
Lexicon learn_from_texts(const BuildOptions& options, const Console& console) {
  if (options.inputs.size() % 2 != 0)
    throw Error(ErrorKind::usage, Message("--segmented: an odd number of files; give "
                                          "each text and then its translation"));
  const LexiconLanguages& of = options.languages;
  PairOptions pairs;
  pairs.reading.segmented = true;
  pairs.dictionary_folders = console.environment().dictionary_folders();
  PairJob job(pairs);
  RemarkTeller(console).tell(job.load(of.source, of.target));
  const Dictionaries& dictionaries = job.dictionaries();
  LexiconLearner learner(of.source, of.target, dictionaries.headwords_for(of.source),
                         dictionaries.headwords_for(of.target));
  for (std::size_t i = 0; i < options.inputs.size(); i += 2) {
    const AlignedPair pair =
        job.run({{options.inputs[i], of.source}, {options.inputs[i + 1], of.target}});
    RemarkTeller(console).tell(pair.remarks);
    for (const Bead& bead : pair.alignment.beads)
      if (bead.is_pair() && bead.confidence >= kSureConfidence)
        learner.add(joined(pair.source, bead.source.first, bead.source.last),
                    joined(pair.target, bead.target.first, bead.target.last));
  }
  console.explain(Message::plural("learned from {count} pair",
                                  "learned from {count} pairs", learner.size()));
  return learner.lexicon();
}

Lexicon learn_from_memories(const BuildOptions& options,
                            const Environment& environment) {
  const Dictionaries dictionaries(environment.dictionary_folders());
  return lexicon_from_memories(options.inputs, options.languages.source,
                               options.languages.target, &dictionaries,
                               EntryChoice::terms_only);
}

ExitStatus run_build(BuildOptions options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  options.languages.settle();
  const LexiconFormat format = options.output.settled_format();
  Lexicon lexicon = options.segmented ? learn_from_texts(options, console)
                                      : learn_from_memories(options, environment);
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
  add_common_options(table, options->common);
  return run_with(options, run_build);
}

}  // namespace awase
