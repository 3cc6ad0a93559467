// SPDX-License-Identifier: Apache-2.0
//
// The times of subtitles as evidence: where both sides change cues at one time, no pair
// crosses.

#pragma once

#include <string>
#include <vector>

#include "align/bead.h"
#include "text/segmented_text.h"

namespace awase {

/// How the clock of the target runs to that of the source: target time = ratio * source
/// time + offset.
struct ClockFit {
  bool fits = false;  ///< Whether the cues of both begin at the same times by it.
  double ratio = 1.0;
  double offset_seconds = 0.0;
};

/// Finds the clock by which most cues of the side with fewer begin when one of the
/// other does: of the usual frame rates (23.976, 24, 25), up to ten minutes apart,
/// refined by least squares. Both lists are in seconds, in any order.
ClockFit fit_clocks(std::vector<double> source_begins,
                    std::vector<double> target_begins);

/// Borders (is_border()), in order, between the segments of two texts with
/// Document::times: the places where the cue changes on both sides at one time, within
/// 0.3 s. Sentences run over cues, and where one ends inside a cue there is no border.
/// Empty when the clocks do not fit.
std::vector<Bead> time_borders(const SegmentedText& source, const SegmentedText& target,
                               const ClockFit& clock);

/// The `borders` that cross none of `anchors`, with these, in order.
std::vector<Bead> with_anchors(const std::vector<Bead>& borders,
                               const std::vector<Bead>& anchors);

/// For people: "aligned by their times; the target runs 3.0 s late".
std::string describe(const ClockFit& clock);

}  // namespace awase
