// SPDX-License-Identifier: Apache-2.0
//
// Where a sentence may be cut further.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace awase {

/// What marks the border of a clause.
enum class ClauseMark {
  sentence,  ///< A full stop and its like inside the segment.
  strong,    ///< A semicolon, a colon, a dash.
  comma,
  none,  ///< Nothing: any place between two words.
};

/// A place between two clauses of a segment. What lies between `end_bytes` and
/// `next_bytes` is white space.
struct ClauseBorder {
  std::size_t end_bytes = 0;   ///< Past the clause, its mark included.
  std::size_t next_bytes = 0;  ///< Where the next clause begins.
  ClauseMark mark = ClauseMark::none;

  bool operator==(const ClauseBorder&) const = default;
};

/// The marked borders inside `segment`, in order, none at its ends. Those in brackets
/// and quotations count only where the pair holds the whole segment. A mark inside a
/// number, an abbreviation or a word ("10:30", "Dr. Sato", "well-known") is none.
/// Linear.
std::vector<ClauseBorder> find_clause_borders(std::string_view segment);

/// The place between two words that lies nearest to the middle of `segment`, or with
/// end_bytes 0 when it has none: a space, or the end of a run of kana where a script
/// writes no spaces.
ClauseBorder middle_border(std::string_view segment);

}  // namespace awase
