// SPDX-License-Identifier: Apache-2.0
//
// Fits the weights of the bead score and writes align/fitted_model.cpp.
//
//   awase-fit OUT FOLDER SET...
//   awase-fit [--embeddings URL] --only FEATURE,... OUT FOLDER SET...
//   awase-fit constants FOLDER SET...
//
// The second form fits these features for each kind of evidence and leaves all others
// as they are; cosine and cosine_size need a server of embeddings. The third looks for
// better constants inside the features and prints them. The lattice of each document is
// a conditional random field: the weights are those that make the gold beads likeliest
// (Lafferty, McCallum and Pereira 2001), with a Gaussian prior. First all sets
// together; then those with each kind of evidence, with the common weights as the
// prior. Prints, for five folds of the documents, how good the beads and how right the
// confidences are on the fold that was left out.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iomanip>
#include <map>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "align/aligner.h"
#include "align/text_pair.h"
#include "jobs/embedding_client.h"
#include "tests/quality/development_set.h"
#include "tests/quality/furniture.h"
#include "tests/quality/gold_lattice.h"
#include "tests/quality/minimise.h"
#include "tests/quality/run.h"

namespace awase {
namespace {

constexpr double kApart = 0.4;
constexpr double kLeastPosterior = 1e-5;
constexpr std::size_t kFolds = 5;
constexpr std::size_t kFurnitureSeed = 1000;
constexpr int kRounds = 3;
constexpr double kMadeUp = 0.25;  // What documents count for that were made of others.
constexpr double kSharedPrior = 0.1;  // Strength around the weights so far.
/// Around the common weights, for each kind of evidence.
constexpr std::array<double, kEvidences> kPriors = {1.0, 1.0, 0.3};

/// A document ready for fitting.
struct Example {
  std::string set;
  Evidence evidence = Evidence::thin;
  std::size_t fold = 0;  ///< The same for all that is made of one document.
  GoldLattice lattice;
};

/// Weights for each kind of evidence.
struct Fit {
  std::array<Weights, kEvidences> weights;
  Weights& of(Evidence evidence) { return weights[static_cast<std::size_t>(evidence)]; }
  const Weights& of(Evidence evidence) const {
    return weights[static_cast<std::size_t>(evidence)];
  }
  const Weights& of(const Example& example) const { return of(example.evidence); }
};

const char* name_of(Evidence evidence) {
  return evidence == Evidence::rich      ? "rich"
         : evidence == Evidence::covered ? "covered"
                                         : "thin";
}

Weights weights_of(const ScoreModel& model) {
  return Weights(model.weights.begin(), model.weights.end());
}

void put_weights(const Weights& weights, ScoreModel& model) {
  std::transform(weights.begin(), weights.end(), model.weights.begin(),
                 [](double weight) { return static_cast<float>(weight); });
}

/// A model whose constants are looked for.
struct Constants {
  double mix, rarity, dilution, spread, short_spread;
  std::array<float, kLinkKinds> trust;

