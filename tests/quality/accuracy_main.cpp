// SPDX-License-Identifier: Apache-2.0
//
// Prints the accuracy table and fails when a set is below its floor.
//
//   awase-accuracy [--errors] [--skip] [--calibration] [--embeddings URL]
//                  FOLDER SET[=FLOOR]...
//
// FOLDER holds a folder for each set. Strict F1 over beads with two sides, summed over
// the documents of a set, on the segments as given. With --errors, each wrong and each
// missed bead is printed with its text. With --calibration three columns more say how
// right the confidences are: the expected calibration error over ten bins, how many
// pairs are wrong, and the share of them that is among the tenth with the least
// confidence. With --embeddings that server is asked where it is in doubt which
// beads are right; two columns more say how many texts it was asked about, and how many
// that is by the hundred segments. With --skip, as for ctest, the exit status is 77
// when FOLDER is not there or no dictionary was built. Exit status 1 below a floor, 2
// when a set cannot be read.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "jobs/embedding_client.h"
#include "tests/quality/development_set.h"
#include "tests/quality/run.h"

namespace awase {
namespace {

void print_bead(const char* what, const ListedBead& bead, double confidence,
                const GoldDocument& document) {
  std::printf("%s %s %.3f\n", what, document.name.c_str(), confidence);
  for (const std::size_t i : bead.source)
    std::printf("  %4zu  %s\n", i, std::string(document.source.text(i)).c_str());
  for (const std::size_t j : bead.target)
    std::printf("  %4zu      %s\n", j, std::string(document.target.text(j)).c_str());
}

void print_errors(const GoldDocument& document, const Alignment& alignment) {
  std::map<ListedBead, double> predicted;
  const std::vector<ListedBead> beads = listed(alignment.beads);
  for (std::size_t b = 0; b < beads.size(); ++b)
    predicted.emplace(beads[b], alignment.beads[b].confidence);
  const auto is_pair = [](const ListedBead& bead) {
    return !bead.source.empty() && !bead.target.empty();
  };
  for (const auto& [bead, confidence] : predicted)
    if (is_pair(bead) && std::find(document.gold.begin(), document.gold.end(), bead) ==
                             document.gold.end())
      print_bead("wrong", bead, confidence, document);
  for (const ListedBead& bead : document.gold)
    if (is_pair(bead) && !predicted.contains(bead))
      print_bead("missed", bead, 0.0, document);
}

/// How right the confidences of the pairs of a set are.
class Calibration {
 public:
  void add(const GoldDocument& document, const Alignment& alignment) {
    const std::vector<ListedBead> beads = listed(alignment.beads);
    for (std::size_t b = 0; b < beads.size(); ++b) {
      if (!alignment.beads[b].is_pair()) continue;
      const bool is_right = std::find(document.gold.begin(), document.gold.end(),
                                      beads[b]) != document.gold.end();
      pairs_.emplace_back(alignment.beads[b].confidence, is_right);
    }
  }

  void print() {
    std::stable_sort(
        pairs_.begin(), pairs_.end(),
        [](const auto& one, const auto& other) { return one.first < other.first; });
    constexpr std::size_t kBins = 10;
    std::array<double, kBins> excess{};  // Confidence beyond what is right, summed.
    std::size_t wrong = 0, wrong_low = 0;
    double expected_wrong = 0.0;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      const auto [confidence, is_right] = pairs_[k];
      const auto bin = static_cast<std::size_t>(confidence * kBins);
      excess[std::min(bin, kBins - 1)] += confidence - (is_right ? 1.0 : 0.0);
      expected_wrong += 1.0 - confidence;
      if (is_right) continue;
      ++wrong;
      if (k < (pairs_.size() + kBins - 1) / kBins) ++wrong_low;
    }
    double error = 0.0;
    for (const double bin : excess) error += std::abs(bin);
    const auto all = static_cast<double>(std::max<std::size_t>(1, pairs_.size()));
    std::printf(" %8.4f %6zu %9.1f", error / all, wrong, expected_wrong);
    if (wrong == 0)
      std::printf(" %10s", "-");
    else
      std::printf(" %9.0f%%",
                  100.0 * static_cast<double>(wrong_low) / static_cast<double>(wrong));
  }

