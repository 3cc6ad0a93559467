// SPDX-License-Identifier: Apache-2.0
//
// Which pairs of an alignment say something that a translator could look up.

#pragma once

#include <cstddef>

#include "align/bead.h"
#include "text/segmented_text.h"

namespace awase {

/// What is a unit of a memory though it usually is none.
struct UnitChoice {
  bool keep_same = false;  ///< Pairs without words: "○", "12 %".
  bool keep_code = false;  ///< Pairs of blocks of code.

  bool operator==(const UnitChoice&) const = default;
};

/// Why a pair that is aligned is no unit of a memory.
enum class NoUnit {
  none,      ///< It is one.
  blank,     ///< A side holds nothing but blank lines.
  no_words,  ///< A side has no letter and no digit, or neither side has a letter.
  code,      ///< All segments of a side are code.
};

/// Why `bead` is no unit; none for one that is, and for one-sided beads.
NoUnit why_no_unit(const Bead& bead, const SegmentedText& source,
                   const SegmentedText& target, const UnitChoice& choice);

/// How many pairs were left out, by reason.
struct NoUnitCounts {
  std::size_t no_words = 0;
  std::size_t code = 0;

  /// Counts one; of blank sides nobody needs to be told.
  void add(NoUnit reason);
};

}  // namespace awase