  void put_into(ScoreModel& model) const {
    model.mix = mix;
    model.rarity = rarity;
    model.dilution = dilution;
    model.spread = spread;
    model.short_spread = short_spread;
    model.trust = trust;
  }
};

/// What is asked for vectors; empty: nothing.
Embedder embedder;

std::vector<Example> make_examples(const std::vector<GoldDocument>& documents,
                                   const Fit& models, const Constants* constants) {
  static const Aligner with_dictionaries;
  AlignOptions options;
  options.use_dictionary = false;
  static const Aligner without_dictionaries(options);
  std::vector<Example> examples;
  const auto add = [&](const GoldDocument& document, std::size_t number,
                       const std::string& set, const Aligner& aligner, double weight) {
    auto [pair, evidence] = aligner.prepare(document.source, document.target);
    ScoreModel model = fitted_model(evidence);
    put_weights(models.of(evidence), model);
    if (constants != nullptr) constants->put_into(model);
    refine_pair(pair, model);
    LikenessFinder likeness(document.source, document.target, embedder);
    examples.push_back(
        {set + " (" + name_of(evidence) + ")", evidence, number % kFolds,
         make_gold_lattice(pair, gold_path(document), model, kLeastPosterior,
                           embedder ? &likeness : nullptr)});
    examples.back().lattice.weight = weight;
  };
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const GoldDocument& document = documents[d];
    const bool is_merged = document.set.ends_with("-merge");
    add(document, d, document.set, with_dictionaries, is_merged ? kMadeUp : 1.0);
    if (document.source.document.language != "ja" || embedder) continue;
    // What stands on one side only, in runs, as on web pages: up to half of a side.
    const double share = 0.1 * static_cast<double>(d % 6);
    const auto seed = static_cast<std::uint32_t>(kFurnitureSeed + d);
    if (!is_merged)
      add(furnish(document, documents, share, seed).document, d,
          document.set + ", furniture", with_dictionaries, kMadeUp);
    // Japanese without its dictionary stands in for languages that have none.
    if (document.set == "osguide" || document.set == "ntrex-hard")
      add(document, d, document.set + ", no dictionary", without_dictionaries, 1.0);
  }
  return examples;
}

Fit fit_so_far() {
  Fit fit;
  for (std::size_t k = 0; k < kEvidences; ++k)
    fit.weights[k] = weights_of(fitted_model(static_cast<Evidence>(k)));
  return fit;
}

/// The mean of two fits. What the second pass sees depends on the weights of the first,
/// so that going all the way to each new fit would swing to and fro.
Fit between(Fit fit, const Fit& other) {
  for (std::size_t k = 0; k < kEvidences; ++k)
    for (std::size_t f = 0; f < fit.weights[k].size(); ++f)
      fit.weights[k][f] = (fit.weights[k][f] + other.weights[k][f]) / 2.0;
  return fit;
}

/// Fits on the examples that are not in fold `left_out`; kFolds for all of them.
Fit fit(const std::vector<Example>& examples, std::size_t left_out,
        const Weights& start) {
  std::vector<const GoldLattice*> all;
  std::array<std::vector<const GoldLattice*>, kEvidences> parts;
  for (std::size_t e = 0; e < examples.size(); ++e) {
    if (examples[e].fold == left_out) continue;
    all.push_back(&examples[e].lattice);
    parts[static_cast<std::size_t>(examples[e].evidence)].push_back(
        &examples[e].lattice);
  }
  const auto fit_some = [](const std::vector<const GoldLattice*>& lattices,
                           Weights weights, double strength) {
    const Weights prior = weights;
    if (lattices.empty()) return weights;
    minimise(
        [&](const Weights& point, Weights& gradient) {
          return loss(lattices, point, prior, strength, gradient);
        },
        weights, 300);
    return weights;
  };
  const Weights shared = fit_some(all, start, kSharedPrior);
  Fit fit;
  for (std::size_t k = 0; k < kEvidences; ++k)
    fit.weights[k] = fit_some(parts[k], shared, kPriors[k]);
  return fit;
}

/// Fits the features in `free` alone, from the weights in `start`.
Fit fit_some_features(const std::vector<Example>& examples, Fit start,
                      const std::vector<bool>& free) {
  for (std::size_t k = 0; k < kEvidences; ++k) {
    std::vector<const GoldLattice*> lattices;
    for (const Example& example : examples)
      if (static_cast<std::size_t>(example.evidence) == k)
        lattices.push_back(&example.lattice);
    if (lattices.empty()) continue;
    const Weights prior = start.weights[k];
    minimise(
        [&](const Weights& point, Weights& gradient) {
          const double nats = loss(lattices, point, prior, kSharedPrior, gradient);
          for (std::size_t f = 0; f < gradient.size(); ++f)
            if (!free[f]) gradient[f] = 0.0;
          return nats;
        },
        start.weights[k], 100);
  }
  return start;
}

/// The features that are named in `list`, apart by commas. Throws invalid_argument for
/// a name that is none.
std::vector<bool> features_of(const std::string& list) {
  std::vector<bool> free(kFeatureCount, false);
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const std::string name = list.substr(begin, end - begin);
    std::size_t f = 0;
    while (f < kFeatureCount && feature_name(f) != name) ++f;
    if (f == kFeatureCount)
      throw std::invalid_argument("--only: " + name + " is no feature");
    free[f] = true;
    begin = end + 1;
  }
  return free;
}

struct Tally {
  double right = 0, predicted = 0, gold = 0;
  double nats = 0;  ///< -ln p(gold), summed.
  double f1() const { return 2.0 * right / std::max(1.0, predicted + gold); }
};

