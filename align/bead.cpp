// SPDX-License-Identifier: Apache-2.0

#include "align/bead.h"

#include <algorithm>
#include <vector>

namespace awase {

bool covers(std::span<const Bead> beads, std::size_t source_count,
            std::size_t target_count) {
  std::size_t source = 0;
  std::size_t target = 0;
  for (const Bead& bead : beads) {
    if (bead.source.first != source || bead.target.first != target) return false;
    if (bead.source.last < source || bead.target.last < target) return false;
    if (bead.source.empty() && bead.target.empty()) return false;
    source = bead.source.last;
    target = bead.target.last;
  }
  return source == source_count && target == target_count;
}

bool covers_crossed(std::span<const Bead> beads, std::size_t source_count,
                    std::size_t target_count) {
  std::size_t source = 0;
  std::vector<bool> taken(target_count, false);
  for (const Bead& bead : beads) {
    if (bead.source.first != source || bead.source.last < source) return false;
    if (bead.target.last < bead.target.first || bead.target.last > target_count)
      return false;
    if (bead.source.empty() && bead.target.empty()) return false;
    for (std::size_t j = bead.target.first; j < bead.target.last; ++j) {
      if (taken[j]) return false;
      taken[j] = true;
    }
    source = bead.source.last;
  }
  return source == source_count &&
         std::find(taken.begin(), taken.end(), false) == taken.end();
}

}  // namespace awase
