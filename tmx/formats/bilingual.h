// SPDX-License-Identifier: Apache-2.0
//
// Files of pairs as two texts: their units, which may be paragraphs, are cut into
// sentences and aligned inside the borders that they have.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "align/bead.h"
#include "text/issue.h"
#include "text/segmented_text.h"
#include "tmx/formats/unit_stream.h"

namespace awase {

/// Where a unit ends in both texts.
struct UnitEnd {
  std::size_t source_blocks = 0;  ///< Blocks of this unit and all before it.
  std::size_t target_blocks = 0;

  bool operator==(const UnitEnd&) const = default;
};

/// Both sides of a file of pairs. The languages of the documents are those the file
/// says, or was said to have; empty where neither does.
struct BilingualText {
  Document source;
  Document target;
  std::vector<UnitEnd> ends;
  std::vector<Issue> issues = {};  ///< What was left out.
};

/// What the user says of a file of pairs.
struct BilingualOptions {
  /// BCP 47 tags: they choose two languages of those the file says it has, and name
  /// those it does not say.
  std::string source_language = {};
  std::string target_language = {};
  std::string encoding = {};  ///< Of tables, JSON lines and PO; empty: find it out.
};

/// Reads all units. Inline codes are left out; units with one side stay, those with
/// none go. Throws Error as read_units() does; usage when the file has more than two
/// languages and `options` do not choose, or choose one that it has not; input when it
/// has no text.
BilingualText read_bilingual(MemoryFormat format, XmlSource source,
                             const std::string& name,
                             const BilingualOptions& options = {});

/// As above, of a file that is open. Its reader gives units of one side too when it was
/// opened with `takes_what_is_there`.
BilingualText read_bilingual(UnitReader& reader, const std::string& name,
                             const BilingualOptions& options = {});

/// The units as the aligner takes them: one whose side is one segment, with up to four
/// on the other, is a pair; of all others the end is a border. `source` and `target`
/// are the documents of the units cut into segments.
std::vector<Bead> unit_anchors(std::span<const UnitEnd> ends,
                               const SegmentedText& source,
                               const SegmentedText& target);

}  // namespace awase
