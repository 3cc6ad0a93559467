// SPDX-License-Identifier: Apache-2.0

#include "align/swap_doubt.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace awase {
namespace {

/// Odds that neighbours of a translation have changed places.
constexpr double kSwapped = 0.02;
/// Confidence from which words leave no room for that.
constexpr double kNearlyCertain = 0.995;

bool is_single(const Bead& bead) {
  return bead.source.size() == 1 && bead.target.size() == 1;
}

}  // namespace

void doubt_swapped(const BeadScorer& scorer, std::vector<Bead>& beads) {
  std::optional<BeadScorer::Cursors> cursors;
  const auto score = [&](const Bead& source, const Bead& target) {
    if (!cursors) cursors = scorer.cursors();
    return scorer.score(scorer.features(source.source, target.target, 0, *cursors));
  };
  for (std::size_t b = 0; b + 1 < beads.size(); ++b) {
    Bead& one = beads[b];
    Bead& other = beads[b + 1];
    if (!is_single(one) || !is_single(other)) continue;
    if (std::min(one.confidence, other.confidence) >= kNearlyCertain) continue;
    const double gain =
        score(one, other) + score(other, one) - score(one, one) - score(other, other);
    const double stay = 1.0 / (1.0 + kSwapped * std::exp(std::min(gain, 50.0)));
    for (Bead* bead : {&one, &other}) {
      bead->confidence *= stay;
      bead->cost = 0.0 - std::log(std::max(bead->confidence, 1e-12));
    }
  }
}

}  // namespace awase
