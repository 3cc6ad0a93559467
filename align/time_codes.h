// SPDX-License-Identifier: Apache-2.0
//
// The times of subtitles as evidence: what is shown together goes together.

#pragma once

#include <vector>

#include "align/bead.h"
#include "text/message.h"
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
/// refined by least squares. Cues of the same times may be cut differently: then fewer
/// begin together, but more than by chance. Both lists are in seconds, in any order.
ClockFit fit_clocks(std::vector<double> source_begins,
                    std::vector<double> target_begins);

/// What the times of two texts with Document::times say, in order: pairs of cues or
/// groups of cues that are shown together, as beads that hold, where one side is one
/// segment; and borders (is_border()) around all groups that agree, inside of which and
/// between which the words decide. Segments that share a cue stay together. Empty when
/// the clocks do not fit.
std::vector<Bead> time_anchors(const SegmentedText& source, const SegmentedText& target,
                               const ClockFit& clock);

/// Those of `known` that cross none of `anchors`, with these, in order.
std::vector<Bead> with_anchors(const std::vector<Bead>& known,
                               const std::vector<Bead>& anchors);

/// For people: "aligned by their times; the target is 3.0 s later".
Message describe(const ClockFit& clock);

}  // namespace awase
