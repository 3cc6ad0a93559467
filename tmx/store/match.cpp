// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/match.h"

#include <algorithm>

namespace awase {
namespace {

constexpr double kPressedFrom = 94.0;
constexpr double kPressedTo = 94.99;
constexpr double kFull = 100.0;

}  // namespace

double fuzzy_value(double similarity) {
  const double value = kFull * similarity;
  if (value < kPressedFrom) return value;
  return kPressedFrom +
         (value - kPressedFrom) / (kFull - kPressedFrom) * (kPressedTo - kPressedFrom);
}

double least_similarity(double value) {
  if (value < kPressedFrom) return value / kFull;
  if (value > kPressedTo) return 2.0;
  return (kPressedFrom + (value - kPressedFrom) * (kFull - kPressedFrom) /
                             (kPressedTo - kPressedFrom)) /
         kFull;
}

int close_score(const MatchDifferences& differences) {
  constexpr int kSame = 100;
  constexpr int kLeast = 95;
  int score = kSame;
  if (differences.numbers) score -= 1;
  if (differences.stuck_numbers) score -= 2;
  if (differences.codes) score -= 1;
  if (differences.spelling) score -= 2;
  if (differences.punctuation) score -= 3;
  return std::max(score, kLeast);
}

}  // namespace awase
