// SPDX-License-Identifier: Apache-2.0
//
// What stands on one side only, put together and given a reason that people understand.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "align/alignment.h"
#include "align/terms.h"
#include "text/segmented_text.h"

namespace awase {

/// The regions of one side: stretches of segments that are in no pair of `beads`, cut
/// where their nature changes. `side` is that of `text` and its `terms`.
/// Stretches of one or two short segments are no regions unless they are a credit, a
/// notice or repeat. In order of the text.
std::vector<Region> find_regions(const SegmentedText& text, const TermText& terms,
                                 std::span<const Bead> beads, Side side);

/// For people: "menu or list of links".
Message describe(RegionReason reason);

}  // namespace awase
