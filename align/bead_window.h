// SPDX-License-Identifier: Apache-2.0
//
// The features of every bead in a corridor, found together.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/bead_score.h"
#include "align/grid.h"

namespace awase {

/// Goes through a corridor row by row. What a segment owes to a stretch of the other
/// side is the same in every bead that holds both, so it is found once: 23 shapes of
/// bead end at a place, but only sixteen pairs of a segment and a stretch.
class BeadWindow {
 public:
  /// `corridor` is counted from `origin`. All arguments must outlive this.
  /// Only the first `shapes` of kShapes are considered.
  BeadWindow(const BeadScorer& scorer, const Corridor& corridor, Origin origin,
             std::size_t shapes = kShapes.size());

  /// Calls `visit(i, j, shape, features)` for each edge with two sides, in the order of
  /// the places where they end, counted from the origin.
  template <typename Visit>
  void for_each_bead(const Visit& visit) {
    for (std::size_t i = 1; i < corridor_.low.size(); ++i) {
      enter_row(i);
      for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
        for (std::size_t shape = 0; shape < shapes_; ++shape) {
          const auto [a, b] = kShapes[shape];
          if (a == 0 || b == 0 || a > i || b > j) continue;
          if (j - b < corridor_.low[i - a] || j - b > corridor_.high[i - a]) continue;
          visit(i, j, shape, features(i, j, shape));
        }
      }
    }
  }

 private:
  using Evidence = BeadScorer::Evidence;
  using Match = BeadScorer::Match;
  using SideFeatures = BeadScorer::SideFeatures;

  /// A source segment: its matches, and what each stretch of the target explains of it.
  struct Row {
    std::size_t low = 0;                ///< Target segments from here are in reach.
    std::vector<Match> matches;         ///< By target segment.
    std::vector<std::uint32_t> starts;  ///< Where those of low + k begin.
    std::vector<Evidence> explained;    ///< By the stretch's end and length.

    std::span<const Match> between(std::size_t first, std::size_t last) const {
      return std::span(matches).subspan(starts[first - low],
                                        starts[last - low] - starts[first - low]);
    }
  };

  void enter_row(std::size_t i);
  const Features& features(std::size_t i, std::size_t j, std::size_t shape);
  const SideFeatures& target_stretch(std::size_t j, std::size_t size);
  const Evidence& of_source(std::size_t i, std::size_t j, std::size_t size);
  const Evidence& of_target(std::size_t j, std::size_t i, std::size_t size);
  Row& row(std::size_t i) { return rows_[i % kMaxBeadSide]; }

  const BeadScorer& scorer_;
  const Corridor& corridor_;
  Origin origin_;
  std::size_t shapes_;
  std::size_t most_;  // Segments on a side of any of the shapes.
  BeadScorer::Cursors cursors_;
  std::array<Row, kMaxBeadSide> rows_;
  std::array<SideFeatures, kMaxBeadSide> source_stretches_;  // That end with the row.
  std::vector<SideFeatures> target_stretches_;               // By end and length.
  std::vector<std::uint8_t> known_stretches_;                // Which have been found.
  // What the source stretches explain of target segments from target_low_.
  std::size_t target_low_ = 0;
  std::vector<Evidence> target_explained_;
  std::vector<Match> unsorted_;
  Features features_{};
};

}  // namespace awase
