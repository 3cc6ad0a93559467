// SPDX-License-Identifier: Apache-2.0
//
// A segment as people see and edit it in a table: inline codes as numbered marks, which
// may be moved.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tmx/content.h"

namespace awase {

/// The segment with a mark for each code: `<1>` and `</1>` for those that go in pairs,
/// `<2/>` for others. The number is the code's `x` where it has one of its own. Other
/// brackets are used where the text holds such marks itself.
std::string review_text(const Content& content);

/// The segment that review_text() showed, as it is after `edited`; `lost_codes` grows
/// by the codes whose marks are not there any more.
Content edited_content(const Content& shown, std::string_view edited,
                       std::size_t& lost_codes);

}  // namespace awase
