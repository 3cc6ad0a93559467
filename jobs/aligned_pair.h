// SPDX-License-Identifier: Apache-2.0
//
// What a PairJob gives, and its figures.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "align/alignment.h"
#include "align/cut_beads.h"
#include "jobs/remarks.h"
#include "text/segmented_text.h"
#include "tmx/unit_choice.h"

namespace awase {

/// Two texts, how they align, and which pairs are wanted.
struct AlignedPair {
  SegmentedText source;
  SegmentedText target;
  Alignment alignment;
  double min_confidence = 0.0;  ///< 0..1, of a pair that is wanted.
  UnitChoice units = {};        ///< Which pairs are wanted that usually are no units.
  /// What a memory gets in the place of `alignment` and `target`, where some beads were
  /// cut into smaller pairs.
  std::optional<CutAlignment> cut = {};
  /// Of reading and aligning; what the alignment itself says is among them.
  Remarks remarks = {};

  /// The beads of a memory, and the target that they count in.
  const std::vector<Bead>& memory_beads() const {
    return cut ? cut->beads : alignment.beads;
  }
  const SegmentedText& memory_target() const { return cut ? cut->target : target; }

  /// Why a pair is no unit; none for one that is.
  NoUnit no_unit(const Bead& bead) const {
    return why_no_unit(bead, source, target, units);
  }
  bool is_wanted(const Bead& bead) const {
    return bead.is_pair() && bead.confidence >= min_confidence &&
           no_unit(bead) == NoUnit::none;
  }
  const SegmentedText& text(Side side) const {
    return side == Side::source ? source : target;
  }
};

/// Figures of an aligned pair: of the smaller pairs where beads were cut.
struct PairFigures {
  std::size_t source_segments = 0;
  std::size_t target_segments = 0;
  std::size_t beads = 0;
  std::size_t pairs = 0;            ///< Wanted, and so written.
  std::size_t unpaired_source = 0;  ///< Segments without counterpart.
  std::size_t unpaired_target = 0;
  std::size_t left_out = 0;      ///< Pairs that are less sure than is wanted.
  NoUnitCounts no_units = {};    ///< Pairs that are sure enough, and no units.
  std::size_t doubtful = 0;      ///< Written pairs below kDoubtfulBelow.
  double mean_confidence = 0.0;  ///< Of the written pairs; 0 when there are none.
  double expected_wrong = 0.0;   ///< Written pairs that are wrong, going by confidence.
  double doubtful_wrong = 0.0;   ///< Those of them that are among the doubtful.
};

PairFigures figures_of(const AlignedPair& pair);

}  // namespace awase
