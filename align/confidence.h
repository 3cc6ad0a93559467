// SPDX-License-Identifier: Apache-2.0
//
// What a confidence is taken for, wherever one is: in summaries, in the review, where
// the program learns from pairs.

#pragma once

namespace awase {

/// People should look at a pair that is less sure than this. 0..1.
inline constexpr double kDoubtfulBelow = 0.8;

/// A pair that is at least so sure is taken for right where something rests on it:
/// crossed sections, words that are learned. 0..1.
inline constexpr double kSureConfidence = 0.8;

/// A pair that is at least so sure is not looked at again: work on long texts is cut
/// there. 0..1.
inline constexpr double kCertainConfidence = 0.95;

/// A pair that is less sure than this is more likely wrong than right. 0..1.
inline constexpr double kHardlyConfidence = 0.5;

}  // namespace awase
