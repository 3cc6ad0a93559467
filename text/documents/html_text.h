// SPDX-License-Identifier: Apache-2.0
//
// The references of HTML in a little text.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// `text` with the references that html_reference() knows replaced; others stay as they
/// are.
std::string html_text(std::string_view text);

}  // namespace awase
