// SPDX-License-Identifier: Apache-2.0
//
// How much page furniture harms the alignment of what it surrounds.
//
//   awase-furniture [--errors] [--most-loss X] [--most-pairs N] FOLDER SET...
//
// For furniture of 0, 10, 20, … 60 % of the segments: strict F1 of the body, and how
// many of a thousand pairs hold furniture. Exit status 1 when the F1 falls by more than
// X, or more than N of a thousand pairs hold furniture; 2 when a set cannot be read;
// 77, as for ctest, when FOLDER is not there.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "tests/quality/furniture.h"
#include "tests/quality/run.h"

namespace awase {
namespace {

struct Result {
  Tally tally;
  std::size_t furniture_pairs = 0;
};

bool holds(const std::vector<bool>& furniture, const std::vector<std::size_t>& side) {
  return std::any_of(side.begin(), side.end(),
                     [&](std::size_t number) { return furniture[number]; });
}

void print(const FurnishedDocument& furnished, const ListedBead& bead,
           double confidence) {
  std::printf("%s %.3f\n", furnished.document.name.c_str(), confidence);
  for (const std::size_t i : bead.source)
    std::printf("  %c %s\n", furnished.source_furniture[i] ? '*' : ' ',
                std::string(furnished.document.source.text(i)).c_str());
  for (const std::size_t j : bead.target)
    std::printf("  %c     %s\n", furnished.target_furniture[j] ? '*' : ' ',
                std::string(furnished.document.target.text(j)).c_str());
}

Result measure(const Aligner& aligner, const std::vector<GoldDocument>& documents,
               double share, bool errors) {
  Result result;
  std::uint32_t seed = 1;
  for (const GoldDocument& document : documents) {
    const FurnishedDocument furnished = furnish(document, documents, share, seed++);
    const Alignment alignment =
        aligner.align(furnished.document.source, furnished.document.target);
    const std::vector<ListedBead> beads = listed(alignment.beads);
    result.tally += compare(furnished.document.gold, beads);
    for (std::size_t b = 0; b < beads.size(); ++b) {
      if (!alignment.beads[b].is_pair()) continue;
      if (!holds(furnished.source_furniture, beads[b].source) &&
          !holds(furnished.target_furniture, beads[b].target))
        continue;
      ++result.furniture_pairs;
      if (errors) print(furnished, beads[b], alignment.beads[b].confidence);
    }
  }
  return result;
}

struct Options {
  bool errors = false;
  double most_loss = 1.0;
  double most_pairs = 1000.0;
  std::vector<std::string> rest;  // The folder and its sets.
};

Options read_options(int argc, char** argv) {
  Options options;
  for (int a = 1; a < argc; ++a) {
    const std::string argument = argv[a];
    if (argument == "--errors")
      options.errors = true;
    else if (argument == "--most-loss" && a + 1 < argc)
      options.most_loss = std::stod(argv[++a]);
    else if (argument == "--most-pairs" && a + 1 < argc)
      options.most_pairs = std::stod(argv[++a]);
    else
      options.rest.push_back(argument);
  }
  return options;
}

/// Prints the lines of a set; whether it keeps to the bounds.
bool measure_set(const Aligner& aligner, const std::string& set,
                 const Options& options) {
  const auto documents =
      read_development_set(std::filesystem::path(options.rest.front()) / set);
  bool good = true;
  double clean = 0.0;
  for (int percent = 0; percent <= 60; percent += 10) {
    const Result result = measure(aligner, documents, percent / 100.0, options.errors);
    const double f1 = strict_score(result.tally).f1;
    if (percent == 0) clean = f1;
    const double pairs =
        1000.0 * static_cast<double>(result.furniture_pairs) /
        static_cast<double>(std::max<std::size_t>(1, result.tally.predicted));
    const bool here = clean - f1 <= options.most_loss && pairs <= options.most_pairs;
    good = good && here;
    std::printf("%-12s %7d %% %9.4f %9.4f %16.1f%s\n", set.c_str(), percent, f1,
                clean - f1, pairs, here ? "" : "  out of bounds");
  }
  return good;
}

}  // namespace

int run(int argc, char** argv) {
  const Options options = read_options(argc, argv);
  if (options.rest.size() < 2) {
    std::fprintf(stderr,
                 "usage: awase-furniture [--errors] [--most-loss X] [--most-pairs N] "
                 "FOLDER SET...\n");
    return 2;
  }
  if (!std::filesystem::is_directory(options.rest.front())) {
    std::printf("skipped: %s is not there\n", options.rest.front().c_str());
    return 77;
  }
  const Aligner aligner;
  bool good = true;
  std::printf("%-12s %9s %9s %9s %16s\n", "set", "furniture", "strict F1", "less",
              "in 1000 pairs");
  for (std::size_t k = 1; k < options.rest.size(); ++k)
    good = measure_set(aligner, options.rest[k], options) && good;
  return good ? 0 : 1;
}

}  // namespace awase
