// SPDX-License-Identifier: Apache-2.0
//
// What a confidence is taken for, wherever one is: in summaries, in the review, where
// the program learns from pairs.

#pragma once

#include <cstddef>

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

/// By how much more pairs are wrong in a text of `segments` source segments than what
/// their confidences lack of 1 sums up to. Errors of long texts stand together: where a
/// passage goes astray its pairs bear each other out. Fitted on texts joined of
/// development sets (docs/accuracy.md); 1 for short ones.
constexpr double wrong_beyond_confidence(std::size_t segments) {
  constexpr std::size_t kShort = 200;
  constexpr double kMost = 0.4, kHalf = 500.0;
  const double more = segments > kShort ? static_cast<double>(segments - kShort) : 0.0;
  return 1.0 + kMost * more / (more + kHalf);
}

}  // namespace awase
