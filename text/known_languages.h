// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

namespace awase {

/// The canonical tags of the languages that have one of two letters (ISO 639-1), in
/// order: what people are offered to choose from. canonical_language() takes others
/// too.
std::vector<std::string> known_languages();

}  // namespace awase
