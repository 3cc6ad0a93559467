// SPDX-License-Identifier: Apache-2.0
//
// Two passes, coarse to fine. Long texts are cut into windows where a look at what is
// near shows a sure bead, so that memory does not grow with the square of the length,
// and that windows need not wait for each other.

#include "align/text_pair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include "align/anchors.h"
#include "align/confidence.h"
#include "align/corridor.h"
#include "align/learn.h"
#include "align/swap_doubt.h"
#include "text/in_parallel.h"

namespace awase {
namespace {

/// Source segments in a window, and how many to either side of a place are looked at
/// to find where two windows meet.
constexpr std::size_t kWindow = 3000;
constexpr std::size_t kSeam = 100;
/// Posterior under which two stretches are better left apart.
constexpr double kApart = 0.4;
/// Shapes of the first pass: 1-1, 1-0, 0-1, 2-1, 1-2.
constexpr std::size_t kCoarseShapes = 5;
/// Posterior from which the second pass looks at a place, and how far around it.
constexpr double kLeastPlace = 1e-5;
constexpr std::size_t kPlaceMargin = 1;

/// The part of `corridor` from (i, j) to row `last` and no column beyond `last_column`,
/// moved to begin at (0, 0).
Corridor cut_corridor(const Corridor& corridor, Origin from, std::size_t last,
                      std::size_t last_column) {
  Corridor part;
  const auto column = static_cast<std::uint32_t>(from.target);
  const auto end = static_cast<std::uint32_t>(last_column);
  for (std::size_t row = from.source; row <= last; ++row) {
    part.low.push_back(std::clamp(corridor.low[row], column, end) - column);
    part.high.push_back(std::clamp(corridor.high[row], column, end) - column);
  }
  part.low.front() = 0;
  return part;
}

/// What a first pass finds out for the second.
struct FirstPass {
  Corridor corridor;
  std::array<double, kShapes.size()> expected{};  // Beads of each shape.
};

/// The shape of `source` and `target`; none when there is no such shape.
std::optional<std::size_t> shape_of(const SegmentRange& source,
                                    const SegmentRange& target) {
  for (std::size_t shape = 0; shape < kShapes.size(); ++shape)
    if (kShapes[shape].source == source.size() &&
        kShapes[shape].target == target.size())
      return shape;
  return std::nullopt;
}

/// Searches `pair.corridor` from anchor to anchor, window by window. Windows meet
/// behind beads that are sure whatever stands far from them, so that none waits for
/// another.
class Search {
 public:
  /// Fills `first`, where given.
  Search(const TextPair& pair, const ScoreModel& model, std::size_t shapes,
         FirstPass* first, const Progress& progress, unsigned threads,
         LikenessFinder* likeness = nullptr)
      : pair_(pair),
        scorer_(pair.source, pair.target, pair.links, pair.length_ratio, pair.habits,
                model, threads),
        shapes_(shapes),
        first_(first),
        progress_(progress),
        threads_(pair.source.size() > kWindow ? threads : 1),
        likeness_(likeness) {}

  std::vector<Bead> run() const {
    const std::vector<Window> windows = cut_into_windows();
    std::vector<Found> found(windows.size());
    std::function<void(std::size_t)> done;
    if (progress_)
      done = [&](std::size_t ended) {
        progress_(static_cast<double>(ended) / static_cast<double>(windows.size()));
      };
    in_parallel(
        windows.size(), threads_,
        [&](std::size_t window) { found[window] = search(windows[window]); }, done);
    return put_together(windows, found);
  }

 private:
  /// A part of the texts that is searched by itself.
  struct Window {
    Origin from, to;
  };

  struct Found {
    std::vector<Bead> beads;
    FirstPass first;  // Counted from the origin of the window.
  };