void print_calibration(std::vector<Prediction> predictions) {
  std::sort(predictions.begin(), predictions.end(),
            [](const Prediction& a, const Prediction& b) {
              return a.confidence < b.confidence;
            });
  double wrong = 0;
  double wrong_low = 0;
  std::array<Tally, 10> bins;  // predicted: how many; gold: sum of confidences.
  for (std::size_t k = 0; k < predictions.size(); ++k) {
    const Prediction& p = predictions[k];
    wrong += p.is_right ? 0 : 1;
    if (k < predictions.size() / 10) wrong_low += p.is_right ? 0 : 1;
    Tally& bin =
        bins[std::min<std::size_t>(9, static_cast<std::size_t>(p.confidence * 10))];
    bin.predicted += 1;
    bin.gold += p.confidence;
    bin.right += p.is_right ? 1 : 0;
  }
  double error = 0;
  std::printf("\nconfidence   pairs    mean   right\n");
  for (std::size_t b = 0; b < bins.size(); ++b) {
    if (bins[b].predicted == 0) continue;
    error += std::abs(bins[b].gold - bins[b].right) /
             static_cast<double>(predictions.size());
    std::printf("%.1f - %.1f %9.0f %7.3f %7.3f\n", static_cast<double>(b) / 10,
                static_cast<double>(b + 1) / 10, bins[b].predicted,
                bins[b].gold / bins[b].predicted, bins[b].right / bins[b].predicted);
  }
  std::printf(
      "expected calibration error %.4f; of %.0f wrong pairs %.1f %% are among the "
      "tenth with the least confidence\n",
      error, wrong, 100.0 * wrong_low / std::max(1.0, wrong));
}

/// -ln p(gold) of one document.
double surprise(const Example& example, const Weights& weights) {
  const GoldLattice* lattice = &example.lattice;
  Weights gradient;
  return loss({&lattice, 1}, weights, weights, 0.0, gradient) / lattice->weight;
}

void cross_validate(const std::vector<Example>& examples, const Fit& whole) {
  std::map<std::string, Tally> fitted, held_out;
  std::vector<Prediction> predictions;
  constexpr std::array<std::pair<double, double>, 9> kRules = {{{0.3, 1e-3},
                                                                {0.4, 1e-3},
                                                                {0.45, 1e-3},
                                                                {0.5, 1e-3},
                                                                {0.3, 0.1},
                                                                {0.4, 0.1},
                                                                {0.4, 0.3},
                                                                {0.5, 0.3},
                                                                {0.5, 0.5}}};
  std::array<std::map<std::string, Tally>, kRules.size()> by_rule;
  const auto count = [](Tally& tally, const Example& example,
                        const std::vector<Prediction>& decoded) {
    tally.gold += static_cast<double>(example.lattice.gold_pairs);
    tally.predicted += static_cast<double>(decoded.size());
    for (const Prediction& p : decoded) tally.right += p.is_right ? 1 : 0;
  };
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Fit others = fit(examples, fold, whole.of(Evidence::rich));
    for (const Example& example : examples) {
      if (example.fold != fold) continue;
      const auto decoded = decode(example.lattice, others.of(example), kApart);
      count(held_out[example.set], example, decoded);
      for (std::size_t r = 0; r < kRules.size(); ++r)
        count(by_rule[r][example.set], example,
              decode(example.lattice, others.of(example), kRules[r].first,
                     kRules[r].second));
      held_out[example.set].nats += surprise(example, others.of(example));
      if (example.set.find(',') == std::string::npos)  // As people wrote it.
        predictions.insert(predictions.end(), decoded.begin(), decoded.end());
      count(fitted[example.set], example,
            decode(example.lattice, whole.of(example), kApart));
    }
  }
  std::printf("%-31s %8s %9s %9s\n", "strict F1", "fitted", "held out", "nats");
  double nats = 0.0;
  for (const auto& [set, tally] : fitted) {
    std::printf("%-31s %8.4f %9.4f %9.2f\n", set.c_str(), tally.f1(),
                held_out[set].f1(), held_out[set].nats);
    nats += held_out[set].nats;
  }
  std::printf("%-31s %28.2f\n", "all", nats);
  std::printf(
      "\nmean strict F1 held out, by what a pair costs and a one-sided bead "
      "counts\n");
  for (std::size_t r = 0; r < kRules.size(); ++r) {
    double sum = 0.0;
    for (const auto& [set, tally] : by_rule[r]) sum += tally.f1();
    std::printf("%.2f %.3f %.4f\n", kRules[r].first, kRules[r].second,
                sum / static_cast<double>(by_rule[r].size()));
  }
  print_calibration(std::move(predictions));
}

/// Structure is in no development set, so its weights are set by hand: strong enough to
/// decide between equals, never a wall.
double by_hand(std::size_t feature, double fitted) {
  switch (feature) {
    case kHeadingSame:
      return 1.0;
    case kHeadingOther:
      return -1.5;
    case kBlockSame:
      return 0.4;
    case kBlockOther:
      return -1.0;
    case kBlockCrossed:
      return -1.5;
    case kIdentical:  // Hardly one of the gold beads is.
      return 3.0;
    case kAnswerAlone:  // In the development sets both sides have as many.
      return 8.0;
    case kStraddleOther:  // To join costs a part of what the words of both halves say.
      return -20.0;
    default:
      return fitted;
  }
}

