// SPDX-License-Identifier: Apache-2.0
//
// Pairs that are probably no translations, left out while a batch aligns.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "jobs/aligned_pair.h"
#include "text/issue.h"
#include "tmx/memory.h"

namespace awase {

/// Makes two one-sided beads of each wanted pair in which `awase tmx clean` finds fault
/// by all its rules but near-duplicate. Says how many that were, and why.
std::vector<Issue> leave_out_unclean(AlignedPair& pair);

/// The units of `written`, as write_units() gives them for `header`, one by one.
std::vector<TranslationUnit> read_written_units(std::string_view written,
                                                const Header& header);

}  // namespace awase