  /// The stretches between anchors, long ones cut near every kWindow-th segment.
  std::vector<Window> cut_into_windows() const {
    std::vector<Window> stretches;
    Origin origin;
    const auto add = [&](Origin end) {
      if (origin.source < end.source || origin.target < end.target)
        stretches.push_back({origin, end});
    };
    for (const Bead& anchor : pair_.anchors) {
      add({anchor.source.first, anchor.target.first});
      origin = {anchor.source.last, anchor.target.last};
    }
    add({pair_.source.size(), pair_.target.size()});
    struct Seam {
      std::size_t stretch, row;
    };
    std::vector<Seam> seams;
    for (std::size_t s = 0; s < stretches.size(); ++s) {
      const auto& [from, to] = stretches[s];
      for (std::size_t row = from.source + kWindow; row + kSeam < to.source;
           row += kWindow)
        seams.push_back({s, row});
    }
    std::vector<std::optional<Origin>> places(seams.size());
    in_parallel(seams.size(), threads_, [&](std::size_t k) {
      places[k] = sure_place(seams[k].row, stretches[seams[k].stretch]);
    });
    std::vector<Window> windows;
    std::size_t seam = 0;
    for (std::size_t s = 0; s < stretches.size(); ++s) {
      Origin from = stretches[s].from;
      const Origin end = stretches[s].to;
      for (; seam < seams.size() && seams[seam].stretch == s; ++seam) {
        const auto& place = places[seam];
        if (!place || place->target <= from.target || place->target >= end.target)
          continue;
        windows.push_back({from, *place});
        from = *place;
      }
      windows.push_back({from, end});
    }
    return windows;
  }

  /// Where a pair ends that is surer than others near `row`; none where there is no
  /// pair. What is further off than kSeam segments hardly changes how sure it is.
  std::optional<Origin> sure_place(std::size_t row, const Window& stretch) const {
    const std::size_t first = row - kSeam;
    const std::size_t last = std::min(row + kSeam, stretch.to.source);
    const Origin origin{
        first, std::max<std::size_t>(pair_.corridor.low[first], stretch.from.target)};
    const Lattice lattice(scorer_,
                          cut_corridor(pair_.corridor, origin, last, stretch.to.target),
                          shapes_, origin, true);
    std::optional<Origin> place;
    double most = 0.0;
    for (const Bead& bead : lattice.best_beads(kApart)) {
      if (!bead.is_pair() || bead.source.last + kSeam / 2 < row ||
          bead.source.last > row + kSeam / 2 || bead.confidence <= most)
        continue;
      most = bead.confidence;
      place = Origin{bead.source.last, bead.target.last};
      if (most >= kCertainConfidence) break;
    }
    return place;
  }

  Found search(const Window& window) const {
    Lattice lattice(
        scorer_,
        cut_corridor(pair_.corridor, window.from, window.to.source, window.to.target),
        shapes_, window.from);
    Found found;
    if (first_ != nullptr) {
      found.beads = lattice.best_beads(kApart, &found.first.expected);
      found.first.corridor = lattice.narrowed(kLeastPlace, kPlaceMargin);
    } else {
      if (likeness_ != nullptr) compare(lattice);
      found.beads = lattice.best_beads(kApart);
      doubt(lattice, found.beads);
      doubt_swapped(scorer_, found.beads);
    }
    return found;
  }

  /// Adds what embeddings say of the beads in doubt.
  void compare(Lattice& lattice) const {
    const std::vector<Bead> beads = beads_to_compare(lattice);
    if (beads.empty()) return;
    const auto likeness = likeness_->find(beads);
    std::vector<Bead> known;
    std::vector<float> nats;
    for (std::size_t b = 0; b < beads.size(); ++b) {
      if (!likeness[b]) continue;
      known.push_back(beads[b]);
      nats.push_back(likeness_score(
          scorer_.model(), *shape_of(beads[b].source, beads[b].target), *likeness[b]));
    }
    lattice.add(known, nats);
  }

  /// The beads of all windows with the anchors between them.
  std::vector<Bead> put_together(const std::vector<Window>& windows,
                                 const std::vector<Found>& found) const {
    std::vector<Bead> beads;
    std::size_t next = 0;
    const auto add_before = [&](Origin end) {
      for (; next < windows.size() && windows[next].to.source <= end.source &&
             windows[next].to.target <= end.target;
           ++next) {
        beads.insert(beads.end(), found[next].beads.begin(), found[next].beads.end());
        if (first_ != nullptr) note(found[next].first, windows[next].from);
      }
    };
    for (const Bead& anchor : pair_.anchors) {
      add_before({anchor.source.first, anchor.target.first});
      if (!is_border(anchor)) beads.push_back(anchor);
    }
    add_before({pair_.source.size(), pair_.target.size()});
    return beads;
  }

