// SPDX-License-Identifier: Apache-2.0
//
// Where a unit stood: as it says itself, as translation tools write it into memories,
// and by the units beside it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tmx/memory.h"
#include "tmx/store/store_file.h"

namespace awase {

/// 1 when the unit has the context (prop x-context) or the number (`tuid`, prop id)
/// that a text has in its file; else 0. Empty ones are none.
int has_context(const TranslationUnit& unit, const std::string& context,
                const std::string& id);

/// Whether the unit says that it is of another context (`x-context`, msgctxt of PO)
/// than `context`. Neighbours are then no reason to take it for the same.
bool has_other_context(const TranslationUnit& unit, const std::string& context);

/// Whether a unit says itself that `text` stood before it, or behind it, as memoQ
/// (x-context-pre, x-context-post) and OmegaT (prev, next) do.
bool says_neighbour(const TranslationUnit& unit, bool before, std::string_view text);

/// Whether `text` is, in `language`, the unit `step` (1 or -1) behind unit `id` in its
/// file, in the order in which the units were added.
bool has_neighbour(const StoreSnapshot& snapshot, std::uint64_t id, int step,
                   std::string_view language, std::string_view text);

}  // namespace awase
