// SPDX-License-Identifier: Apache-2.0
//
// Pairs whose numbers contradict each other.

#pragma once

#include <vector>

#include "align/bead.h"
#include "text/message.h"
#include "text/segmented_text.h"

namespace awase {

/// The most confidence that a pair keeps whose sides say different numbers.
inline constexpr double kContradictedConfidence = 0.9;

/// Lowers the confidence of every pair of `beads` whose two sides each say a number
/// that the other does not (7億 against 7 million; see NumberComparison), and names
/// those pairs in messages for people, the first ten and how many more there are. Pairs
/// that the user gave (confidence 1 in `given`) keep theirs and are named all the same.
/// Linear. Works on up to `threads` threads.
std::vector<Message> doubt_contradicted(const SegmentedText& source,
                                        const SegmentedText& target,
                                        const std::vector<Bead>& given,
                                        std::vector<Bead>& beads, unsigned threads = 1);

}  // namespace awase
