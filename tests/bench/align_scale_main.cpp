// SPDX-License-Identifier: Apache-2.0
//
// How time, memory and accuracy grow with the length of the texts.
//
//   awase-bench-align [--whole] [SEGMENTS]...
//
// Makes texts of that many segments a side (5,000, 20,000 and 100,000 when none is
// given) with known beads: words by a power law, a tenth of them names that both sides
// share, numbers, sentences merged, split, dropped and added. Prints a line for each
// size. With --whole it prints the accuracy of the search in the corridor and of one of
// the whole grid instead, whose time and memory grow with the square of the length.

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <random>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "align/aligner.h"
#include "align/bead_score.h"
#include "align/evaluation.h"
#include "align/terms.h"
#include "align/text_pair.h"

namespace awase {
namespace {

/// Two texts and the beads that made them.
struct MadePair {
  SegmentedText source, target;
  std::vector<ListedBead> gold;
};

/// Makes sentences and their word for word translations.
class Maker {
 public:
  MadePair make(std::size_t segments) {
    MadePair pair;
    pair.source.document.language = "en";
    pair.target.document.language = "de";
    while (pair.source.size() < segments) add_bead(pair);
    for (SegmentedText* text : {&pair.source, &pair.target})
      text->document.blocks = {
          {BlockKind::paragraph, {0, text->document.text.size()}, 0}};
    return pair;
  }

 private:
  void add_bead(MadePair& pair) {
    const std::uint32_t kind = random_() % 1000;
    ListedBead bead;
    if (kind < 25) {
      add(pair.source, bead.source, sentence().first);
    } else if (kind < 50) {
      add(pair.target, bead.target, sentence().second);
    } else {
      auto [source, target] = sentence();
      if (kind < 150) {
        const auto more = sentence();
        const bool merge = kind < 100;
        if (merge) add(pair.source, bead.source, source);
        if (!merge) add(pair.target, bead.target, target);
        source = merge ? more.first : source + " " + more.first;
        target = merge ? target + " " + more.second : more.second;
      }
      add(pair.source, bead.source, source);
      add(pair.target, bead.target, target);
    }
    pair.gold.push_back(std::move(bead));
  }

  static void add(SegmentedText& text, std::vector<std::size_t>& side,
                  const std::string& sentence) {
    const std::size_t begin = text.document.text.size();
    text.document.text += sentence;
    side.push_back(text.size());
    text.segments.push_back({{begin, text.document.text.size()}, 0});
    text.document.text += '\n';
  }

  std::pair<std::string, std::string> sentence() {
    std::string source, target;
    const std::size_t words = 5 + random_() % 25;
    for (std::size_t w = 0; w < words; ++w) {
      // Zipf's law over 60,000 words.
      const double u = (static_cast<double>(random_()) + 1.0) / 4294967297.0;
      const auto word = static_cast<std::uint32_t>(std::exp(u * std::log(60'000.0)));
      if (w > 0) source += ' ', target += ' ';
      if (random_() % 40 == 0) {
        const std::string number = std::to_string(random_() % 3000);
        source += number;
        target += number;
      } else if (word % 10 == 0) {
        const std::string name = "N" + spell(word, 'a');
        source += name;
        target += name;
      } else {
        source += spell(word, 'b');
        if (random_() % 5 != 0) target += spell(word * 7919 % 1'000'003, 'k');
      }
    }
    return {source + ".", target + "."};
  }

  static std::string spell(std::uint32_t number, char first) {
    std::string word(1, first);
    for (; number > 0; number /= 20) word += "aeioubcdfghklmnprstv"[number % 20];
    return word;
  }

  /// A mersenne twister as 32-bit numbers.
  struct Random {
    std::mt19937 engine{20250922};
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
  };
  Random random_;
};

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void run(std::size_t segments, double& base) {
  const MadePair pair = Maker().make(segments);
  const Aligner aligner;
  const std::clock_t before = std::clock();
  const auto begin = std::chrono::steady_clock::now();
  const Alignment alignment = aligner.align(pair.source, pair.target);
  const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  const double by_the_clock =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (base == 0.0) base = seconds;
  const Tally tally = compare(pair.gold, listed(alignment.beads));
  std::printf(
      "%9zu x %-9zu %8.2f s %8.2f s by the clock %7.2f times the first %8.0f MB  "
      "strict F1 %.4f\n",
      pair.source.size(), pair.target.size(), seconds, by_the_clock, seconds / base,
      peak_megabytes(), strict_score(tally).f1);
  std::fflush(stdout);
}

/// Strict F1 of both passes, in the corridor or in the whole grid.
double accuracy(const MadePair& made, bool whole) {
  TextPair pair = prepare_pair(find_terms(made.source, nullptr),
                               find_terms(made.target, nullptr), {.same_script = true});
  const ScoreModel model = fitted_model(Evidence::thin);
  const Corridor grid = Corridor::whole(made.source.size(), made.target.size());
  if (whole) pair.corridor = grid;
  refine_pair(pair, model);
  if (whole) pair.corridor = grid;
  return strict_score(compare(made.gold, listed(align_pair(pair, model)))).f1;
}

void compare_with_whole(std::size_t segments) {
  const MadePair pair = Maker().make(segments);
  std::printf("%9zu x %-9zu strict F1 %.4f in the corridor, %.4f in the whole grid\n",
              pair.source.size(), pair.target.size(), accuracy(pair, false),
              accuracy(pair, true));
  std::fflush(stdout);
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  const bool whole = argc > 1 && std::strcmp(argv[1], "--whole") == 0;
  std::vector<std::size_t> sizes;
  for (int a = whole ? 2 : 1; a < argc; ++a)
    sizes.push_back(std::strtoull(argv[a], nullptr, 10));
  if (sizes.empty() && whole) sizes = {1'000, 2'000};
  if (sizes.empty()) sizes = {5'000, 20'000, 100'000};
  double base = 0.0;
  for (const std::size_t segments : sizes) {
    if (whole)
      awase::compare_with_whole(segments);
    else
      awase::run(segments, base);
  }
}
