// SPDX-License-Identifier: Apache-2.0
//
// What each part of the score brings: strict F1 without it, the other weights kept.
//
//   awase-ablation FOLDER SET...

#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "align/text_pair.h"
#include "tests/quality/development_set.h"
#include "tests/quality/run.h"

namespace awase {
namespace {

/// A part of the score and how to take it away.
struct Part {
  const char* name;
  bool keeps_dictionary;
  std::function<void(ScoreModel&)> remove;
};

void clear(ScoreModel& model, std::initializer_list<Feature> features) {
  for (const Feature feature : features) model.weights[feature] = 0.0F;
}

void mute(ScoreModel& model, LinkKind kind) {
  model.trust[static_cast<std::size_t>(kind)] = 1e-6F;
}

const std::vector<Part>& parts() {
  static const std::vector<Part> all = {
      {"everything", true, [](ScoreModel&) {}},
      {"- dictionary", false, [](ScoreModel&) {}},
      {"- readings, sound", true,
       [](ScoreModel& model) {
         mute(model, LinkKind::reading);
         mute(model, LinkKind::sound);
       }},
      {"- cognates", true, [](ScoreModel& model) { mute(model, LinkKind::cognate); }},
      {"- numbers", true,
       [](ScoreModel& model) {
         clear(model, {kNumberMatch, kNumberMiss});
       }},
      {"- learned words", true,
       [](ScoreModel& model) { clear(model, {kLearnedMatch}); }},
      {"- source explained", true,
       [](ScoreModel& model) {
         clear(model, {kSourceMatch, kSourceMiss});
       }},
      {"- habits of the pair", true,
       [](ScoreModel& model) { clear(model, {kShapeHabit}); }},
      {"- silence", true, [](ScoreModel& model) { clear(model, {kSilence}); }},
      {"- tiny segments", true,
       [](ScoreModel& model) {
         clear(model, {kTinyInside, kTinyPair, kTinyAlone});
       }},
      {"- silent segments", true,
       [](ScoreModel& model) { clear(model, {kSilentInside}); }},
      {"- marks, sentences", true,
       [](ScoreModel& model) {
         for (std::size_t f = kQuestionSame; f <= kSentencesOther; ++f)
           model.weights[f] = 0.0F;
       }},
      {"- openers", true,
       [](ScoreModel& model) {
         clear(model, {kOpenerSame, kOpenerOther, kOpenerOne, kOpenerAlone});
       }},
      {"- length", true,
       [](ScoreModel& model) {
         clear(model, {kLengthSquare, kLengthLinear});
       }},
  };
  return all;
}

double strict_f1(const std::vector<GoldDocument>& documents, const Aligner& aligner,
                 const Part& part) {
  Tally tally;
  for (const GoldDocument& document : documents) {
    auto [pair, evidence] = aligner.prepare(document.source, document.target);
    ScoreModel model = fitted_model(evidence);
    part.remove(model);
    refine_pair(pair, model);
    tally += compare(document.gold, listed(align_pair(pair, model)));
  }
  return strict_score(tally).f1;
}

}  // namespace

int run(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: awase-ablation FOLDER SET...\n");
    return 2;
  }
  const Aligner with_dictionaries;
  AlignOptions options;
  options.use_dictionary = false;
  const Aligner without_dictionaries(options);
  std::vector<std::vector<GoldDocument>> sets;
  std::printf("%-21s", "strict F1");
  for (int a = 2; a < argc; ++a) {
    sets.push_back(read_development_set(std::filesystem::path(argv[1]) / argv[a]));
    std::printf(" %10s", argv[a]);
  }
  std::printf("\n");
  for (const Part& part : parts()) {
    std::printf("%-21s", part.name);
    for (const auto& documents : sets)
      std::printf(" %10.4f", strict_f1(documents,
                                       part.keeps_dictionary ? with_dictionaries
                                                             : without_dictionaries,
                                       part));
    std::printf("\n");
  }
  return 0;
}

}  // namespace awase
