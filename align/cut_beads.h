// SPDX-License-Identifier: Apache-2.0
//
// Smaller pairs for a memory: beads of several source segments cut where their target
// surely has a border too.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "align/aligner.h"
#include "align/alignment.h"
#include "text/segmented_text.h"

namespace awase {

/// An alignment some of whose target segments are cut further. The source is the one
/// that was given.
struct CutAlignment {
  SegmentedText target;
  std::vector<Bead> beads;
  /// For each segment of `target` the one that it is, or is a part of, in the target
  /// that was given.
  std::vector<std::size_t> segments;
  std::size_t cut = 0;  ///< How many beads were.
};

/// Cuts beads of two source segments or more at borders inside their target: where a
/// sentence ends, at a semicolon, colon or dash, at a comma before a conjunction that
/// the source has too. Such a bead is aligned again with its target cut at these and at
/// all other clauses; it is cut only where the aligner finds the border among them, and
/// each part is surer than the whole was. All other beads stay as they are. So source
/// segments stay whole, and none is lost. Nothing where no bead is cut. Throws as
/// Aligner::align() does.
std::optional<CutAlignment> cut_beads(const Aligner& aligner,
                                      const Alignment& alignment,
                                      const SegmentedText& source,
                                      const SegmentedText& target);

}  // namespace awase
