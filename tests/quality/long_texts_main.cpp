// SPDX-License-Identifier: Apache-2.0
//
// Whether what people are told of a long text is true: "about N are wrong".
//
//   awase-long-texts [--most-factor F] FOLDER SET...
//
// Joins the documents of each set to long ones, each time in another order, and leaves
// out passages of one side: none, few, many. Prints for each long document how many
// pairs are wrong, how many the summary says, and the factor between.
// With
// --most-factor the exit status is 1 when the factor of a set, over all its long
// documents, is larger; 77 when FOLDER is not there; 2 when a set cannot be read.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "align/aligner.h"
#include "align/confidence.h"
#include "tests/quality/development_set.h"
#include "tests/quality/run.h"
#include "text/sentences.h"

namespace awase {
namespace {

/// Passages that are left out, by the hundred beads.
constexpr std::array<std::uint32_t, 3> kPassages = {0, 2, 5};
/// Longest passage, in beads.
constexpr std::uint32_t kLongest = 8;

/// One side of a long document under way.
struct LongSide {
  std::string lines;
  std::size_t size = 0;

  /// Adds the segments of `text` that are not left out; their new numbers.
  std::vector<std::size_t> add(const SegmentedText& text,
                               const std::set<std::size_t>& left_out) {
    std::vector<std::size_t> numbers(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      numbers[i] = size;
      if (left_out.contains(i)) continue;
      lines += text.text(i);
      lines += '\n';
      ++size;
    }
    return numbers;
  }
};

/// Joins documents.
class Joiner {
 public:
  Joiner(std::uint32_t seed, std::uint32_t passages)
      : random_(seed), passages_(passages) {}

  GoldDocument join(std::vector<const GoldDocument*> documents) {
    for (std::size_t k = documents.size(); k > 1; --k)
      std::swap(documents[k - 1], documents[random_() % k]);
    GoldDocument whole;
    LongSide source, target;
    for (const GoldDocument* document : documents) {
      const auto [no_source, no_target] = choose(document->gold);
      const auto of_source = source.add(document->source, no_source);
      const auto of_target = target.add(document->target, no_target);
      for (const ListedBead& bead : document->gold) {
        ListedBead kept;
        for (const std::size_t i : bead.source)
          if (!no_source.contains(i)) kept.source.push_back(of_source.at(i));
        for (const std::size_t j : bead.target)
          if (!no_target.contains(j)) kept.target.push_back(of_target.at(j));
        if (!kept.source.empty() || !kept.target.empty())
          whole.gold.push_back(std::move(kept));
      }
    }
    const auto text_of = [](LongSide& side, const SegmentedText& like) {
      return segments_from_lines(std::move(side.lines), "long", like.document.language);
    };
    whole.source = text_of(source, documents.front()->source);
    whole.target = text_of(target, documents.front()->target);
    return whole;
  }

 private:
  using Segments = std::set<std::size_t>;

  /// The segments of both sides that are left out. A translator leaves out more than is
  /// added.
  std::pair<Segments, Segments> choose(const std::vector<ListedBead>& gold) {
    Segments no_source, no_target;
    for (std::size_t b = 0; b < gold.size(); ++b) {
      if (random_() % 100 >= passages_) continue;
      const std::size_t last =
          std::min<std::size_t>(gold.size(), b + 1 + random_() % kLongest);
      const bool is_added = random_() % 4 == 0;
      for (; b < last; ++b) {
        const auto& numbers = is_added ? gold[b].source : gold[b].target;
        (is_added ? no_source : no_target).insert(numbers.begin(), numbers.end());
      }
    }
    return {std::move(no_source), std::move(no_target)};
  }

  std::mt19937 random_;
  std::uint32_t passages_;
};

/// What is wrong, and what people are told.
struct Verdict {
  std::size_t pairs = 0, wrong = 0;
  double expected = 0.0;

  void operator+=(const Verdict& other) {
    pairs += other.pairs;
    wrong += other.wrong;
    expected += other.expected;
  }
  /// 1 where both are the same, 2 where one is twice the other. A pair more or less is
  /// no fault.
  double factor() const {
    const auto truth = static_cast<double>(wrong);
    return std::max(1.0, std::max((expected - 1.0) / std::max(truth, 1.0),
                                  (truth - 1.0) / std::max(expected, 1.0)));
  }
  void print(const char* set, const char* what, std::size_t segments) const {
    std::printf("%-14s %-12s %9zu %7zu %7zu %9.1f %7.2f\n", set, what, segments, pairs,
                wrong, expected, factor());
  }
};

Verdict judge(const Aligner& aligner, const GoldDocument& document) {
  const Alignment alignment = aligner.align(document.source, document.target);
  const std::set<ListedBead> gold(document.gold.begin(), document.gold.end());
  const std::vector<ListedBead> beads = listed(alignment.beads);
  Verdict verdict;
  for (std::size_t b = 0; b < beads.size(); ++b) {
    if (!alignment.beads[b].is_pair()) continue;
    ++verdict.pairs;
    if (!gold.contains(beads[b])) ++verdict.wrong;
    verdict.expected += 1.0 - alignment.beads[b].confidence;
  }
  verdict.expected *= wrong_beyond_confidence(document.source.size());
  return verdict;
}

}  // namespace

int run(int argc, char** argv) {
  int first = 1;
  double most = 0.0;
  if (argc > 2 && std::string(argv[1]) == "--most-factor") {
    most = std::atof(argv[2]);
    first = 3;
  }
  if (argc < first + 2) {
    std::fprintf(stderr, "usage: awase-long-texts [--most-factor F] FOLDER SET...\n");
    return 2;
  }
  if (!std::filesystem::is_directory(argv[first])) {
    std::printf("skipped: %s is not there\n", argv[first]);
    return 77;
  }
  const Aligner aligner;
  int status = 0;
  std::printf("%-14s %-12s %9s %7s %7s %9s %7s\n", "set", "left out", "segments",
              "pairs", "wrong", "expected", "factor");
  for (int a = first + 1; a < argc; ++a) {
    const auto documents =
        read_development_set(std::filesystem::path(argv[first]) / argv[a]);
    std::vector<const GoldDocument*> all;
    for (const GoldDocument& document : documents) all.push_back(&document);
    Verdict sum;
    for (const std::uint32_t passages : kPassages) {
      const GoldDocument joined = Joiner(7 + passages, passages).join(all);
      const Verdict verdict = judge(aligner, joined);
      verdict.print(argv[a], (std::to_string(passages) + " in 100").c_str(),
                    joined.source.size());
      sum += verdict;
    }
    sum.print(argv[a], "all", 0);
    if (most > 0.0 && sum.factor() > most) status = 1;
  }
  return status;
}

}  // namespace awase
