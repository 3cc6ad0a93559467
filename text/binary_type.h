// SPDX-License-Identifier: Apache-2.0
//
// Files that are no text, known by their first bytes.

#pragma once

#include <string_view>

namespace awase {

/// What a file seems to be, with its article ("a PDF document"), by its first bytes;
/// empty when they are not those of a known binary format.
std::string_view binary_type(std::string_view bytes);

}  // namespace awase
