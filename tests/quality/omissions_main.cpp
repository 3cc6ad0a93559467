// SPDX-License-Identifier: Apache-2.0
//
// What an omitted sentence does to the pairs around it.
//
//   awase-omissions [--errors] [--most N] FOLDER SET...
//
// Takes stretches of twelve 1-1 beads from the documents of each set, at up to twenty
// places, and leaves out the target of the seventh. Each is tried as it is and with the
// bead before, at, or behind the place split in two. Prints how many pairs are wrong
// and how many of those have a confidence of 0.8 or more. Exit status 1 when these are
// more than N in all; 2 when a set cannot be read; 77, as for ctest, when FOLDER or the
// dictionary is not there.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "tests/quality/development_set.h"
#include "tests/quality/run.h"
#include "text/sentences.h"

namespace awase {
namespace {

constexpr std::size_t kStretch = 12;
constexpr std::size_t kOmitted = 6;
constexpr std::size_t kPlaces = 20;
constexpr double kDoubtful = 0.8;

using Lines = std::vector<std::string>;

/// `line` cut behind the comma nearest to its middle; whole when it has none.
Lines split_in_two(const std::string& line) {
  std::size_t best = line.size();
  for (const std::string comma : {"、", ", ", "，"}) {
    for (std::size_t at = line.find(comma); at != line.npos;
         at = line.find(comma, at + 1)) {
      const std::size_t cut = at + comma.size();
      const auto off_middle = [&](std::size_t place) {
        return place > line.size() / 2 ? place - line.size() / 2
                                       : line.size() / 2 - place;
      };
      if (cut < line.size() && off_middle(cut) < off_middle(best)) best = cut;
    }
  }
  if (best == line.size()) return {line};
  return {line.substr(0, best), line.substr(best)};
}

/// A text pair in which one sentence is left out, with its gold.
class Case {
 public:
  void add(const Lines& source, const Lines& target) {
    ListedBead bead;
    for (const std::string& line : source) {
      bead.source.push_back(source_lines_++);
      source_ += line + "\n";
    }
    for (const std::string& line : target) {
      bead.target.push_back(target_lines_++);
      target_ += line + "\n";
    }
    gold_.push_back(std::move(bead));
  }

  /// Wrong pairs, and how many of those seem sure.
  std::pair<std::size_t, std::size_t> measure(const Aligner& aligner,
                                              const GoldDocument& document,
                                              bool errors) const {
    const SegmentedText source =
        segments_from_lines(source_, "source", document.source.document.language);
    const SegmentedText target =
        segments_from_lines(target_, "target", document.target.document.language);
    const Alignment alignment = aligner.align(source, target);
    const std::vector<ListedBead> beads = listed(alignment.beads);
    std::size_t wrong = 0;
    std::size_t sure = 0;
    for (std::size_t b = 0; b < beads.size(); ++b) {
      if (!alignment.beads[b].is_pair()) continue;
      const bool is_right =
          std::any_of(gold_.begin(), gold_.end(), [&](const ListedBead& bead) {
            return bead.source == beads[b].source && bead.target == beads[b].target;
          });
      if (is_right) continue;
      ++wrong;
      if (alignment.beads[b].confidence >= kDoubtful) ++sure;
      if (!errors) continue;
      std::printf("%s %.3f\n", document.name.c_str(), alignment.beads[b].confidence);
      for (const std::size_t i : beads[b].source)
        std::printf("  %s\n", std::string(source.text(i)).c_str());
      for (const std::size_t j : beads[b].target)
        std::printf("      %s\n", std::string(target.text(j)).c_str());
    }
    return {wrong, sure};
  }

 private:
  std::string source_, target_;
  std::size_t source_lines_ = 0, target_lines_ = 0;
  std::vector<ListedBead> gold_;
};

bool is_one_to_one(const ListedBead& bead) {
  return bead.source.size() == 1 && bead.target.size() == 1;
}

/// Where stretches of 1-1 beads begin, apart from each other.
std::vector<std::size_t> find_stretches(const GoldDocument& document) {
  std::vector<std::size_t> begins;
  std::size_t run = 0;
  for (std::size_t b = 0; b < document.gold.size(); ++b) {
    run = is_one_to_one(document.gold[b]) ? run + 1 : 0;
    if (run < kStretch) continue;
    begins.push_back(b + 1 - kStretch);
    run = 0;
  }
  return begins;
}

Case make_case(const GoldDocument& document, std::size_t begin, std::size_t split) {
  Case made;
  for (std::size_t k = 0; k < kStretch; ++k) {
    const ListedBead& bead = document.gold[begin + k];
    const std::string source(document.source.text(bead.source[0]));
    const std::string target(document.target.text(bead.target[0]));
    const bool is_split = k == split;
    if (k == kOmitted) {
      made.add(is_split ? split_in_two(source) : Lines{source}, {});
    } else {
      made.add({source}, is_split ? split_in_two(target) : Lines{target});
    }
  }
  return made;
}

std::size_t measure_set(const Aligner& aligner, const std::filesystem::path& folder,
                        const std::string& set, bool errors) {
  constexpr std::pair<const char*, std::size_t> kSplits[] = {{"none", kStretch},
                                                             {"before", kOmitted - 1},
                                                             {"at", kOmitted},
                                                             {"behind", kOmitted + 1}};
  const auto documents = read_development_set(folder / set);
  std::size_t sure_in_all = 0;
  for (const auto& [name, split] : kSplits) {
    std::size_t cases = 0;
    std::size_t wrong = 0;
    std::size_t sure = 0;
    for (const GoldDocument& document : documents) {
      for (const std::size_t begin : find_stretches(document)) {
        if (cases++ >= kPlaces) break;
        const auto [w, s] =
            make_case(document, begin, split).measure(aligner, document, errors);
        wrong += w;
        sure += s;
      }
    }
    std::printf("%-12s %-8s %6zu %6zu %10zu\n", set.c_str(), name,
                std::min(cases, kPlaces), wrong, sure);
    sure_in_all += sure;
  }
  return sure_in_all;
}

}  // namespace

int run(int argc, char** argv) {
  bool errors = false;
  std::size_t most = static_cast<std::size_t>(-1);
  std::vector<std::string> rest;
  for (int a = 1; a < argc; ++a) {
    const std::string argument = argv[a];
    if (argument == "--errors")
      errors = true;
    else if (argument == "--most" && a + 1 < argc)
      most = std::stoul(argv[++a]);
    else
      rest.push_back(argument);
  }
  if (rest.size() < 2) {
    std::fprintf(stderr,
                 "usage: awase-omissions [--errors] [--most N] FOLDER SET...\n");
    return 2;
  }
  if (!std::filesystem::is_directory(rest.front())) {
    std::printf("skipped: %s is not there\n", rest.front().c_str());
    return 77;
  }
  const Aligner aligner;
  if (aligner.dictionary_size() == 0) {
    std::printf("skipped: no Japanese-English dictionary was built\n");
    return 77;
  }
  std::printf("%-12s %-8s %6s %6s %10s\n", "set", "split", "cases", "wrong",
              "0.8 and up");
  std::size_t sure = 0;
  for (std::size_t k = 1; k < rest.size(); ++k)
    sure += measure_set(aligner, rest.front(), rest[k], errors);
  std::printf("%zu wrong pairs of 0.8 and more\n", sure);
  return sure <= most ? 0 : 1;
}

}  // namespace awase
