// SPDX-License-Identifier: Apache-2.0
//
// What differs between two memories, as people and programs read it.

#pragma once

#include <string>

#include "tmx/diff.h"

namespace awase {

/// A difference as lines: "@@ -3 +4 @@", then those that are gone, new and the same.
/// `header` is of the later memory; `everything` as in diff_memories().
std::string difference_text(const Difference& difference, const Header& header,
                            bool everything);

/// A difference as a JSON object and a line end.
std::string difference_json(const Difference& difference);

/// How many there are, as a JSON object and a line end.
std::string diff_summary_json(const DiffSummary& summary);

}  // namespace awase