void write_model(const std::string& path, const Fit& fit) {
  std::ofstream out(path);
  out << "// SPDX-License-Identifier: Apache-2.0\n//\n// Written by awase-fit; "
         "docs/accuracy.md has the command.\n\n#include \"align/bead_score.h\"\n\n// "
         "clang-format off\n"
         "namespace awase {\nnamespace {\n\n"
      << std::fixed << std::setprecision(4);
  const auto write = [&](const char* name, const Weights& weights) {
    out << "constexpr Features " << name << " = {\n";
    for (std::size_t f = 0; f < weights.size(); ++f)
      out << "    " << by_hand(f, weights[f]) << "F,  // " << feature_name(f) << "\n";
    out << "};\n\n";
  };
  write("kThin", fit.of(Evidence::thin));
  write("kCovered", fit.of(Evidence::covered));
  write("kRich", fit.of(Evidence::rich));
  out << "}  // namespace\n\nScoreModel fitted_model(Evidence evidence) {\n"
         "  ScoreModel model;\n  model.weights = evidence == Evidence::thin      ? "
         "kThin\n"
         "                  : evidence == Evidence::covered ? kCovered\n"
         "                                                  : kRich;\n"
         "  model.doubt = evidence == Evidence::rich ? 5.0 : 1.5;\n"
         "  return model;\n}\n\n}  // namespace awase\n";
}

double total_loss(const std::vector<Example>& examples, const Fit& fit) {
  return std::accumulate(examples.begin(), examples.end(), 0.0,
                         [&](double sum, const Example& example) {
                           return sum + surprise(example, fit.of(example));
                         });
}

/// Looks for better constants one by one; prints what it finds.
void search_constants(const std::vector<GoldDocument>& documents) {
  const ScoreModel model = fitted_model(Evidence::rich);
  const Fit start = fit_so_far();
  Constants best{model.mix,    model.rarity,       model.dilution,
                 model.spread, model.short_spread, model.trust};
  const auto try_out = [&](const Constants& constants) {
    const auto examples = make_examples(documents, start, &constants);
    return total_loss(examples, fit(examples, kFolds, start.of(Evidence::rich)));
  };
  double least = try_out(best);
  std::printf("start %.2f\n", least);
  const auto improve = [&](const char* name, auto& value) {
    using Value = std::remove_reference_t<decltype(value)>;
    for (const double factor : {0.7, 1.4}) {
      for (int step = 0; step < 3; ++step) {
        const Value before = value;
        value = static_cast<Value>(value * factor);
        const double now = try_out(best);
        if (now >= least - 0.2) {
          value = before;
          break;
        }
        least = now;
        std::printf("%-14s %.4f  loss %.2f\n", name, static_cast<double>(value), least);
        std::fflush(stdout);
      }
    }
  };
  improve("dilution", best.dilution);
  improve("mix", best.mix);
  improve("rarity", best.rarity);
  improve("spread", best.spread);
  improve("short_spread", best.short_spread);
  for (std::size_t kind = 0; kind < kLinkKinds; ++kind) {
    const std::string name = "trust " + std::to_string(kind);
    improve(name.c_str(), best.trust[kind]);
  }
}

}  // namespace

int run(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: awase-fit [--only FEATURE,...] OUT FOLDER SET...\n");
    return 2;
  }
  std::unique_ptr<EmbeddingClient> embeddings;
  if (std::string(argv[1]) == "--embeddings") {
    embeddings = std::make_unique<EmbeddingClient>(EmbeddingOptions{.url = argv[2]});
    embedder = [&](const std::vector<std::string>& texts) {
      return embeddings->embed(texts);
    };
    argc -= 2;
    argv += 2;
  }
  std::vector<bool> free;
  if (std::string(argv[1]) == "--only" && argc >= 6) {
    free = features_of(argv[2]);
    argc -= 2;
    argv += 2;
  }
  std::vector<GoldDocument> documents;
  for (int a = 3; a < argc; ++a)
    for (GoldDocument& document :
         read_development_set(std::filesystem::path(argv[2]) / argv[a]))
      documents.push_back(std::move(document));
  if (std::string(argv[1]) == "constants") {
    search_constants(documents);
    return 0;
  }
  Fit models = fit_so_far();
  if (!free.empty()) {
    // What is asked about does not hang on what embeddings count for.
    for (int round = 0; round < (embedder ? 1 : kRounds); ++round)
      models =
          fit_some_features(make_examples(documents, models, nullptr), models, free);
    write_model(argv[1], models);
    return 0;
  }
  for (int round = 0; round < kRounds; ++round)
    models = between(models, fit(make_examples(documents, models, nullptr), kFolds,
                                 models.of(Evidence::rich)));
  write_model(argv[1], models);
  cross_validate(make_examples(documents, models, nullptr), models);
  return 0;
}

}  // namespace awase
