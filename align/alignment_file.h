// SPDX-License-Identifier: Apache-2.0
//
// Beads as text, in the two forms other aligners read and write: vecalign's lines of
// segment numbers and hunalign's ladder. Segment numbers count from 0 in both.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "align/bead.h"

namespace awase {

/// A bead as a file lists it: any segment numbers, neighbours or not. Either side may
/// be empty.
struct ListedBead {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;

  bool operator==(const ListedBead&) const = default;
  bool operator<(const ListedBead& other) const {  // Vectors of libc++ 14 have no <=>.
    return std::tie(source, target) < std::tie(other.source, other.target);
  }
};

/// `beads` with every segment number spelled out.
std::vector<ListedBead> listed(std::span<const Bead> beads);

/// One line a bead, `[0]:[0,1]:cost`, as vecalign writes them. The cost is in nats.
std::string to_vecalign(std::span<const Bead> beads);

/// A ladder as hunalign writes it: one rung a line, `source<TAB>target<TAB>confidence`,
/// where a bead starts on both sides. A last rung names both ends, with confidence 1.
std::string to_ladder(std::span<const Bead> beads);

/// The beads in `content`, which holds vecalign's lines or a ladder; which of the two
/// is seen from the first line. Blank lines are skipped. In vecalign's lines, spaces
/// may stand anywhere between numbers and all that follows the second bracket is
/// ignored. `name` stands in messages. Throws Error{input} with the line number for
/// anything else.
std::vector<ListedBead> read_beads(std::string_view content, std::string_view name);

}  // namespace awase
