// SPDX-License-Identifier: Apache-2.0
//
// Neighbours whose translations may have changed places.

#pragma once

#include <vector>

#include "align/bead.h"
#include "align/bead_score.h"

namespace awase {

/// Lowers the confidence of neighbouring pairs of one segment each that fit better with
/// their targets swapped: "press the right button" where the other text has first the
/// left one. A path keeps the order of both texts, so that it never weighs one against
/// the other. `beads` are in order, as `scorer` knows the texts. Pairs that are nearly
/// certain are not looked at.
void doubt_swapped(const BeadScorer& scorer, std::vector<Bead>& beads);

}  // namespace awase