  /// What is left out of a text shows only in many beads, and the price of standing
  /// alone rests on that. So in a short text a pair is sure only if it would be one at
  /// a lower price too.
  void doubt(Lattice& lattice, std::vector<Bead>& window) const {
    constexpr double kShare = 0.3;
    constexpr double kShort = 40.0;  // Segments at which that counts for half.
    const double nats = scorer_.model().doubt;
    const auto size = static_cast<double>(pair_.source.size());
    double open = size;  // What anchors leave to be found.
    for (const Bead& anchor : pair_.anchors)
      open -= static_cast<double>(anchor.source.size());
    const double share = kShare * kShort / (kShort + size) * open / std::max(size, 1.0);
    if (nats > 0.0 && share > 0.0) lattice.doubt(nats, share, window);
  }

  void note(const FirstPass& found, Origin origin) const {
    for (std::size_t s = 0; s < found.expected.size(); ++s)
      first_->expected[s] += found.expected[s];
    const auto column = static_cast<std::uint32_t>(origin.target);
    for (std::size_t row = 0; row < found.corridor.low.size(); ++row) {
      // The row of a border is that of the stretch before it too.
      const std::uint32_t low = found.corridor.low[row] + column;
      std::uint32_t& known = first_->corridor.low[origin.source + row];
      known = row == 0 ? std::min(known, low) : low;
      first_->corridor.high[origin.source + row] = found.corridor.high[row] + column;
    }
  }

