// SPDX-License-Identifier: Apache-2.0
//
// Forward-backward over the lattice gives every bead its posterior. Gaps are affine, as
// in Gotoh (1982): one-sided beads come in runs, so going on costs less than beginning.
// The path then taken is the one with the most right beads to be expected (minimum
// Bayes risk), which is what people count, and not the likeliest single path.

#include "align/best_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "align/bead_window.h"

namespace awase {
namespace {

constexpr float kNone = -std::numeric_limits<float>::infinity();
constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr std::size_t kSourceShape = 1;  // 1-0
constexpr std::size_t kTargetShape = 2;  // 0-1
static_assert(kShapes[kSourceShape] == BeadShape{1, 0});
static_assert(kShapes[kTargetShape] == BeadShape{0, 1});

constexpr bool is_pair(std::size_t shape) {
  return shape != kSourceShape && shape != kTargetShape;
}

/// ln(1 + e^-d) for d >= 0, to 1e-8: the lattice takes it many times a place. From a
/// table, and between its points the parabola through the nearest.
class SoftStep {
 public:
  SoftStep() {
    for (std::size_t k = 0; k < points_.size(); ++k) {
      const double d = static_cast<double>(k) / kDensity;
      const double slope = -1.0 / (1.0 + std::exp(d));
      points_[k] = {std::log1p(std::exp(-d)), static_cast<float>(slope),
                    static_cast<float>(-slope * (1.0 + slope) / 2.0)};
    }
  }

  double operator()(double d) const {
    const auto k = static_cast<std::size_t>(d * kDensity + 0.5);
    const Point& point = points_[k];
    const double rest = d - static_cast<double>(k) / kDensity;
    return point.value + rest * (static_cast<double>(point.slope) +
                                 rest * static_cast<double>(point.bend));
  }

  static constexpr std::size_t kEnd = 20;  // From here on it is less than 3e-9.

 private:
  static constexpr double kDensity = 64.0;
  struct Point {
    double value;
    float slope, bend;
  };
  std::array<Point, kEnd * 64 + 1> points_;
};
const SoftStep kSoftStep;

/// ln(e^a + e^b).
double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  const double d = a - b;
  // Not so when both are kNever, and d is no number.
  return d < static_cast<double>(SoftStep::kEnd) ? a + kSoftStep(d) : a;
}

/// The shape that a bead of a lattice has.
std::size_t shape_of(const SegmentRange& source, const SegmentRange& target) {
  const auto* shape = std::find_if(kShapes.begin(), kShapes.end(), [&](BeadShape each) {
    return each.source == source.size() && each.target == target.size();
  });
  return static_cast<std::size_t>(shape - kShapes.begin());
}

double cost_of(double confidence) {
  return 0.0 - std::log(std::max(confidence, 1e-12));
}

/// The rows of `low` and `high` with `margin` more on every side, but no more than
/// `outer` has. Rows that nothing reaches take what their neighbours have.
Corridor widened(const Corridor& outer, const std::vector<std::uint32_t>& low,
                 const std::vector<std::uint32_t>& high, std::size_t margin) {
  const std::size_t rows = low.size();
  const auto extra = static_cast<std::uint32_t>(margin);
  Corridor inner = outer;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t first = i > margin ? i - margin : 0;
    const std::size_t last = std::min(rows - 1, i + margin);
    const std::uint32_t from =
        *std::min_element(low.begin() + static_cast<std::ptrdiff_t>(first),
                          low.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    const std::uint32_t to =
        *std::max_element(high.begin() + static_cast<std::ptrdiff_t>(first),
                          high.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    inner.low[i] = std::max(outer.low[i], from > extra ? from - extra : 0);
    inner.high[i] = std::min(outer.high[i], to + extra);
  }
  return inner;
}

}  // namespace

Corridor Corridor::whole(std::size_t source_size, std::size_t target_size) {
  return {std::vector<std::uint32_t>(source_size + 1, 0),
          std::vector<std::uint32_t>(source_size + 1,
                                     static_cast<std::uint32_t>(target_size))};
}

std::size_t Corridor::size() const {
  std::size_t places = 0;
  for (std::size_t i = 0; i < low.size(); ++i) places += high[i] - low[i] + 1;
  return places;
}

Lattice::Lattice(const BeadScorer& scorer, Corridor corridor, std::size_t shapes,
                 Origin origin, bool open_ends)
    : corridor_(std::move(corridor)),
      shapes_(shapes),
      origin_(origin),
      open_ends_(open_ends) {
  std::size_t places = 0;
  for (std::size_t i = 0; i < corridor_.low.size(); ++i) {
    // Below 0 for many a row, and then wraps round: only sums with j are places.
    row_.push_back(places - corridor_.low[i]);
    last_row_ = places;
    places += corridor_.high[i] - corridor_.low[i] + 1;
  }
  scores_.assign(places * shapes_, kNone);
  score_edges(scorer);
  sum_forward();
  sum_backward();
}

void Lattice::score_edges(const BeadScorer& scorer) {
  ends_.assign(scores_.size() / shapes_, 0);
  BeadWindow(scorer, corridor_, origin_, shapes_)
      .for_each_bead([&](std::size_t i, std::size_t j, std::size_t shape,
                         const Features& features) {
        const std::size_t end = place(i, j);
        scores_[end * shapes_ + shape] = static_cast<float>(scorer.score(features));
        ends_[end] = static_cast<std::uint8_t>(shape + 1);
      });
  Features features;
  const auto alone = [&](std::size_t shape, std::size_t segment) {
    Alone scores;
    scorer.one_sided_features(shape, segment, false, features);
    scores.begins = static_cast<float>(scorer.score(features));
    scorer.one_sided_features(shape, segment, true, features);
    scores.goes_on = static_cast<float>(scorer.score(features));
    return scores;
  };
  for (std::size_t i = 0; i + 1 < corridor_.low.size(); ++i)
    source_alone_.push_back(alone(kSourceShape, origin_.source + i));
  for (std::size_t j = 0; j < corridor_.high.back(); ++j)
    target_alone_.push_back(alone(kTargetShape, origin_.target + j));
  for (std::size_t i = 0; i < corridor_.low.size(); ++i) {
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const std::size_t end = place(i, j);
      float* scores = &scores_[end * shapes_];
      const auto add = [&](std::size_t shape, float score) {
        scores[shape] = score;
        ends_[end] = std::max(ends_[end], static_cast<std::uint8_t>(shape + 1));
      };
      if (i > 0 && inside(i - 1, j)) add(kSourceShape, source_alone_[i - 1].begins);
      if (j > corridor_.low[i]) add(kTargetShape, target_alone_[j - 1].begins);
    }
  }
}

