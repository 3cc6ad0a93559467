// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <vector>

#include "align/aligner.h"
#include "align/dictionaries.h"
#include "align/learn_lexicon.h"
#include "cli/lexicon_commands.h"
#include "cli/lexicon_options.h"
#include "jobs/input.h"
#include "text/error.h"
#include "tmx/read_lexicon_file.h"

namespace awase {
namespace {

struct BuildOptions {
  std::vector<std::string> inputs;
  bool segmented = false;
  LexiconLanguages languages;
  LexiconOutput output;
  CommonOptions common;
};

/// Posterior from which a bead teaches.
constexpr double kTeaches = 0.8;

/// Aligns pairs of texts and learns from the beads that are sure.
Lexicon learn_from_texts(const BuildOptions& options, const Dictionaries& dictionaries,
                         const Console& console) {
  if (options.inputs.size() % 2 != 0)
    throw Error(ErrorKind::usage,
                "--segmented: an odd number of files; give each text and then its "
                "translation");
  const LexiconLanguages& of = options.languages;
  ReadingOptions reading;
  reading.segmented = true;
  const Aligner aligner({.dictionary_folders = dictionaries.folders()});
  LexiconLearner learner(of.source, of.target, dictionaries.headwords_for(of.source),
                         dictionaries.headwords_for(of.target));
  for (std::size_t i = 0; i < options.inputs.size(); i += 2) {
    const auto [source, target, anchors] =
        read_texts({options.inputs[i], of.source, ""},
                   {options.inputs[i + 1], of.target, ""}, reading, console);
    for (const Bead& bead : aligner.align(source, target, anchors).beads)
      if (bead.is_pair() && bead.confidence >= kTeaches)
        learner.add(joined(source, bead.source.first, bead.source.last),
                    joined(target, bead.target.first, bead.target.last));
  }
  console.explain("learned from " + std::to_string(learner.size()) + " pairs");
  return learner.lexicon();
}

ExitStatus run_build(BuildOptions options, const Environment& environment) {
  const Console console(environment, options.common.verbosity());
  options.languages.settle();
  const Dictionaries dictionaries(environment.dictionary_folders());
  const Lexicon lexicon =
      options.segmented
          ? learn_from_texts(options, dictionaries, console)
          : lexicon_from_memories(options.inputs, options.languages.source,
                                  options.languages.target, &dictionaries);
  for (const std::string& issue : lexicon.issues) console.warn(issue);
  write_lexicon(lexicon, options.output);
  console.tell(std::to_string(lexicon.entries.size()) + " entries written");
  return ExitStatus::done;
}

}  // namespace

Run declare_lexicon_build(OptionTable& table) {
  const auto options = std::make_shared<BuildOptions>();
  table
      .add_option("FILE", options->inputs,
                  "Translation memories (TMX); with --segmented, texts, each followed "
                  "by its translation")
      ->required();
  table.add_flag("--segmented", options->segmented,
                 "The files hold a segment a line; align them first");
  add_lexicon_languages(table, options->languages);
  add_lexicon_output(table, options->output);
  add_common_options(table, options->common);
  return [options](const Environment& environment) {
    return run_build(*options, environment);
  };
}

}  // namespace awase
