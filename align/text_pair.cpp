// SPDX-License-Identifier: Apache-2.0
//
// Two passes, coarse to fine. Long texts are worked through in windows: each begins
// where the one before was last sure, so memory does not grow with length.

#include "align/text_pair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "align/anchors.h"
#include "align/confidence.h"
#include "align/corridor.h"
#include "align/learn.h"

namespace awase {
namespace {

/// Source segments in a window, and how many at its end are aligned again by the next.
constexpr std::size_t kWindow = 3000;
constexpr std::size_t kOverlap = 150;
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

/// How many beads of a window that is not the last are kept: up to a sure one shortly
/// before the overlap, so that the next window begins where little is in doubt.
std::size_t kept_beads(const std::vector<Bead>& window, std::size_t end) {
  std::size_t keep = window.size();
  while (keep > 1 && window[keep - 1].source.last > end) --keep;
  std::size_t best = keep;
  for (std::size_t k = keep; k > 1 && k + kOverlap > keep; --k) {
    const Bead& bead = window[k - 1];
    if (!bead.is_pair()) continue;
    if (bead.confidence >= kCertainConfidence) return k;
    if (bead.confidence > window[best - 1].confidence) best = k;
  }
  return best;
}

/// What a first pass finds out for the second.
struct FirstPass {
  Corridor corridor;
  std::array<double, kShapes.size()> expected{};  // Beads of each shape.
};

/// Searches `pair.corridor` from anchor to anchor, window by window.
class Search {
 public:
  /// Fills `first`, where given.
  Search(const TextPair& pair, const ScoreModel& model, std::size_t shapes,
         FirstPass* first, const Progress& progress)
      : pair_(pair),
        scorer_(pair.source, pair.target, pair.links, pair.length_ratio, pair.habits,
                model),
        shapes_(shapes),
        first_(first),
        progress_(progress) {}

  std::vector<Bead> run() {
    Origin origin;
    for (const Bead& anchor : pair_.anchors) {
      add_stretch(origin, {anchor.source.first, anchor.target.first});
      if (!is_border(anchor)) beads_.push_back(anchor);
      origin = {anchor.source.last, anchor.target.last};
    }
    add_stretch(origin, {pair_.source.size(), pair_.target.size()});
    return std::move(beads_);
  }

 private:
  /// Adds the beads from `origin` to `end`.
  void add_stretch(Origin origin, Origin end) {
    while (origin.source < end.source || origin.target < end.target) {
      const bool is_last = origin.source + kWindow + kOverlap >= end.source;
      const std::size_t last =
          is_last ? end.source : origin.source + kWindow + kOverlap;
      Lattice lattice(scorer_, cut_corridor(pair_.corridor, origin, last, end.target),
                      shapes_, origin, !is_last);
      std::vector<Bead> window =
          lattice.best_beads(kApart, first_ != nullptr ? &first_->expected : nullptr);
      if (first_ == nullptr) doubt(lattice, window);
      const std::size_t keep =
          is_last ? window.size() : kept_beads(window, origin.source + kWindow);
      beads_.insert(beads_.end(), window.begin(),
                    window.begin() + static_cast<std::ptrdiff_t>(keep));
      const Origin next =
          is_last ? end : Origin{beads_.back().source.last, beads_.back().target.last};
      if (first_ != nullptr) note(lattice, origin, next.source);
      origin = next;
      if (progress_)
        progress_(static_cast<double>(origin.source) /
                  static_cast<double>(std::max<std::size_t>(1, pair_.source.size())));
    }
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

  void note(const Lattice& lattice, Origin origin, std::size_t kept_row) {
    const Corridor part = lattice.narrowed(kLeastPlace, kPlaceMargin);
    const auto column = static_cast<std::uint32_t>(origin.target);
    for (std::size_t row = origin.source; row <= kept_row; ++row) {
      // The row of a border is that of the stretch before it too.
      const std::uint32_t low = part.low[row - origin.source] + column;
      std::uint32_t& known = first_->corridor.low[row];
      known = row == origin.source ? std::min(known, low) : low;
      first_->corridor.high[row] = part.high[row - origin.source] + column;
    }
  }

  const TextPair& pair_;
  BeadScorer scorer_;
  std::size_t shapes_;
  FirstPass* first_;
  const Progress& progress_;
  std::vector<Bead> beads_;
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

/// The shape of `source` and `target`; none when there is no such shape.
std::optional<std::size_t> shape_of(const SegmentRange& source,
                                    const SegmentRange& target) {
  for (std::size_t shape = 0; shape < kShapes.size(); ++shape)
    if (kShapes[shape].source == source.size() &&
        kShapes[shape].target == target.size())
      return shape;
  return std::nullopt;
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
  const std::size_t step = sure.size() / kMost + 1;
  for (std::size_t k = 0; k + kFar < sure.size(); k += step) {
    const SegmentRange& here = sure[k]->source;
    const auto look = [&](const SegmentRange& there, Count& of_source,
                          Count& of_target) {
      const Features features = scorer.features(here, there, 0);
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
                      std::vector<Bead> anchors) {
  TextPair pair;
  pair.source = std::move(source);
  pair.target = std::move(target);
  pair.links = find_links(pair.source, pair.target, sources);
  pair.anchors = std::move(anchors);
  pair.corridor = find_corridor(pair.source, pair.target, pair.links, pair.anchors);
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

void refine_pair(TextPair& pair, const ScoreModel& model, const Progress& progress) {
  FirstPass first{pair.corridor};
  const std::vector<Bead> beads =
      Search(pair, model, kCoarseShapes, &first, progress).run();
  make_rising(first.corridor);
  std::vector<Link> links =
      learn_links(pair.source, pair.target, pair.links, beads, kSureConfidence);
  links.insert(links.end(), pair.links.all.begin(), pair.links.all.end());
  pair.links = sort_links(std::move(links), pair.source.terms.size());
  pair.length_ratio = length_ratio(pair, beads);
  PairHabits habits;
  habits.shapes = shape_habits(first.expected);
  const BeadScorer scorer(pair.source, pair.target, pair.links, pair.length_ratio, {},
                          model);
  habits.silence = silence_of(pair, scorer, beads);
  weigh_misses(scorer, beads, habits);
  pair.habits = habits;
  pair.corridor = std::move(first.corridor);
}

std::vector<Bead> align_pair(const TextPair& pair, const ScoreModel& model,
                             const Progress& progress) {
  return Search(pair, model, kShapes.size(), nullptr, progress).run();
}

}  // namespace awase