double Lattice::one_sided_forward(std::size_t from, const Alone& alone,
                                  State same) const {
  const States& before = forward_[from];
  const State other = same == kSourceOnly ? kTargetOnly : kSourceOnly;
  return log_add(
      log_add(before[kPaired], before[other]) + static_cast<double>(alone.begins),
      before[same] + static_cast<double>(alone.goes_on));
}

void Lattice::sum_forward() {
  forward_.assign(scores_.size() / shapes_, {kNever, kNever, kNever});
  reached_.assign(forward_.size(), kNever);
  const std::size_t starts = open_ends_ ? first_row_size() : 1;
  for (std::size_t start = 0; start < starts; ++start) forward_[start][kPaired] = 0.0;
  for (std::size_t i = 0; i < corridor_.low.size(); ++i) {
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const std::size_t end = place(i, j);
      const float* scores = &scores_[end * shapes_];
      States& here = forward_[end];
      if (scores[kSourceShape] != kNone)
        here[kSourceOnly] =
            one_sided_forward(place(i - 1, j), source_alone_[i - 1], kSourceOnly);
      if (scores[kTargetShape] != kNone)
        here[kTargetOnly] =
            one_sided_forward(end - 1, target_alone_[j - 1], kTargetOnly);
      double paired = here[kPaired];
      for (std::size_t shape = 0; shape < ends_[end]; ++shape)
        if (scores[shape] != kNone && is_pair(shape))
          paired = log_add(
              paired, reached_[from(i, j, shape)] + static_cast<double>(scores[shape]));
      here[kPaired] = paired;
      reached_[end] = log_add(log_add(paired, here[kSourceOnly]), here[kTargetOnly]);
    }
  }
}