  const TextPair& pair_;
  BeadScorer scorer_;
  std::size_t shapes_;
  FirstPass* first_;
  const Progress& progress_;
  unsigned threads_;
  LikenessFinder* likeness_;
};

/// Mends what windows leave where they meet: both sides of a corridor rise.
void make_rising(Corridor& corridor) {
  corridor.low.front() = 0;
  for (std::size_t i = corridor.low.size() - 1; i-- > 0;)
    corridor.low[i] = std::min(corridor.low[i], corridor.low[i + 1]);
  for (std::size_t i = 1; i < corridor.high.size(); ++i)
    corridor.high[i] = std::max(corridor.high[i], corridor.high[i - 1]);
}

double sum_chars(const TermText& text, const SegmentRange& range) {
  const auto from = text.chars.begin() + static_cast<std::ptrdiff_t>(range.first);
  const auto to = text.chars.begin() + static_cast<std::ptrdiff_t>(range.last);
  return std::accumulate(from, to, 0.0);
}

/// The length ratio of the sure pairs, drawn to what the whole texts say.
double length_ratio(const TextPair& pair, const std::vector<Bead>& beads) {
  constexpr double kWeight = 500.0;  // Characters that the whole texts count for.
  double source = kWeight;
  double target = kWeight * pair.length_ratio;
  for (const Bead& bead : beads) {
    if (!bead.is_pair() || bead.confidence < kSureConfidence) continue;
    source += sum_chars(pair.source, bead.source);
    target += sum_chars(pair.target, bead.target);
  }
  return target / source;
}

bool is_formula(const TextPair& pair, const Bead& bead) {
  const bool is_source = bead.target.empty();
  const TermText& text = is_source ? pair.source : pair.target;
  const SegmentRange& range = is_source ? bead.source : bead.target;
  return std::all_of(text.marks.begin() + static_cast<std::ptrdiff_t>(range.first),
                     text.marks.begin() + static_cast<std::ptrdiff_t>(range.last),
                     [](std::uint32_t marks) { return (marks & kFormula) != 0; });
}

/// A stretch of one-sided beads of one side that a first pass found.
struct Run {
  std::size_t first = 0, last = 0;  // Beads.
  bool is_sure = false;
};

/// Whether `run` is rather a part of the pair before or behind it: the first pass knows
/// no beads of three and more segments and leaves the rest of them alone.
bool is_part_of_neighbour(const BeadScorer& scorer, const std::vector<Bead>& beads,
                          const Run& run) {
  const SegmentRange source{beads[run.first].source.first,
                            beads[run.last - 1].source.last};
  const SegmentRange target{beads[run.first].target.first,
                            beads[run.last - 1].target.last};
  const bool is_source = target.empty();
  const std::size_t size = is_source ? source.size() : target.size();
  double alone = 0.0;
  Features features;
  for (std::size_t k = 0; k < size; ++k) {
    scorer.one_sided_features(is_source ? 1 : 2,
                              (is_source ? source : target).first + k, k > 0, features);
    alone += scorer.score(features);
  }
  const auto is_joined = [&](const Bead& pair) {
    if (!pair.is_pair()) return false;
    const SegmentRange joined_source{std::min(source.first, pair.source.first),
                                     std::max(source.last, pair.source.last)};
    const SegmentRange joined_target{std::min(target.first, pair.target.first),
                                     std::max(target.last, pair.target.last)};
    const auto joined = shape_of(joined_source, joined_target);
    const auto apart = shape_of(pair.source, pair.target);
    if (!joined || !apart) return false;
    return scorer.score(scorer.features(joined_source, joined_target, *joined)) >
           scorer.score(scorer.features(pair.source, pair.target, *apart)) + alone;
  };
  return (run.first > 0 && is_joined(beads[run.first - 1])) ||
         (run.last < beads.size() && is_joined(beads[run.last]));
}

/// How much rarer runs of one-sided segments are than in the texts that the weights
/// were fitted on, in nats: most translations leave nothing out, and then what a
/// dictionary does not know must not look left out. Runs count that are fairly sure. A
/// short text without one says less of that than a long one. Formulas say nothing.
float silence_of(const TextPair& pair, const BeadScorer& scorer,
                 const std::vector<Bead>& beads) {
  constexpr double kFairlySure = 0.85;
  constexpr std::size_t kMost = 300;  // Runs that are looked at.
  constexpr double kUsual = 0.02;     // Runs for each bead.
  constexpr double kPull = 12.0;      // Beads that the usual counts for.
  constexpr double kMostNats = 3.5;
  constexpr double kLeastNats = -2.5;
  std::vector<Run> runs;
  for (std::size_t b = 0; b < beads.size(); ++b) {
    if (beads[b].is_pair()) continue;
    const bool goes_on = !runs.empty() && runs.back().last == b &&
                         beads[b - 1].target.empty() == beads[b].target.empty();
    if (!goes_on) runs.push_back({b, b});
    runs.back().last = b + 1;
    if (beads[b].confidence > kFairlySure && !is_formula(pair, beads[b]))
      runs.back().is_sure = true;
  }
  std::erase_if(runs, [](const Run& run) { return !run.is_sure; });
  const std::size_t step = runs.size() / kMost + 1;
  double looked_at = 0.0, alone = 0.0;
  for (std::size_t k = 0; k < runs.size(); k += step) {
    looked_at += 1.0;
    if (!is_part_of_neighbour(scorer, beads, runs[k])) alone += 1.0;
  }
  alone *= static_cast<double>(runs.size()) / std::max(1.0, looked_at);
  const double share =
      (alone + kPull * kUsual) / (static_cast<double>(beads.size()) + kPull);
  return static_cast<float>(
      std::clamp(std::log(kUsual / share), kLeastNats, kMostNats));
}

/// What the first pass says of the words that sure pairs explain, beside pairs of
/// segments that do not belong together: what a word that is not explained counts for.
void weigh_misses(const BeadScorer& scorer, const std::vector<Bead>& beads,
                  PairHabits& habits) {
  constexpr std::size_t kMost = 300;     // Pairs that are looked at.
  constexpr std::size_t kFar = 7;        // Pairs from one to another that is unrelated.
  constexpr double kPull = 60.0;         // Words that the usual shares count for.
  constexpr double kUsualFound = 0.7;    // Of words that could be explained.
  constexpr double kUsualChance = 0.15;  // The same of unrelated segments.
  std::vector<const Bead*> sure;
  for (const Bead& bead : beads)
    if (bead.is_pair() && bead.confidence >= kSureConfidence) sure.push_back(&bead);
  struct Count {
    double words, found;
    double share() const { return found / words; }
    void add(float all, float missed) {
      words += static_cast<double>(all);
      found += static_cast<double>(all - missed);
    }
  };
  Count source{kPull, kPull * kUsualFound}, target = source;
  Count source_chance{kPull, kPull * kUsualChance}, target_chance = source_chance;
  BeadScorer::Cursors cursors = scorer.cursors();
  const std::size_t step = sure.size() / kMost + 1;
  for (std::size_t k = 0; k + kFar < sure.size(); k += step) {
    const SegmentRange& here = sure[k]->source;
    const auto look = [&](const SegmentRange& there, Count& of_source,
                          Count& of_target) {
      const Features features = scorer.features(here, there, 0, cursors);
      of_source.add(scorer.source_stretch(here).misses, features[kSourceMiss]);
      of_target.add(scorer.target_stretch(there).misses, features[kTargetMiss]);
    };
    look(sure[k]->target, source, target);
    look(sure[k + kFar]->target, source_chance, target_chance);
  }
  const auto nats = [](const Count& pairs, const Count& chance) {
    const double usual = std::log((1.0 - kUsualChance) / (1.0 - kUsualFound));
    const double here = std::log(std::max(0.02, 1.0 - chance.share()) /
                                 std::max(0.02, 1.0 - pairs.share()));
    return static_cast<float>(std::clamp(here / usual, 0.1, 2.5));
  };
  habits.source_miss = nats(source, source_chance);
  habits.target_miss = nats(target, target_chance);
}

}  // namespace

TextPair prepare_pair(TermText source, TermText target, const LinkSources& sources,
                      std::vector<Bead> anchors, unsigned threads) {
  TextPair pair;
  pair.source = std::move(source);
  pair.target = std::move(target);
  pair.links = find_links(pair.source, pair.target, sources, threads);
  pair.anchors = std::move(anchors);
  pair.corridor = find_corridor(pair.source, pair.target, pair.links, pair.anchors,
                                {.threads = threads});
  pair.length_ratio = (sum_chars(pair.target, {0, pair.target.size()}) + 1.0) /
                      (sum_chars(pair.source, {0, pair.source.size()}) + 1.0);
  return pair;
}

double explained_share(const TextPair& pair) {
  std::vector<bool> source(pair.source.terms.size(), false);
  std::vector<bool> target(pair.target.terms.size(), false);
  for (const Link& link : pair.links.all) {
    if (link.kind != LinkKind::translation && link.kind != LinkKind::reading) continue;
    source[link.source] = true;
    target[link.target] = true;
  }
  const auto share = [](const TermText& text, const std::vector<bool>& known) {
    std::size_t words = 0, explained = 0;
    for (const std::uint32_t term : text.occurrences) {
      if (text.terms[term].word.kind == WordKind::number) continue;
      ++words;
      if (known[term]) ++explained;
    }
    return static_cast<double>(explained) /
           static_cast<double>(std::max<std::size_t>(1, words));
  };
  return std::min(share(pair.source, source), share(pair.target, target));
}

void refine_pair(TextPair& pair, const ScoreModel& model, const Progress& progress,
                 unsigned threads) {
  FirstPass first{pair.corridor};
  const std::vector<Bead> beads =
      Search(pair, model, kCoarseShapes, &first, progress, threads).run();
  make_rising(first.corridor);
  std::vector<Link> links = learn_links(pair.source, pair.target, pair.links, beads,
                                        kSureConfidence, kPairsAtOnce, threads);
  links.insert(links.end(), pair.links.all.begin(), pair.links.all.end());
  pair.links = sort_links(std::move(links), pair.source.terms.size(), threads);
  pair.length_ratio = length_ratio(pair, beads);
  PairHabits habits;
  habits.shapes = shape_habits(first.expected);
  const BeadScorer scorer(pair.source, pair.target, pair.links, pair.length_ratio, {},
                          model, threads);
  habits.silence = silence_of(pair, scorer, beads);
  weigh_misses(scorer, beads, habits);
  pair.habits = habits;
  pair.corridor = std::move(first.corridor);
}

std::vector<Bead> align_pair(const TextPair& pair, const ScoreModel& model,
                             const Progress& progress, unsigned threads,
                             LikenessFinder* likeness) {
  return Search(pair, model, kShapes.size(), nullptr, progress, threads, likeness)
      .run();
}

std::vector<Bead> beads_to_compare(const Lattice& lattice) {
  constexpr double kLeast = 0.02;  // Posterior of a bead that is worth asking about.
  constexpr double kSure = 0.97;   // Of one beside which no other is.
  return lattice.doubtful(kLeast, kSure);
}

}  // namespace awase
