// SPDX-License-Identifier: Apache-2.0
//
// A pair of texts on its way through the passes of the aligner.

#pragma once

#include <vector>

#include "align/alignment.h"
#include "align/bead.h"
#include "align/best_path.h"
#include "align/embeddings.h"
#include "align/links.h"
#include "align/terms.h"

namespace awase {

/// What is known of a pair of texts before, between and after the passes.
struct TextPair {
  TermText source;
  TermText target;
  Links links;
  double length_ratio = 1.0;  ///< Target characters expected per source character.
  PairHabits habits{};        ///< What the first pass found out.
  Corridor corridor;          ///< Where the next pass searches.
  std::vector<Bead> anchors;  ///< Must be among the beads, but borders; see anchors.h.
};

/// The terms of both texts, the links between them and a corridor for the first pass,
/// which goes through the `anchors`; anchors_hold() must be true of them. Works on up
/// to `threads` threads; the result does not depend on how many.
TextPair prepare_pair(TermText source, TermText target, const LinkSources& sources,
                      std::vector<Bead> anchors = {}, unsigned threads = 1);

/// The share of words, numbers left out, that something in the other text translates by
/// a dictionary or lexicon: that of the side where it is smaller. 0 without words.
double explained_share(const TextPair& pair);

/// The first pass: finds a rough alignment with the commonest shapes, and from its sure
/// beads learns more links, the length ratio, and a narrow corridor for the second
/// pass. Up to `threads` threads work on a long text, of both passes; the result does
/// not depend on how many.
void refine_pair(TextPair& pair, const ScoreModel& model, const Progress& progress = {},
                 unsigned threads = 1);

/// The second pass: the best beads, each with its posterior. Where it is in doubt which
/// are, `likeness`, where given, is asked; throws Error as it does.
std::vector<Bead> align_pair(const TextPair& pair, const ScoreModel& model,
                             const Progress& progress = {}, unsigned threads = 1,
                             LikenessFinder* likeness = nullptr);

/// The beads of which the second pass asks how alike their sides are.
std::vector<Bead> beads_to_compare(const Lattice& lattice);

}  // namespace awase
