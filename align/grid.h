// SPDX-License-Identifier: Apache-2.0
//
// The grid of two texts: its places, and the part of it that is searched.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace awase {

/// The part of the grid that is searched: after `i` source segments, between `low[i]`
/// and `high[i]` target segments (both included) have been taken. Both rise with i; it
/// begins with low[0] == 0 and ends with high.back() == the number of target segments.
struct Corridor {
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;

  /// Everything.
  static Corridor whole(std::size_t source_size, std::size_t target_size);
  /// Number of places in it.
  std::size_t size() const;
};

/// A place of the grid: how many segments of either side have been taken.
struct Origin {
  std::size_t source = 0;
  std::size_t target = 0;
};

}  // namespace awase
