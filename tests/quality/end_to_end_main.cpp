// SPDX-License-Identifier: Apache-2.0
//
// Scores reading, segmentation and alignment together: from two files to beads.
//
//   awase-end-to-end [--errors] [--skip] [--floor F1] FOLDER
//
// FOLDER holds a folder for each pair: NAME.ja.EXT and NAME.en.EXT, whatever EXT is,
// with the gold segments beside them (X.ja.segments, X.en.segments, X.gold). A bead is
// right when its two texts, white space apart, are those of one gold bead; of gold and
// of what was found, beads with two sides count. Prints a line a pair of files and one
// for all; exit status 1 when strict F1 over all is below the floor. --errors prints
// what was missed and what is wrong; --skip: as for ctest, 77 without a dictionary.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/aligner.h"
#include "align/evaluation.h"
#include "tests/quality/development_set.h"
#include "tests/quality/run.h"
#include "text/documents/read_document.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace awase {
namespace {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_char(text, at);
    if (!is_space(character)) append_char(out, character);
  }
  return out;
}

/// The texts of the beads that have two sides.
TextPairs texts_of(const std::vector<ListedBead>& beads, const SegmentedText& source,
                   const SegmentedText& target) {
  TextPairs texts;
  for (const ListedBead& bead : beads) {
    std::string from;
    std::string to;
    for (const std::size_t i : bead.source) from += squeezed(source.text(i));
    for (const std::size_t j : bead.target) to += squeezed(target.text(j));
    if (!from.empty() && !to.empty()) texts.emplace_back(from, to);
  }
  return texts;
}

/// What of `texts` is not in `others`, each counted once.
TextPairs not_in(const TextPairs& texts, const TextPairs& others) {
  std::map<std::pair<std::string, std::string>, int> left;
  for (const auto& text : others) ++left[text];
  TextPairs missing;
  for (const auto& text : texts)
    if (--left[text] < 0) missing.push_back(text);
  return missing;
}

struct DocumentScore {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  void add(const DocumentScore& other) {
    gold += other.gold;
    found += other.found;
    right += other.right;
  }
  double f1() const {
    return gold + found == 0
               ? 0.0
               : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

void print(const char* what, const TextPairs& texts) {
  for (const auto& [source, target] : texts)
    std::printf("%s\n      %s\n      %s\n", what, source.c_str(), target.c_str());
}

DocumentScore score(const Aligner& aligner, const GoldDocument& gold,
                    const std::filesystem::path& source_file,
                    const std::filesystem::path& target_file, bool errors) {
  const auto read = [](const std::filesystem::path& file, const char* language) {
    return split_sentences(
        without_boilerplate(read_document_file(file.string(), {.language = language})));
  };
  const SegmentedText source = read(source_file, "ja");
  const SegmentedText target = read(target_file, "en");
  const Alignment alignment = aligner.align(source, target);
  const TextPairs found = texts_of(listed(alignment.beads), source, target);
  const TextPairs wanted = texts_of(gold.gold, gold.source, gold.target);
  const TextPairs wrong = not_in(found, wanted);
  if (errors) {
    print("missed", not_in(wanted, found));
    print("wrong", wrong);
  }
  return {wanted.size(), found.size(), found.size() - wrong.size()};
}

void print_row(const std::string& name, const DocumentScore& score) {
  std::printf("%-44s %6zu %6zu %6zu %9.4f\n", name.c_str(), score.gold, score.found,
              score.right, score.f1());
}

/// The files NAME.ja.EXT that have a partner, sorted.
std::vector<std::filesystem::path> source_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.find(".ja.") != std::string::npos && !name.ends_with(".segments"))
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int run(int argc, char** argv) {
  bool errors = false;
  bool skip = false;
  double floor = 0.0;
  int first = 1;
  for (; first < argc && std::string_view(argv[first]).starts_with("--"); ++first) {
    const std::string_view option = argv[first];
    errors = errors || option == "--errors";
    skip = skip || option == "--skip";
    if (option == "--floor" && first + 1 < argc) floor = std::atof(argv[++first]);
  }
  if (argc != first + 1) {
    std::fprintf(stderr,
                 "usage: awase-end-to-end [--errors] [--skip] [--floor F1] FOLDER\n");
    return 2;
  }
  const Aligner aligner;
  if (skip && aligner.dictionary_size() == 0) {
    std::printf("skipped: no Japanese-English dictionary was built\n");
    return 77;
  }
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(argv[first]))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  std::printf("%-44s %6s %6s %6s %9s\n", "files", "gold", "found", "right",
              "strict F1");
  DocumentScore all;
  for (const auto& folder : folders) {
    const auto golds = read_development_set(folder);
    if (golds.empty()) continue;
    for (const auto& source : source_files(folder)) {
      std::string partner = source.filename().string();
      partner.replace(partner.find(".ja."), 4, ".en.");
      const DocumentScore one =
          score(aligner, golds.front(), source, folder / partner, errors);
      print_row((folder.filename() / source.filename()).string(), one);
      all.add(one);
    }
  }
  print_row("all", all);
  return all.f1() >= floor ? 0 : 1;
}

}  // namespace awase
