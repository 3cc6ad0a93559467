// SPDX-License-Identifier: Apache-2.0
//
// What tools for translators write among the words of their review tables.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// `text` without the inline codes that tools for translators write into their review
/// tables: <12>, </12> and <12/> of Trados, [1}, {1] and [1> of memoQ, {1> and <b} of
/// Phrase. "[1]" and "{1}" are text.
std::string without_codes(std::string_view text);

}  // namespace awase
