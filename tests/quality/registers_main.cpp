// SPDX-License-Identifier: Apache-2.0
//
// How short texts of one register each are aligned: letters, mails, dialogues.
//
//   awase-registers [--errors] [--floor F1] [--most-sure N] FILE...
//
// A file holds texts of one register; each begins with "# name", and each further line
// is a gold bead: "日本語|日本語 ⇒ English|English", "∅" where a side has nothing.
// Prints precision, recall and strict F1 over beads with two sides, and how many of the
// wrong pairs have a confidence of 0.8 or more. Exit status 1 when F1 over all files is
// below the floor or more than N wrong pairs are sure; 2 when a file cannot be read;
// 77, as for ctest, when no Japanese-English dictionary was built.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "tests/quality/run.h"
#include "text/sentences.h"

namespace awase {
namespace {

constexpr double kSure = 0.8;

struct GoldText {
  std::string name;
  std::string source, target;  ///< A segment a line.
  std::vector<ListedBead> beads;
};

/// Adds the segments of one side of a bead to `text`; gives their numbers.
std::vector<std::size_t> add_segments(std::string_view side, std::string& text) {
  std::vector<std::size_t> numbers;
  if (side == "∅") return numbers;
  auto next = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  for (std::size_t begin = 0; begin <= side.size();) {
    const std::size_t end = std::min(side.find('|', begin), side.size());
    text.append(side.substr(begin, end - begin)) += '\n';
    numbers.push_back(next++);
    begin = end + 1;
  }
  return numbers;
}

std::vector<GoldText> read_texts(const std::string& path) {
  constexpr std::string_view kArrow = " ⇒ ";
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": it cannot be read");
  std::vector<GoldText> texts;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    if (line.starts_with("# ")) {
      texts.emplace_back().name = line.substr(2);
      continue;
    }
    const std::size_t arrow = line.find(kArrow);
    if (arrow == line.npos || texts.empty())
      throw std::runtime_error(path + ": no bead: " + line);
    const std::string_view all = line;
    GoldText& text = texts.back();
    ListedBead bead;
    bead.source = add_segments(all.substr(0, arrow), text.source);
    bead.target = add_segments(all.substr(arrow + kArrow.size()), text.target);
    text.beads.push_back(std::move(bead));
  }
  return texts;
}

struct Count {
  double right = 0, predicted = 0, gold = 0;
  std::size_t wrong = 0, sure = 0;

  double f1() const { return 2.0 * right / std::max(1.0, predicted + gold); }
  void print(const std::string& name) const {
    std::printf("%-12s %5.0f %9.3f %9.3f %9.4f %6zu %6zu\n", name.c_str(), gold,
                right / std::max(1.0, predicted), right / std::max(1.0, gold), f1(),
                wrong, sure);
  }
};

bool has_both(const ListedBead& bead) {
  return !bead.source.empty() && !bead.target.empty();
}

void print_bead(const char* what, const GoldText& gold, const ListedBead& bead,
                double confidence, const SegmentedText& source,
                const SegmentedText& target) {
  std::printf("%s %s %.3f\n", what, gold.name.c_str(), confidence);
  for (const std::size_t i : bead.source)
    std::printf("  %s\n", std::string(source.text(i)).c_str());
  for (const std::size_t j : bead.target)
    std::printf("      %s\n", std::string(target.text(j)).c_str());
}

void measure(const Aligner& aligner, const GoldText& gold, bool errors, Count& count) {
  const SegmentedText source = segments_from_lines(gold.source, "source", "ja");
  const SegmentedText target = segments_from_lines(gold.target, "target", "en");
  const Alignment alignment = aligner.align(source, target);
  const std::vector<ListedBead> beads = listed(alignment.beads);
  for (std::size_t b = 0; b < beads.size(); ++b) {
    if (!has_both(beads[b])) continue;
    ++count.predicted;
    if (std::find(gold.beads.begin(), gold.beads.end(), beads[b]) != gold.beads.end()) {
      ++count.right;
      continue;
    }
    const double confidence = alignment.beads[b].confidence;
    ++count.wrong;
    if (confidence >= kSure) ++count.sure;
    if (errors) print_bead("wrong", gold, beads[b], confidence, source, target);
  }
  for (const ListedBead& bead : gold.beads) {
    if (!has_both(bead)) continue;
    ++count.gold;
    if (errors && std::find(beads.begin(), beads.end(), bead) == beads.end())
      print_bead("missed", gold, bead, 0.0, source, target);
  }
}

}  // namespace

int run(int argc, char** argv) {
  bool errors = false;
  double floor = 0.0;
  auto most_sure = static_cast<std::size_t>(-1);
  std::vector<std::string> files;
  for (int a = 1; a < argc; ++a) {
    const std::string argument = argv[a];
    if (argument == "--errors")
      errors = true;
    else if (argument == "--floor" && a + 1 < argc)
      floor = std::atof(argv[++a]);
    else if (argument == "--most-sure" && a + 1 < argc)
      most_sure = std::stoul(argv[++a]);
    else
      files.push_back(argument);
  }
  if (files.empty()) {
    std::fprintf(stderr,
                 "usage: awase-registers [--errors] [--floor F1] [--most-sure N] "
                 "FILE...\n");
    return 2;
  }
  const Aligner aligner;
  if (aligner.dictionary_size() == 0) {
    std::printf("skipped: no Japanese-English dictionary was built\n");
    return 77;
  }
  std::printf("%-12s %5s %9s %9s %9s %6s %6s\n", "register", "pairs", "precision",
              "recall", "strict F1", "wrong", ">= 0.8");
  Count all;
  for (const std::string& file : files) {
    Count count;
    for (const GoldText& text : read_texts(file)) measure(aligner, text, errors, count);
    count.print(std::filesystem::path(file).stem().string());
    all.right += count.right;
    all.predicted += count.predicted;
    all.gold += count.gold;
    all.wrong += count.wrong;
    all.sure += count.sure;
  }
  all.print("all");
  return all.f1() >= floor && all.sure <= most_sure ? 0 : 1;
}

}  // namespace awase
