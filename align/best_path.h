// SPDX-License-Identifier: Apache-2.0
//
// The lattice of all ways to align two texts within a corridor, and the best of them.

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/bead.h"
#include "align/bead_score.h"

namespace awase {

/// The part of the grid that is searched: after `i` source segments, between `low[i]`
/// and `high[i]` target segments (both included) have been taken. Both rise with i; it
/// begins with low[0] == 0 and ends with high.back() == the number of target segments.
struct Corridor {
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;

  /// Everything.
  static Corridor whole(std::size_t source_size, std::size_t target_size);
  /// Number of places in it.
  std::size_t size() const;
};

/// A place of the grid: how many segments of either side have been taken.
struct Origin {
  std::size_t source = 0;
  std::size_t target = 0;
};

/// Beads from place to place. An edge is known by the place where it ends and its
/// shape.
class Lattice {
 public:
  /// Scores every bead in `corridor`, which is counted from `origin`: the place of the
  /// texts at which the lattice begins.
  /// Only the first `shapes` of kShapes are considered. With an `open_end` a path may
  /// end anywhere in the last row, else only in its last place.
  Lattice(const BeadScorer& scorer, Corridor corridor,
          std::size_t shapes = kShapes.size(), Origin origin = {},
          bool open_end = false);

  /// Posterior of the edge of `shape` that ends at (`i`, `j`); 0 when there is none.
  double posterior(std::size_t i, std::size_t j, std::size_t shape) const;

  /// The beads that together have the highest expected number of right ones (minimum
  /// Bayes risk), each with its cost and posterior. `threshold` is the posterior under
  /// which leaving two sides apart is preferred to pairing them.
  std::vector<Bead> best_beads(double threshold) const;

  /// Adds the expected number of beads of each shape.
  void add_expected(std::array<double, kShapes.size()>& counts) const;

  /// The places that a path goes through with a probability of at least `least`, and
  /// `margin` more on every side, counted from the origin.
  Corridor narrowed(double least, std::size_t margin) const;

 private:
  /// What the bead that ends at a place was; a run of one-sided beads costs less than
  /// as many alone.
  enum State : std::uint8_t { kPaired, kSourceOnly, kTargetOnly, kStates };
  using States = std::array<double, kStates>;

  std::size_t place(std::size_t i, std::size_t j) const {
    return first_[i] + (j - corridor_.low[i]);
  }
  bool inside(std::size_t i, std::size_t j) const {
    return j >= corridor_.low[i] && j <= corridor_.high[i];
  }
  /// Scores of a one-sided bead: to begin a run, and to go on with one.
  struct Alone {
    float begins = 0.0F;
    float goes_on = 0.0F;
  };
  void score_edges(const BeadScorer& scorer);
  double one_sided_forward(std::size_t from, const Alone& alone, State same) const;
  void sum_forward();
  void sum_backward();

  Corridor corridor_;
  std::size_t shapes_;
  Origin origin_;
  bool open_end_;
  double total_ = 0.0;                              // ln of the sum over all paths.
  std::vector<std::size_t> first_;                  // Place of (i, low[i]).
  std::vector<float> scores_;                       // By place and shape.
  std::vector<Alone> source_alone_, target_alone_;  // By segment from the origin.
  std::vector<States> forward_;
  std::vector<double> reached_;  // The sum of forward_.
  std::vector<States> backward_;
};

/// Calls `visit(i, j, shape, source, target, rows)` for every edge of `corridor` that
/// is not one-sided, where (i, j) is where it ends, counted from `origin`.
template <typename Visit>
void for_each_bead(const BeadScorer& scorer, const Corridor& corridor,
                   std::size_t shapes, Origin origin, const Visit& visit) {
  using Match = BeadScorer::Match;
  const std::size_t rows = corridor.low.size() - 1;
  std::vector<std::vector<Match>> matches(kMaxBeadSide);
  std::vector<std::vector<std::uint32_t>> starts(kMaxBeadSide);
  std::vector<std::uint32_t> row_low(kMaxBeadSide);
  std::array<std::span<const Match>, kMaxBeadSide> spans;
  for (std::size_t i = 1; i <= rows; ++i) {
    // Matches of segment i-1 with whatever beads that hold it can reach.
    const std::size_t slot = (i - 1) % kMaxBeadSide;
    const std::uint32_t low = corridor.low[i > kMaxBeadSide ? i - kMaxBeadSide : 0];
    const std::uint32_t high = corridor.high[std::min(rows, i - 1 + kMaxBeadSide)];
    scorer.find_matches(origin.source + i - 1, origin.target + low,
                        origin.target + high, matches[slot]);
    row_low[slot] = low;
    starts[slot].assign(high - low + 1, 0);
    for (const Match& match : matches[slot])
      ++starts[slot][match.target_segment - origin.target - low + 1];
    for (std::size_t k = 1; k < starts[slot].size(); ++k)
      starts[slot][k] += starts[slot][k - 1];
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j) {
      for (std::size_t shape = 0; shape < shapes; ++shape) {
        const auto [a, b] = kShapes[shape];
        if (a == 0 || b == 0 || a > i || b > j) continue;
        if (j - b < corridor.low[i - a] || j - b > corridor.high[i - a]) continue;
        for (std::size_t k = 0; k < a; ++k) {
          const std::size_t from = (i - a + k) % kMaxBeadSide;
          const std::size_t begin = j - b - row_low[from];
          const std::size_t end = j - row_low[from];
          spans[k] = std::span<const Match>(matches[from])
                         .subspan(starts[from][begin],
                                  starts[from][end] - starts[from][begin]);
        }
        visit(i, j, shape, SegmentRange{origin.source + i - a, origin.source + i},
              SegmentRange{origin.target + j - b, origin.target + j},
              std::span<const std::span<const Match>>(spans.data(), a));
      }
    }
  }
}

}  // namespace awase