void Lattice::sum_backward() {
  backward_.assign(forward_.size(), {kNever, kNever, kNever});
  const std::size_t first_end = open_ends_ ? last_row_ : backward_.size() - 1;
  total_ = kNever;
  for (std::size_t end = first_end; end < forward_.size(); ++end) {
    backward_[end][kPaired] = 0.0;
    total_ = log_add(total_, reached_[end]);
  }
  const std::size_t rows = corridor_.low.size() - 1;
  for (std::size_t i = corridor_.low.size(); i-- > 0;) {
    for (std::size_t j = corridor_.high[i] + 1; j-- > corridor_.low[i];) {
      const std::size_t end = place(i, j);
      // What pairs lead to is the same from every state, and stands in kPaired.
      States& here = backward_[end];
      const double pairs = here[kPaired];
      double begin_source = kNever, go_on_source = kNever;
      if (i < rows && inside(i + 1, j)) {
        const double after = backward_[place(i + 1, j)][kSourceOnly];
        begin_source = after + static_cast<double>(source_alone_[i].begins);
        go_on_source = after + static_cast<double>(source_alone_[i].goes_on);
      }
      double begin_target = kNever, go_on_target = kNever;
      if (j < corridor_.high[i]) {
        const double after = backward_[end + 1][kTargetOnly];
        begin_target = after + static_cast<double>(target_alone_[j].begins);
        go_on_target = after + static_cast<double>(target_alone_[j].goes_on);
      }
      here[kPaired] = log_add(pairs, log_add(begin_source, begin_target));
      here[kSourceOnly] = log_add(pairs, log_add(go_on_source, begin_target));
      here[kTargetOnly] = log_add(pairs, log_add(begin_source, go_on_target));
      const float* scores = &scores_[end * shapes_];
      const double after = here[kPaired];
      for (std::size_t shape = 0; shape < ends_[end]; ++shape) {
        if (scores[shape] == kNone || !is_pair(shape)) continue;
        double& before = backward_[from(i, j, shape)][kPaired];
        before = log_add(before, after + static_cast<double>(scores[shape]));
      }
    }
  }
}

void Lattice::doubt(double nats, double share, std::vector<Bead>& beads) {
  const auto gift = static_cast<float>(nats);
  for (auto* side : {&source_alone_, &target_alone_})
    for (Alone& alone : *side) alone.begins += gift;
  for (std::size_t at = 0; at < scores_.size(); at += shapes_)
    for (const std::size_t shape : {kSourceShape, kTargetShape})
      scores_[at + shape] += gift;
  sum_forward();
  sum_backward();
  for (Bead& bead : beads) {
    if (!bead.is_pair()) continue;
    const auto shape = shape_of(bead.source, bead.target);
    const double p = posterior(bead.source.last - origin_.source,
                               bead.target.last - origin_.target, shape);
    if (p >= bead.confidence) continue;
    bead.confidence += share * (p - bead.confidence);
    bead.cost = cost_of(bead.confidence);
  }
}

std::vector<Bead> Lattice::doubtful(double least, double sure) const {
  const std::size_t rows = corridor_.low.size() - 1;
  std::vector<bool> source_sure(rows), target_sure(corridor_.high.back());
  const auto for_each_edge = [this](const auto& visit) {
    for (std::size_t i = 0; i < corridor_.low.size(); ++i)
      for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j)
        for (std::size_t shape = 0; shape < ends_[place(i, j)]; ++shape)
          if (const double p = posterior(i, j, shape); p > 0.0) visit(i, j, shape, p);
  };
  for_each_edge([&](std::size_t i, std::size_t j, std::size_t shape, double p) {
    if (p < sure) return;
    const auto [a, b] = kShapes[shape];
    for (std::size_t k = i - a; k < i; ++k) source_sure[k] = true;
    for (std::size_t k = j - b; k < j; ++k) target_sure[k] = true;
  });
  const auto holds_doubt = [](const std::vector<bool>& is_sure, std::size_t first,
                              std::size_t last) {
    for (std::size_t k = first; k < last; ++k)
      if (!is_sure[k]) return true;
    return false;
  };
  std::vector<Bead> beads;
  for_each_edge([&](std::size_t i, std::size_t j, std::size_t shape, double p) {
    if (p < least || !is_pair(shape)) return;
    const auto [a, b] = kShapes[shape];
    if (!holds_doubt(source_sure, i - a, i) && !holds_doubt(target_sure, j - b, j))
      return;
    const std::size_t s = origin_.source + i;
    const std::size_t t = origin_.target + j;
    beads.push_back({{s - a, s}, {t - b, t}, cost_of(p), p});
  });
  return beads;
}

