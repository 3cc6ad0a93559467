// SPDX-License-Identifier: Apache-2.0
//
// What each part of the score brings: strict F1 without it, the other weights kept.
//
//   awase-ablation DICTIONARY FOLDER SET...

#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "align/dictionary.h"
#include "align/evaluation.h"
#include "align/text_pair.h"
#include "tests/quality/development_set.h"

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
      {"- dictionary", false,
       [](ScoreModel& model) { model = fitted_model(Evidence::thin); }},
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

double strict_f1(const std::vector<GoldDocument>& documents,
                 const Dictionary& dictionary, const Part& part) {
  Tally tally;
  for (const GoldDocument& document : documents) {
    const bool japanese = document.source.document.language == "ja";
    ScoreModel model = fitted_model(japanese ? Evidence::rich : Evidence::thin);
    part.remove(model);
    LinkSources sources;
    if (japanese && part.keeps_dictionary) sources.forward = &dictionary;
    sources.same_script = !japanese;
    TextPair pair = prepare_pair(find_terms(document.source, sources.forward),
                                 find_terms(document.target, nullptr), sources);
    refine_pair(pair, model);
    tally += compare(document.gold, listed(align_pair(pair, model)));
  }
  return strict_score(tally).f1;
}

int run(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: awase-ablation DICTIONARY FOLDER SET...\n");
    return 2;
  }
  const Dictionary dictionary(argv[1]);
  std::vector<std::vector<GoldDocument>> sets;
  std::printf("%-21s", "strict F1");
  for (int a = 3; a < argc; ++a) {
    sets.push_back(read_development_set(std::filesystem::path(argv[2]) / argv[a]));
    std::printf(" %10s", argv[a]);
  }
  std::printf("\n");
  for (const Part& part : parts()) {
    std::printf("%-21s", part.name);
    for (const auto& documents : sets)
      std::printf(" %10.4f", strict_f1(documents, dictionary, part));
    std::printf("\n");
  }
  return 0;
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  try {
    return awase::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "awase-ablation: %s\n", error.what());
    return 2;
  }
}
