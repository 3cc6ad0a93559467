// SPDX-License-Identifier: Apache-2.0
//
// Lines broken for a terminal where the script of the text breaks them.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace awase {

/// `text` in lines of at most `columns` (display_width()), at least 2, broken where
/// UAX #14 allows: at spaces, between kanji, but not before 。 or after 「. A word that
/// is too long is cut. Spaces at a break are left out. At least one line. The lines are
/// parts of `text`.
std::vector<std::string_view> wrap(std::string_view text, std::size_t columns);

}  // namespace awase
