// SPDX-License-Identifier: Apache-2.0
//
// What two texts differ in that say nearly the same. Internal to tmx/store.

#pragma once

#include <optional>
#include <vector>

#include "tmx/store/match.h"
#include "tmx/store/symbols.h"

namespace awase {

/// What differs between two texts of one skeleton, as far as symbols tell. Nothing when
/// they are not the same after all (the skeleton is a hash).
std::optional<MatchDifferences> symbol_differences(const std::vector<Symbol>& a,
                                                   const std::vector<Symbol>& b);

}  // namespace awase
