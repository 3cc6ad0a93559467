// SPDX-License-Identifier: Apache-2.0
//
// Where the alignment must lie: keeps the search near linear.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/best_path.h"
#include "align/links.h"
#include "align/terms.h"

namespace awase {

/// How wide to search. Sizes are in segments.
struct CorridorOptions {
  /// Grids of up to this many places are searched whole.
  std::size_t whole_places = 2'500;
  /// How far the search goes to either side of the sure points.
  std::size_t margin = 8;
  /// A stretch without a sure point is searched whole up to this many places, beyond it
  /// in a band of `gap_width` around its diagonal.
  std::size_t gap_places = 250'000;
  std::size_t gap_width = 150;
  /// Threads that work on it; the corridor does not depend on how many.
  unsigned threads = 1;
};

/// A source and a target segment that share words that are rare on both sides.
struct SurePoint {
  std::uint32_t i = 0;  ///< Source segment.
  std::uint32_t j = 0;  ///< Target segment.
  float weight = 0.0F;  ///< Strengths of the links that vote for it, rare words more.
};

/// The weightiest points of every source segment that `wanted` has, a few each, in
/// order of `i`; of all where it is empty. Found on up to `threads` threads.
std::vector<SurePoint> find_points(const TermText& source, const TermText& target,
                                   const Links& links, unsigned threads = 1,
                                   const std::vector<bool>& wanted = {});

/// The corridor along the sure points: pairs of segments that share rare words, of
/// which the best increasing chain is taken. It goes through all `anchors`, of which
/// anchors_hold() must be true. Time is near linear in the length of both texts.
Corridor find_corridor(const TermText& source, const TermText& target,
                       const Links& links, std::span<const Bead> anchors = {},
                       const CorridorOptions& options = {});

}  // namespace awase
