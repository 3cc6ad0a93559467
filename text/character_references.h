// SPDX-License-Identifier: Apache-2.0
//
// Names of characters that files use as HTML does, though XML has none of them.

#pragma once

#include <string_view>

namespace awase {

/// The character that HTML 4 calls `name` ("nbsp", "eacute", "hellip"): Latin-1 and the
/// punctuation that texts use. 0 when there is none.
char32_t html_entity(std::string_view name);

}  // namespace awase
