// SPDX-License-Identifier: Apache-2.0

#include "jobs/aligned_pair.h"

#include "align/confidence.h"

namespace awase {

PairFigures figures_of(const AlignedPair& pair) {
  PairFigures figures;
  figures.source_segments = pair.source.size();
  figures.target_segments = pair.target.size();
  figures.beads = pair.alignment.beads.size();
  double sum = 0.0;
  for (const Bead& bead : pair.memory_beads()) {
    if (!bead.is_pair()) {
      figures.unpaired_source += bead.source.size();
      figures.unpaired_target += bead.target.size();
    } else if (bead.confidence < pair.min_confidence) {
      ++figures.left_out;
    } else if (const NoUnit reason =
                   why_no_unit(bead, pair.source, pair.memory_target(), pair.units);
               reason != NoUnit::none) {
      figures.no_units.add(reason);
    } else {
      ++figures.pairs;
      sum += bead.confidence;
      figures.expected_wrong += 1.0 - bead.confidence;
      if (bead.confidence < kDoubtfulBelow) {
        ++figures.doubtful;
        figures.doubtful_wrong += 1.0 - bead.confidence;
      }
    }
  }
  figures.expected_wrong *= wrong_beyond_confidence(figures.source_segments);
  if (figures.pairs > 0)
    figures.mean_confidence = sum / static_cast<double>(figures.pairs);
  return figures;
}

}  // namespace awase
