// SPDX-License-Identifier: Apache-2.0
//
// The references of HTML in a little text.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// `text` with the references that HTML and XML share, the no-break space, and those
/// by number replaced; others stay as they are.
std::string html_text(std::string_view text);

}  // namespace awase
