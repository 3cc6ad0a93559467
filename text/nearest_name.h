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

/// The name nearest to `typed`, the first of equals. A name is near enough to have been
/// meant when no more than a third of its letters differ; when none is, it is the only
/// one that begins with `typed`, of three letters or more; else empty.
std::string_view nearest(std::string_view typed,
                         std::span<const std::string_view> names);

}  // namespace awase
