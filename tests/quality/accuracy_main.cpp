// SPDX-License-Identifier: Apache-2.0
//
// Prints the accuracy table and fails when a set is below its floor.
//
//   awase-accuracy [--errors] [--skip] FOLDER SET[=FLOOR]...
//
// FOLDER holds a folder for each set. Strict F1 over beads with two sides, summed over
// the documents of a set, on the segments as given. With --errors, each wrong and each
// missed bead is printed with its text. With --skip, as for ctest, the exit status is
// 77 when FOLDER is not there or no dictionary was built. Exit status 1 below a floor,
// 2 when a set cannot be read.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "tests/quality/development_set.h"

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

/// Why there is nothing to measure; empty when there is.
std::string reason_to_skip(const std::string& folder, const Aligner& aligner) {
  if (!std::filesystem::is_directory(folder)) return folder + " is not there";
  if (aligner.dictionary_size() == 0)
    return "no Japanese-English dictionary was built, and the floors are for one";
  return {};
}

int run(int argc, char** argv) {
  bool errors = false;
  bool skip = false;
  int first = 1;
  for (; first < argc && std::string(argv[first]).starts_with("--"); ++first) {
    errors = errors || std::string(argv[first]) == "--errors";
    skip = skip || std::string(argv[first]) == "--skip";
  }
  if (argc < first + 2) {
    std::fprintf(stderr,
                 "usage: awase-accuracy [--errors] [--skip] FOLDER SET[=FLOOR]...\n");
    return 2;
  }
  const Aligner aligner;
  if (const std::string reason = reason_to_skip(argv[first], aligner);
      skip && !reason.empty()) {
    std::printf("skipped: %s\n", reason.c_str());
    return 77;
  }
  int status = 0;
  std::printf("%-28s %9s %6s %9s %7s\n", "set", "documents", "beads", "strict F1",
              "floor");
  for (int a = first + 1; a < argc; ++a) {
    const std::string wanted = argv[a];
    const std::string set = wanted.substr(0, wanted.find('='));
    const double floor =
        std::atof(wanted.c_str() + std::min(wanted.size(), set.size() + 1));
    Tally tally;
    const auto documents =
        read_development_set(std::filesystem::path(argv[first]) / set);
    for (const GoldDocument& document : documents) {
      const Alignment alignment = aligner.align(document.source, document.target);
      tally += compare(document.gold, listed(alignment.beads));
      if (errors) print_errors(document, alignment);
    }
    const double f1 = strict_score(tally).f1;
    const bool good = f1 >= floor;
    if (!good) status = 1;
    std::printf("%-28s %9zu %6zu %9.4f %7.4f%s\n", set.c_str(), documents.size(),
                tally.gold, f1, floor, good ? "" : "  below its floor");
  }
  return status;
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  try {
    return awase::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "awase-accuracy: %s\n", error.what());
    return 2;
  }
}
