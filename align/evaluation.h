// SPDX-License-Identifier: Apache-2.0
//
// How good an alignment is, measured against one made by hand.

#pragma once

#include <cstddef>
#include <span>

#include "align/alignment_file.h"

namespace awase {

/// Counts of one document, or of several added up. Beads with an empty side are left
/// out of all of them, as the field does.
struct Tally {
  std::size_t predicted = 0;       ///< Beads predicted.
  std::size_t gold = 0;            ///< Beads in the gold.
  std::size_t exact = 0;           ///< Beads that stand in both.
  std::size_t predicted_near = 0;  ///< Predicted beads that touch a gold bead.
  std::size_t gold_near = 0;       ///< Gold beads that a predicted bead touches.

  Tally& operator+=(const Tally& other);
  bool operator==(const Tally&) const = default;
};

/// Precision, recall and their harmonic mean, each 0..1; 0 where nothing can be said.
struct Score {
  double precision = 0.0;
  double recall = 0.0;
  double f1 = 0.0;
};

/// Compares the beads of one document. Two beads touch when they share at least one
/// source and at least one target segment.
Tally compare(std::span<const ListedBead> gold, std::span<const ListedBead> predicted);

/// Only the very same bead counts.
Score strict_score(const Tally& tally);

/// A bead that touches one of the other side counts.
Score lax_score(const Tally& tally);

}  // namespace awase
