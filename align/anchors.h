// SPDX-License-Identifier: Apache-2.0
//
// Pairs that must hold: the user knows them, and no evidence overrules them. And
// borders that no pair crosses: those of paragraphs that are known to translate each
// other, say.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "align/best_path.h"

namespace awase {

/// Reads anchors from text: a pair a line, `source<TAB>target`, each a segment number
/// ("3") or a range ("3-4"), counted from 1. Blank lines and lines that begin with '#'
/// are skipped. Any order; they come back in the order of the text, with cost 0 and
/// confidence 1. `name` begins the messages. Throws Error (input), with the line, for
/// whatever is not such a pair, names segments that are not there, or crosses or
/// overlaps another.
std::vector<Bead> read_anchors(std::string_view content, std::string_view name,
                               std::size_t source_count, std::size_t target_count);

/// Whether `anchor` holds no segment: a border, which no bead crosses. What stands
/// before it on one side belongs to what stands before it on the other.
inline bool is_border(const Bead& anchor) {
  return anchor.source.empty() && anchor.target.empty();
}

/// Whether anchors are in order, apart from each other, and within both texts, none of
/// them one-sided. Borders may be among them.
bool anchors_hold(std::span<const Bead> anchors, std::size_t source_count,
                  std::size_t target_count);

/// Narrows `corridor` so that every path goes through both ends of each anchor. The
/// anchors must hold. Rows inside an anchor keep its columns. Borders are only made
/// sure to lie in it: what goes round them is for the search to leave out.
void close_at_anchors(Corridor& corridor, std::span<const Bead> anchors);

}  // namespace awase
