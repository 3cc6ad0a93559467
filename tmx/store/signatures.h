// SPDX-License-Identifier: Apache-2.0
//
// What two texts share at most, by 128 bits of what symbols each has. Internal to
// tmx/store.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tmx/store/part_layout.h"
#include "tmx/store/symbols.h"

namespace awase {

/// The text as signatures, one for each time that it has a symbol: the first has a bit
/// for each of its symbols, the second for those that it has twice, and so on.
std::vector<Signature> planes_of(const std::vector<Symbol>& symbols);

/// Puts the places of the signatures that may share `needed` symbols into `near`.
void find_near(std::span<const Signature> planes, std::span<const Signature> entries,
               std::size_t needed, std::vector<std::uint32_t>& near);

/// Leaves those of `ranks` whose signatures may share `needed` symbols.
void keep_near(std::span<const Signature> planes, std::span<const Signature> entries,
               std::size_t needed, std::vector<std::uint32_t>& ranks);

}  // namespace awase
