// SPDX-License-Identifier: Apache-2.0
//
// The lattice of a gold document as a conditional random field sees it: few edges, with
// their features, and which of them agree with the gold.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "align/bead_score.h"
#include "align/text_pair.h"

namespace awase {

using Weights = std::vector<double>;

/// A bead that may be taken.
struct GoldEdge {
  std::uint32_t from = 0;  ///< Place where it begins.
  std::uint32_t to = 0;    ///< Place where it ends.
  bool is_pair = false;
  bool is_gold = false;  ///< One of the gold beads.
  bool is_allowed =
      false;  ///< Agrees with the gold: a gold bead, or part of a large one.
  std::vector<std::pair<std::uint8_t, float>> features;  ///< Those that are not 0.
};

/// The edges of one document that matter, by the place of their end.
struct GoldLattice {
  std::size_t places = 0;
  std::size_t gold_pairs = 0;  ///< Gold beads with two sides.
  double weight = 1.0;         ///< What it counts for in fitting.
  std::vector<GoldEdge> edges;
};

/// The edges of `pair` with a posterior of at least `least` under `model`, and those of
/// the gold path. With `likeness` those in doubt have the features that embeddings
/// give.
GoldLattice make_gold_lattice(const TextPair& pair, const std::vector<Bead>& gold,
                              const ScoreModel& model, double least,
                              LikenessFinder* likeness = nullptr);

/// ln of the sum over all paths, or over those that agree with the gold; adds the
/// expected features times `sign` to `gradient` and sets the posterior of each edge,
/// where given.
double sum_paths(const GoldLattice& lattice, std::span<const double> scores,
                 bool only_gold, double sign, Weights* gradient,
                 std::vector<double>* posteriors);

/// -ln p(gold) of some lattices with its gradient, and a Gaussian prior around `prior`.
double loss(std::span<const GoldLattice* const> lattices, const Weights& weights,
            const Weights& prior, double prior_strength, Weights& gradient);

/// A predicted pair: its confidence and whether the gold has it.
struct Prediction {
  double confidence = 0.0;
  bool is_right = false;
};

/// The pairs of the path with the most right beads to be expected, as
/// Lattice::best_beads() takes it: a pair counts its posterior less `threshold`, a
/// one-sided bead its posterior times `alone`.
std::vector<Prediction> decode(const GoldLattice& lattice, const Weights& weights,
                               double threshold, double alone = 1e-3);

}  // namespace awase
