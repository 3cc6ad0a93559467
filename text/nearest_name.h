// SPDX-License-Identifier: Apache-2.0
//
// "Did you mean": the name nearest to one that was mistyped.

#pragma once

#include <span>
#include <string_view>

namespace awase {

/// Letters to insert, drop, change or swap with their neighbour to turn `from` into
/// `to` (Damerau's distance, each letter touched once).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The name nearest to `typed`, the first of equals; empty when none is near enough to
/// have been meant (more than a third of its letters differ).
std::string_view nearest(std::string_view typed,
                         std::span<const std::string_view> names);

}  // namespace awase
