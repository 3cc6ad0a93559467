// SPDX-License-Identifier: Apache-2.0
//
// What a unit says of where it stood, as translation tools write it into memories.

#pragma once

#include <string>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

/// 1 when the unit has the context (prop x-context) or the number (`tuid`, prop id)
/// that a text has in its file; else 0. Empty ones are none.
int has_context(const TranslationUnit& unit, const std::string& context,
                const std::string& id);

/// Whether a unit says itself that `text` stood before it, or behind it, as memoQ
/// (x-context-pre, x-context-post) and OmegaT (prev, next) do.
bool says_neighbour(const TranslationUnit& unit, bool before, std::string_view text);

}  // namespace awase
