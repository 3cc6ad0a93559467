// SPDX-License-Identifier: Apache-2.0
//
// What a placeholder holds: native code, and sub-flows in it. Internal to tmx/.

#pragma once

#include <string>

namespace awase {

/// Whether the content of a code (Code::data) has no elements, as most have not.
inline bool is_plain_native(const std::string& data) {
  return data.find('<') == std::string::npos;
}

/// The content of a code as TMX 1.4 allows it: elements other than `<sub>`, and in a
/// `<sub>` those that are no inline codes or lack what they must have, become text of
/// the native code, which shows their tags. Gives how many elements did in `changed`.
std::string valid_native(const std::string& data, std::size_t& changed);

}  // namespace awase
