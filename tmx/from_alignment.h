// SPDX-License-Identifier: Apache-2.0
//
// What of an alignment is worth keeping in a translation memory, and where it came
// from.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/alignment.h"
#include "text/issue.h"
#include "text/segmented_text.h"
#include "tmx/memory.h"
#include "tmx/unit_choice.h"

namespace awase {

/// What is done with pairs that have one source text. Importers keep one of them, most
/// often (OmegaT for one) the last.
enum class DuplicatePolicy {
  best_last,  ///< All, the likeliest last, in the places they have.
  best_only,  ///< The likeliest alone; of those equally likely the last.
  keep_all,   ///< All, in the order of the document.
};

/// How an alignment becomes units.
struct MemoryOptions {
  /// Tags for the units; those of the documents when empty.
  std::string source_language = {};
  std::string target_language = {};
  /// Least confidence, 0..1, of a pair that is kept.
  double min_confidence = 0.0;
  /// What is kept of pairs that usually are no units.
  UnitChoice units = {};
  DuplicatePolicy duplicates = DuplicatePolicy::best_last;
  /// Whether units say how sure they are and where they come from, as `x-` props.
  bool provenance = true;
  /// Marks the memory as one of paragraphs, so that tools cut units of several
  /// sentences (n-m beads) into sentences again. Else all are sentences.
  bool paragraphs = false;
  /// Whether languages without a region get the likeliest: ja-JP for ja.
  bool with_regions = false;
  /// For each target segment the number, from 0, that units name it by: parts of one
  /// segment share it. Empty: the segments are counted as they are.
  std::span<const std::size_t> target_numbers = {};
  /// Written as `creationdate`: YYYYMMDDThhmmssZ in UTC; left out when empty.
  std::string creationdate = {};
  /// Who made it, written as `creationid`; left out when empty.
  std::string creationid = {};
};

/// A pair of texts that stayed out of the memory, or a segment alone.
struct Unpaired {
  Bead bead;
  std::string source;  ///< Its text; empty when the bead has no source.
  std::string target;

  bool operator==(const Unpaired&) const = default;
};

/// An alignment as a memory.
struct AlignedMemory {
  Memory memory;
  /// One-sided beads, those below the least confidence and those that are no units, in
  /// order.
  std::vector<Unpaired> unpaired;
  std::vector<Issue> issues;  ///< For people.
};

/// The pairs of `alignment`, a unit each, source first. Segments of one side become
/// one line, as joined() makes it; pairs whose sources are parts of one stretch
/// (SegmentedText::stretches) become one unit. Throws Error (usage) when a language is
/// neither given nor known, or when both are the same.
AlignedMemory from_alignment(const Alignment& alignment, const SegmentedText& source,
                             const SegmentedText& target,
                             const MemoryOptions& options = {});

/// What parts_memory() calls a unit that has one segment of several on its source side:
/// the prop says which, "1/2".
inline constexpr std::string_view kPartProp = "x-part";

/// For the pairs of `alignment` that would be units and hold several source segments: a
/// unit for each of these, with the whole target, and marked with kPartProp whatever
/// the options say of props. A tool that looks up single segments finds the passage by
/// it; that the target says more must be known, so it is a memory of its own. Throws
/// Error as from_alignment() does.
Memory parts_memory(const Alignment& alignment, const SegmentedText& source,
                    const SegmentedText& target, const MemoryOptions& options = {});

/// The header that a memory made with these options has, when its units are in more
/// source languages than one or in `srclang`.
Header memory_header(const MemoryOptions& options, const std::string& srclang);

/// `seconds` since 1970-01-01 UTC as TMX writes dates, "20260101T000000Z". Years 0 to
/// 9999.
std::string tmx_date(long long seconds);

}  // namespace awase