 private:
  std::vector<std::pair<double, bool>> pairs_;
};

/// Why there is nothing to measure; empty when there is.
std::string reason_to_skip(const std::string& folder, const Aligner& aligner) {
  if (!std::filesystem::is_directory(folder)) return folder + " is not there";
  if (aligner.dictionary_size() == 0)
    return "no Japanese-English dictionary was built, and the floors are for one";
  return {};
}

}  // namespace

int run(int argc, char** argv) {
  bool errors = false;
  bool skip = false;
  bool calibrate = false;
  std::unique_ptr<EmbeddingClient> embeddings;
  int first = 1;
  for (; first < argc && std::string(argv[first]).starts_with("--"); ++first) {
    if (std::string(argv[first]) == "--embeddings" && first + 1 < argc) {
      embeddings =
          std::make_unique<EmbeddingClient>(EmbeddingOptions{.url = argv[++first]});
      continue;
    }
    errors = errors || std::string(argv[first]) == "--errors";
    skip = skip || std::string(argv[first]) == "--skip";
    calibrate = calibrate || std::string(argv[first]) == "--calibration";
  }
  if (argc < first + 2) {
    std::fprintf(stderr,
                 "usage: awase-accuracy [--errors] [--skip] [--calibration] "
                 "[--embeddings URL] FOLDER SET[=FLOOR]...\n");
    return 2;
  }
  AlignOptions options;
  if (embeddings)
    options.embedder = [&](const std::vector<std::string>& texts) {
      return embeddings->embed(texts);
    };
  const Aligner aligner(options);
  if (const std::string reason = reason_to_skip(argv[first], aligner);
      skip && !reason.empty()) {
    std::printf("skipped: %s\n", reason.c_str());
    return 77;
  }
  int status = 0;
  std::printf("%-28s %9s %6s %9s %7s", "set", "documents", "beads", "strict F1",
              "floor");
  if (calibrate)
    std::printf(" %8s %6s %9s %10s", "error", "wrong", "expected", "low tenth");
  if (embeddings) std::printf(" %7s %7s", "asked", "share");
  std::printf("\n");
  for (int a = first + 1; a < argc; ++a) {
    const std::string wanted = argv[a];
    const std::string set = wanted.substr(0, wanted.find('='));
    const double floor =
        std::atof(wanted.c_str() + std::min(wanted.size(), set.size() + 1));
    Tally tally;
    Calibration calibration;
    std::size_t segments = 0, asked = 0;
    const auto documents =
        read_development_set(std::filesystem::path(argv[first]) / set);
    for (const GoldDocument& document : documents) {
      const Alignment alignment = aligner.align(document.source, document.target);
      tally += compare(document.gold, listed(alignment.beads));
      if (calibrate) calibration.add(document, alignment);
      if (errors) print_errors(document, alignment);
      segments += document.source.size() + document.target.size();
      asked += alignment.compared.asked;
      for (const Issue& issue : alignment.issues)
        if (embeddings)
          std::fprintf(stderr, "%s: %s\n", document.name.c_str(),
                       issue.english().c_str());
    }
    const double f1 = strict_score(tally).f1;
    const bool good = f1 >= floor;
    if (!good) status = 1;
    std::printf("%-28s %9zu %6zu %9.4f %7.4f", set.c_str(), documents.size(),
                tally.gold, f1, floor);
    if (calibrate) calibration.print();
    if (embeddings)
      std::printf(" %7zu %6.1f%%", asked,
                  100.0 * static_cast<double>(asked) /
                      static_cast<double>(std::max<std::size_t>(1, segments)));
    std::printf("%s\n", good ? "" : "  below its floor");
  }
  return status;
}

}  // namespace awase