void Lattice::add(std::span<const Bead> beads, std::span<const float> nats) {
  for (std::size_t b = 0; b < beads.size(); ++b) {
    const Bead& bead = beads[b];
    const std::size_t end =
        place(bead.source.last - origin_.source, bead.target.last - origin_.target);
    scores_[end * shapes_ + shape_of(bead.source, bead.target)] += nats[b];
  }
  sum_forward();
  sum_backward();
}

double Lattice::posterior(std::size_t i, std::size_t j, std::size_t shape) const {
  if (!inside(i, j)) return 0.0;
  const std::size_t end = place(i, j);
  if (scores_[end * shapes_ + shape] == kNone) return 0.0;
  return edge_posterior(end, from(i, j, shape), shape);
}

double Lattice::edge_posterior(std::size_t end, std::size_t from,
                               std::size_t shape) const {
  State state = kPaired;
  double before = 0.0;
  if (is_pair(shape)) {
    before = reached_[from] + static_cast<double>(scores_[end * shapes_ + shape]);
  } else {  // One edge alone leads into such a state.
    state = shape == kSourceShape ? kSourceOnly : kTargetOnly;
    before = forward_[end][state];
  }
  const double exponent = before + backward_[end][state] - total_;
  return exponent < -25.0 ? 0.0 : std::exp(exponent);
}

Corridor Lattice::narrowed(double least, std::size_t margin) const {
  const double floor = std::log(least) + total_;
  const std::size_t rows = corridor_.low.size();
  std::vector<std::uint32_t> low(rows, corridor_.high.back());
  std::vector<std::uint32_t> high(rows, 0);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const std::size_t here = place(i, j);
      const States& before = forward_[here];
      const States& after = backward_[here];
      double through = kNever;
      for (std::size_t state = 0; state < kStates; ++state)
        through = log_add(through, before[state] + after[state]);
      if (through < floor) continue;
      const auto column = static_cast<std::uint32_t>(j);
      low[i] = std::min(low[i], column);
      high[i] = std::max(high[i], column);
    }
  }
  return widened(corridor_, low, high, margin);
}

std::vector<Bead> Lattice::best_beads(
    double threshold, std::array<double, kShapes.size()>* expected) const {
  std::vector<double> gain(forward_.size(), kNever);
  std::vector<std::uint8_t> taken(forward_.size(), 0);
  const std::size_t starts = open_ends_ ? first_row_size() : 1;
  std::fill_n(gain.begin(), starts, 0.0);
  std::array<double, kShapes.size()> counts{};
  if (expected != nullptr) counts = *expected;
  for (std::size_t i = 0; i < corridor_.low.size(); ++i) {
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const std::size_t end = place(i, j);
      double most = gain[end];
      for (std::size_t shape = 0; shape < ends_[end]; ++shape) {
        if (scores_[end * shapes_ + shape] == kNone) continue;
        const std::size_t begin = from(i, j, shape);
        // A one-sided bead gains little, so that among paths with the same pairs the
        // likelier one is taken.
        const double p = edge_posterior(end, begin, shape);
        counts[shape] += p;
        const double here = gain[begin] + (is_pair(shape) ? p - threshold : p * 1e-3);
        if (here > most) {
          most = here;
          taken[end] = static_cast<std::uint8_t>(shape);
        }
      }
      gain[end] = most;
    }
  }
  if (expected != nullptr) *expected = counts;
  std::size_t j = corridor_.high.back();
  if (open_ends_) {
    const auto last_row = gain.begin() + static_cast<std::ptrdiff_t>(last_row_);
    j = corridor_.low.back() +
        static_cast<std::size_t>(std::max_element(last_row, gain.end()) - last_row);
  }
  return trace_back(j, taken);
}

/// The beads that lead to column `j` of the last row.
std::vector<Bead> Lattice::trace_back(std::size_t j,
                                      const std::vector<std::uint8_t>& taken) const {
  std::vector<Bead> beads;
  std::size_t i = corridor_.low.size() - 1;
  while (i > 0 || (j > 0 && !open_ends_)) {
    const std::size_t shape = taken[place(i, j)];
    const auto [a, b] = kShapes[shape];
    const double p = std::clamp(posterior(i, j, shape), 0.0, 1.0);
    const std::size_t s = origin_.source + i;
    const std::size_t t = origin_.target + j;
    beads.push_back({{s - a, s}, {t - b, t}, cost_of(p), p});
    i -= a;
    j -= b;
  }
  std::reverse(beads.begin(), beads.end());
  return beads;
}

}  // namespace awase
