// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_aligner.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "jobs/pair_input.h"
#include "jobs/summary.h"
#include "text/file.h"
#include "text/hash.h"

namespace awase {
namespace {

/// Languages and sizes of dictionaries, for a hash.
std::string sizes_of(const std::vector<FoundDictionary>& dictionaries) {
  std::string all;
  for (const FoundDictionary& one : dictionaries) {
    std::error_code ignored;
    all += one.headword_language + "-" + one.translation_language + " " +
           std::to_string(std::filesystem::file_size(one.path, ignored)) + "\n";
  }
  return all;
}

}  // namespace

PairAligner::PairAligner(const AlignCommandOptions& options,
                         const std::string& source_language,
                         const std::string& target_language,
                         const Environment& environment, std::vector<Lexicon> learned)
    : options_(options),
      reading_(options.reading),
      style_(pair_style(options, environment)),
      environment_(environment) {
  const Console console(environment, options.common.verbosity());
  reading_.rules = read_rules(options.reading);
  AlignOptions known{.use_dictionary = !options.no_dictionary,
                     .dictionary_folders = options.dictionary_folders};
  // Records name no format, and their answers hold beads in any order.
  known.find_crossed =
      options.format.empty()
          ? !options.keep_order
          : finds_crossed(options, choose_format(options.format, "", environment));
  const Dictionaries dictionaries(known.dictionary_folders);
  known.lexicons =
      read_lexicons(options.known, source_language, target_language,
                    options.no_dictionary ? nullptr : &dictionaries, console);
  for (Lexicon& lexicon : learned) known.lexicons.push_back(std::move(lexicon));
  for (const Lexicon& lexicon : known.lexicons)
    lexicons_ += lexicon.source_language + " " + lexicon.target_language + " " +
                 hash_128_digits(to_tsv(lexicon)) + "\n";
  aligner_ = std::make_unique<Aligner>(known);
}

AlignedPair PairAligner::align(const InputOptions& source, const InputOptions& target,
                               std::vector<std::string>& issues) const {
  return align(source, target, reading_, issues);
}

AlignedPair PairAligner::align_lines(const InputOptions& source,
                                     const InputOptions& target,
                                     std::vector<std::string>& issues) const {
  ReadingOptions lines;
  lines.segmented = true;
  return align(source, target, lines, issues);
}

AlignedPair PairAligner::align(const InputOptions& source, const InputOptions& target,
                               const ReadingOptions& reading,
                               std::vector<std::string>& issues) const {
  const Console console(environment_, Verbosity::quiet, &issues);
  AlignedPair pair;
  pair.min_confidence = options_.min_confidence;
  pair.units = options_.units;
  PairInput input = read_pair(source, target, reading, {}, console);
  pair.source = std::move(input.source);
  pair.target = std::move(input.target);
  pair.alignment = aligner_->align(pair.source, pair.target, input.anchors);
  if (input.is_bilingual) pair.alignment.regions.clear();
  if (options_.no_list_numbers)
    for (SegmentedText* text : {&pair.source, &pair.target})
      leave_out_list_markers(*text);
  issues.insert(issues.end(), pair.alignment.issues.begin(),
                pair.alignment.issues.end());
  const auto& beads = pair.alignment.beads;
  if (std::none_of(beads.begin(), beads.end(), [&pair](const Bead& bead) {
        return bead.is_pair() && pair.is_wanted(bead);
      }))
    issues.emplace_back(
        "no pair; the two are hardly a text and its translation, or --min-confidence "
        "is too high");
  return pair;
}

std::string PairAligner::fingerprint() const {
  const AlignCommandOptions& o = options_;
  std::string all = AWASE_VERSION;
  const auto add = [&all](std::string_view name, std::string_view value) {
    all += '\n';
    all += name;
    all += '=';
    all += value;
  };
  add("format", o.format);
  add("read-as", o.reading.format);
  add("boilerplate", o.reading.keep_boilerplate ? "1" : "0");
  add("keep-order", o.keep_order ? "1" : "0");
  add("list-numbers", o.no_list_numbers ? "0" : "1");
  add("segmented", o.reading.segmented ? "1" : "0");
  add("srx", o.reading.srx.empty() ? "" : hash_128_digits(read_file(o.reading.srx)));
  add("its", o.reading.its.empty() ? "" : hash_128_digits(read_file(o.reading.its)));
  add("min-confidence", std::to_string(o.min_confidence));
  add("units", std::string(o.units.keep_same ? "same " : "") +
                   (o.units.keep_code ? "code " : "") +
                   (o.reading.with_attributes ? "attributes" : ""));
  add("segtype", o.segment_type);
  add("props", o.no_props ? "0" : "1");
  add("creation-id", o.creation_id);
  add("date", style_.memory.creationdate);
  add("dictionary",
      o.no_dictionary ? "none" : sizes_of(aligner_->dictionaries().list()));
  add("lexicons", lexicons_);
  return hash_128_digits(all);
}

PairFigures figures_of(const AlignedPair& pair) {
  const AlignSummary summary = summarize(pair);
  PairFigures figures;
  figures.source_segments = pair.source.size();
  figures.target_segments = pair.target.size();
  figures.beads = pair.alignment.beads.size();
  figures.pairs = summary.pairs;
  figures.left_out = summary.left_out;
  figures.doubtful = summary.doubtful;
  figures.mean_confidence = summary.mean_confidence;
  return figures;
}

}  // namespace awase
