// SPDX-License-Identifier: Apache-2.0
//
// Internal to review/.

#pragma once

#include <string_view>

namespace awase {

/// What stood between two parts of one segment, which were trimmed when it was cut.
std::string_view gap_of_parts(std::string_view before, std::string_view after);

}  // namespace awase
