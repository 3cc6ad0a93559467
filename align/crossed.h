// SPDX-License-Identifier: Apache-2.0
//
// Sections that stand in another order in the translation.

#pragma once

#include <vector>

#include "align/alignment.h"
#include "align/bead_score.h"
#include "align/text_pair.h"

namespace awase {

/// Looks among the segments that `beads` leave without a counterpart for sections that
/// translate each other out of order, and aligns each in its place. `beads` then hold
/// every segment once, the source in order, the target crossed where a section is.
/// Gives the sections that were found, in order of the source. A section has at least
/// three sure pairs. `beads` must be in order; `model` is the one they were found by.
/// Works on up to `threads` threads.
std::vector<Crossing> align_crossed(const TextPair& pair, const ScoreModel& model,
                                    std::vector<Bead>& beads, unsigned threads = 1);

}  // namespace awase
