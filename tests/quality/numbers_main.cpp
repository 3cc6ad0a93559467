// SPDX-License-Identifier: Apache-2.0
//
// How many right pairs the number rule of `awase tmx clean` takes for wrong.
//
//   awase-numbers [--errors] [--most SHARE] FOLDER SET...
//
// Compares the numbers of all gold pairs of each set. Prints how many there are and how
// many of them the rule would drop, with --errors these pairs too. Exit status 1 when
// these are more than SHARE (0.005) of a set; 2 when a set cannot be read; 77, as for
// ctest, when FOLDER is not there.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/quality/development_set.h"
#include "tests/quality/run.h"
#include "text/decimal.h"
#include "text/language.h"
#include "text/number_comparison.h"

namespace awase {
namespace {

std::string joined_segments(const SegmentedText& text,
                            const std::vector<std::size_t>& segments) {
  std::string all;
  for (const std::size_t segment : segments)
    all += (all.empty() ? "" : " ") + std::string(text.text(segment));
  return all;
}

struct Tally {
  std::size_t pairs = 0;
  std::size_t dropped = 0;
};

void count(const GoldDocument& document, bool shows_errors, Tally& tally) {
  const NumberComparison numbers(primary_language(document.source.document.language),
                                 primary_language(document.target.document.language));
  for (const ListedBead& bead : document.gold) {
    if (bead.source.empty() || bead.target.empty()) continue;
    const std::string source = joined_segments(document.source, bead.source);
    const std::string target = joined_segments(document.target, bead.target);
    ++tally.pairs;
    if (numbers.is_same(source, target)) continue;
    ++tally.dropped;
    if (shows_errors)
      std::printf("%s\n  %s\n  %s\n", document.name.c_str(), source.c_str(),
                  target.c_str());
  }
}

}  // namespace

int run(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  bool shows_errors = false;
  double most = 0.005;
  std::vector<std::string> names;
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    if (arguments[k] == "--errors")
      shows_errors = true;
    else if (arguments[k] == "--most" && k + 1 < arguments.size())
      most = read_decimal(arguments[++k]).value_or(most);
    else
      names.push_back(arguments[k]);
  }
  if (names.size() < 2) {
    std::fputs("usage: awase-numbers [--errors] [--most SHARE] FOLDER SET...\n",
               stderr);
    return 2;
  }
  const std::filesystem::path folder = names.front();
  if (!std::filesystem::exists(folder)) {
    std::printf("%s is not there\n", folder.c_str());
    return 77;
  }
  bool is_too_much = false;
  for (std::size_t k = 1; k < names.size(); ++k) {
    Tally tally;
    for (const GoldDocument& document : read_development_set(folder / names[k]))
      count(document, shows_errors, tally);
    const double share = tally.pairs == 0 ? 0.0
                                          : static_cast<double>(tally.dropped) /
                                                static_cast<double>(tally.pairs);
    std::printf("%-16s %6zu pairs %4zu dropped  %.2f %%\n", names[k].c_str(),
                tally.pairs, tally.dropped, 100.0 * share);
    is_too_much = is_too_much || share > most;
  }
  return is_too_much ? 1 : 0;
}

}  // namespace awase
