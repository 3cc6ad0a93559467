// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_job.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "text/error.h"
#include "text/file.h"
#include "text/hash.h"
#include "text/sentences.h"

namespace awase {
namespace {

/// Opens what pairs in these languages may ask for.
void open_dictionaries(const Dictionaries& dictionaries, const std::string& source,
                       const std::string& target) {
  if (!source.empty() && !target.empty()) {
    dictionaries.open_for(source, target);
    return;
  }
  for (const FoundDictionary& found : dictionaries.list()) {
    try {
      dictionaries.find(found.headword_language, found.translation_language);
    } catch (const Error&) {
      // It may not be needed. Who does need it is told, each time.
    }
  }
}

/// Names and sizes of all dictionaries, a line each.
std::string describe(const Dictionaries& dictionaries) {
  std::string all;
  for (const FoundDictionary& found : dictionaries.list()) {
    std::error_code ignored;
    all += found.headword_language + "-" + found.translation_language + " " +
           std::to_string(std::filesystem::file_size(found.path, ignored)) + "\n";
  }
  return all;
}

void note_no_pair(AlignedPair& pair) {
  const auto& beads = pair.alignment.beads;
  const auto any = [&beads](auto test) {
    return std::any_of(beads.begin(), beads.end(), test);
  };
  if (any([&pair](const Bead& bead) { return pair.is_wanted(bead); })) return;
  if (any([&pair](const Bead& bead) {
        return bead.is_pair() && bead.confidence >= pair.min_confidence;
      }))
    pair.remarks.issues.emplace_back(
        Message("no pair is written, for all are code or have no words; --keep-code "
                "and --keep-same write them"));
  else
    pair.remarks.issues.emplace_back(
        Message("no pair; the two are hardly a text and its translation, or "
                "--min-confidence is too high"));
}

}  // namespace

Message describe(const ComparedTexts& compared, const std::string& url) {
  return Message(
      "texts in doubt: {asked}; sent to {url}: {sent}, known from before: "
      "{known}",
      {{"asked", compared.asked},
       {"url", url},
       {"sent", compared.sent},
       {"known", compared.asked - compared.sent}});
}

PairJob::PairJob(PairOptions options)
    : options_(std::move(options)),
      dictionaries_(std::make_shared<const Dictionaries>(options_.dictionary_folders)) {
  options_.reading.rules = read_rules(options_.reading);
  if (!options_.embeddings.url.empty())
    embeddings_ = std::make_shared<EmbeddingClient>(options_.embeddings);
}

PairJob::~PairJob() = default;

Remarks PairJob::load(const std::string& source_language,
                      const std::string& target_language,
                      std::vector<Lexicon> learned) {
  if (options_.use_dictionary)
    open_dictionaries(*dictionaries_, source_language, target_language);
  Remarks remarks;
  words_ = words_for(source_language, target_language, std::move(learned), remarks);
  return remarks;
}

PairJob::Words PairJob::words_for(const std::string& source_language,
                                  const std::string& target_language,
                                  std::vector<Lexicon> learned,
                                  Remarks& remarks) const {
  Words words;
  AlignOptions known{.use_dictionary = options_.use_dictionary,
                     .dictionaries = dictionaries_,
                     .find_crossed = options_.find_crossed};
  if (embeddings_)
    known.embedder = [client = embeddings_](const std::vector<std::string>& texts) {
      return client->embed(texts);
    };
  known.lexicons =
      read_lexicons(options_.words, source_language, target_language,
                    options_.use_dictionary ? dictionaries_.get() : nullptr, remarks);
  for (Lexicon& lexicon : learned) known.lexicons.push_back(std::move(lexicon));
  for (const Lexicon& lexicon : known.lexicons)
    words.lexicons += lexicon.source_language + " " + lexicon.target_language + " " +
                      hash_128_digits(to_tsv(lexicon)) + "\n";
  words.aligner = std::make_unique<const Aligner>(known);
  return words;
}

AlignedPair PairJob::run(const PairFiles& files, const PairWatch& watch) const {
  return run(files, options_.reading, watch);
}

AlignedPair PairJob::run(const PairFiles& files, const ReadingOptions& reading,
                         const PairWatch& watch) const {
  AlignedPair pair;
  pair.min_confidence = options_.min_confidence;
  pair.units = options_.units;
  PairTexts texts = read_pair(files, reading, pair.remarks);
  pair.source = std::move(texts.source);
  pair.target = std::move(texts.target);
  Words of_this_pair;
  if (!words_.aligner)
    of_this_pair = words_for(pair.source.document.language,
                             pair.target.document.language, {}, pair.remarks);
  const Aligner& aligner = words_.aligner ? *words_.aligner : *of_this_pair.aligner;
  if (watch.texts_are_read) watch.texts_are_read(pair.remarks);
  pair.alignment =
      aligner.align(pair.source, pair.target, texts.anchors, watch.progress);
  // Untranslated units are no regions: nobody would look for their counterpart. And
  // who wants page furniture aligned does not want to be told that it is some.
  if (reading.keep_boilerplate || texts.is_bilingual) pair.alignment.regions.clear();
  if (options_.cut_beads)
    pair.cut = cut_beads(aligner, pair.alignment, pair.source, pair.target);
  if (!options_.keep_list_numbers) {
    for (SegmentedText* text : {&pair.source, &pair.target})
      leave_out_list_markers(*text);
    if (pair.cut) leave_out_list_markers(pair.cut->target);
  }
  append(pair.remarks.issues, pair.alignment.issues);
  for (const Message& note : pair.alignment.notes)
    pair.remarks.notes.emplace_back(note);
  if (pair.alignment.compared.asked > 0)
    pair.remarks.details.emplace_back(
        describe(pair.alignment.compared, options_.embeddings.url));
  note_no_pair(pair);
  return pair;
}

std::string PairJob::fingerprint() const {
  std::string all = AWASE_VERSION;
  const auto add = [&all](std::string_view name, std::string_view value) {
    all += '\n';
    all += name;
    all += '=';
    all += value;
  };
  const ReadingOptions& reading = options_.reading;
  add("read-as", reading.format);
  add("boilerplate", reading.keep_boilerplate ? "1" : "0");
  add("keep-order", options_.find_crossed ? "0" : "1");
  add("list-numbers", options_.keep_list_numbers ? "1" : "0");
  add("segmented", reading.segmented ? "1" : "0");
  add("srx", reading.srx.empty() ? "" : hash_128_digits(read_file(reading.srx)));
  add("its", reading.its.empty() ? "" : hash_128_digits(read_file(reading.its)));
  add("tool-cuts",
      reading.tool_cuts ? std::to_string(static_cast<int>(*reading.tool_cuts)) : "");
  add("white-space", std::string(reading.line_ends_are_spaces ? "ends " : "") +
                         (reading.keep_lines ? "lines " : "") +
                         (reading.spaces_are_plain ? "plain" : ""));
  add("cut-beads", options_.cut_beads ? "1" : "0");
  add("min-confidence", std::to_string(options_.min_confidence));
  add("units", std::string(options_.units.keep_same ? "same " : "") +
                   (options_.units.keep_code ? "code " : "") +
                   (reading.with_attributes ? "attributes" : ""));
  add("embeddings", options_.embeddings.url);
  add("embeddings-model", options_.embeddings.model);
  add("dictionaries", options_.use_dictionary ? describe(*dictionaries_) : "none");
  add("lexicons", words_.lexicons);
  return hash_128_digits(all);
}

}  // namespace awase
