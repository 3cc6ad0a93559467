// SPDX-License-Identifier: Apache-2.0
//
// The lattice of all ways to align two texts within a corridor, and the best of them.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/bead.h"
#include "align/bead_score.h"
#include "align/grid.h"

namespace awase {

/// Beads from place to place. An edge is known by the place where it ends and its
/// shape.
class Lattice {
 public:
  /// Scores every bead in `corridor`, which is counted from `origin`: the place of the
  /// texts at which the lattice begins.
  /// Only the first `shapes` of kShapes are considered. With `open_ends` a path may
  /// begin anywhere in the first row and end anywhere in the last one, else only in
  /// the first and the last place.
  Lattice(const BeadScorer& scorer, Corridor corridor,
          std::size_t shapes = kShapes.size(), Origin origin = {},
          bool open_ends = false);

  /// Posterior of the edge of `shape` that ends at (`i`, `j`); 0 when there is none.
  double posterior(std::size_t i, std::size_t j, std::size_t shape) const;

  /// The beads that together have the highest expected number of right ones (minimum
  /// Bayes risk), each with its cost and posterior. `threshold` is the posterior under
  /// which leaving two sides apart is preferred to pairing them. Adds the expected
  /// number of beads of each shape to `expected`, where given.
  std::vector<Bead> best_beads(
      double threshold, std::array<double, kShapes.size()>* expected = nullptr) const;

  /// Lowers the confidence of those of `beads`, which best_beads() gave, that would be
  /// less likely if one-sided runs were cheaper by `nats`: to `share` of the way. All
  /// else of the lattice is then as if they were.
  void doubt(double nats, double share, std::vector<Bead>& beads);

  /// The beads of two sides that may be right where it is in doubt which are: those
  /// with a posterior of at least `least` that hold a segment of which no bead has one
  /// of `sure`. Their confidence is their posterior.
  std::vector<Bead> doubtful(double least, double sure) const;

  /// Adds to the score of each of `beads`, which doubtful() gave, its part of `nats`.
  void add(std::span<const Bead> beads, std::span<const float> nats);

  /// The places that a path goes through with a probability of at least `least`, and
  /// `margin` more on every side, counted from the origin.
  Corridor narrowed(double least, std::size_t margin) const;

 private:
  /// What the bead that ends at a place was; a run of one-sided beads costs less than
  /// as many alone.
  enum State : std::uint8_t { kPaired, kSourceOnly, kTargetOnly, kStates };
  using States = std::array<double, kStates>;

  std::size_t place(std::size_t i, std::size_t j) const { return row_[i] + j; }
  std::size_t first_row_size() const {
    return corridor_.high.front() - corridor_.low.front() + 1;
  }
  bool inside(std::size_t i, std::size_t j) const {
    return j >= corridor_.low[i] && j <= corridor_.high[i];
  }
  /// Scores of a one-sided bead: to begin a run, and to go on with one.
  struct Alone {
    float begins = 0.0F;
    float goes_on = 0.0F;
  };
  /// Where the edge of `shape` that ends at (`i`, `j`), at the place `end`, begins.
  std::size_t from(std::size_t i, std::size_t j, std::size_t shape) const {
    return place(i - kShapes[shape].source, j - kShapes[shape].target);
  }
  double edge_posterior(std::size_t end, std::size_t from, std::size_t shape) const;
  std::vector<Bead> trace_back(std::size_t j,
                               const std::vector<std::uint8_t>& taken) const;
  void score_edges(const BeadScorer& scorer);
  double one_sided_forward(std::size_t from, const Alone& alone, State same) const;
  void sum_forward();
  void sum_backward();

  Corridor corridor_;
  std::size_t shapes_;
  Origin origin_;
  bool open_ends_;
  double total_ = 0.0;              // ln of the sum over all paths.
  std::vector<std::size_t> row_;    // Place of (i, 0), were it inside.
  std::size_t last_row_ = 0;        // Place where the last row begins.
  std::vector<float> scores_;       // By place and shape.
  std::vector<std::uint8_t> ends_;  // By place: past the last shape that ends there.
  std::vector<Alone> source_alone_, target_alone_;  // By segment from the origin.
  std::vector<States> forward_;
  std::vector<double> reached_;  // The sum of forward_.
  std::vector<States> backward_;
};

}  // namespace awase
