// SPDX-License-Identifier: Apache-2.0
//
// Two passes, coarse to fine. Long texts are worked through in windows: each begins
// where the one before was last sure, so memory does not grow with length.

#include "align/text_pair.h"

#include <algorithm>
#include <array>
#include <numeric>
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
      const Lattice lattice(scorer_,
                            cut_corridor(pair_.corridor, origin, last, end.target),
                            shapes_, origin, !is_last);
      const std::vector<Bead> window =
          lattice.best_beads(kApart, first_ != nullptr ? &first_->expected : nullptr);
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

/// How much dearer standing alone is, in nats: most translations leave nothing out, and
/// then what a dictionary does not know must not look left out. A short text without a
/// surely one-sided segment says less of that than a long one. Formulas say nothing.
float price_of_silence(const TextPair& pair, const std::vector<Bead>& beads) {
  constexpr double kSurelyAlone = 0.85;
  constexpr double kFew = 0.02;
  constexpr double kMost = 2.0;   // Nats.
  constexpr double kPull = 60.0;  // Beads at which it is half of that.
  std::size_t alone = 0;
  for (const Bead& bead : beads)
    if (!bead.is_pair() && bead.confidence > kSurelyAlone && !is_formula(pair, bead))
      ++alone;
  const auto all = static_cast<double>(beads.size());
  const double share = alone == 0                                ? 1.0
                       : static_cast<double>(alone) < kFew * all ? 0.5
                                                                 : 0.0;
  return static_cast<float>(kMost * share * all / (all + kPull));
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
  pair.habits = shape_habits(first.expected);
  const float habit = model.weights[kShapeHabit];
  if (habit > 0.0F)
    for (const std::size_t alone : {1, 2})
      pair.habits[alone] -= price_of_silence(pair, beads) / habit;
  pair.corridor = std::move(first.corridor);
}

std::vector<Bead> align_pair(const TextPair& pair, const ScoreModel& model,
                             const Progress& progress) {
  return Search(pair, model, kShapes.size(), nullptr, progress).run();
}

}  // namespace awase
