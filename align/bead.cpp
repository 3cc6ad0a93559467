// SPDX-License-Identifier: Apache-2.0

#include "align/bead.h"

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

}  // namespace awase
