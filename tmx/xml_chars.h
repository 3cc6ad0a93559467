// SPDX-License-Identifier: Apache-2.0
//
// Which bytes are characters, and which of them XML 1.0 may hold. Internal to tmx/.

#pragma once

#include <cstddef>
#include <string_view>

namespace awase {

/// One character of UTF-8. What is not well-formed counts a byte at a time, a lone
/// surrogate as one character of three.
struct XmlChar {
  std::size_t size_bytes = 1;
  bool well_formed = false;
  bool allowed_by_xml = false;
  bool noncharacter = false;  ///< U+FDD0 to U+FDEF; U+FFFE and U+FFFF of any plane.
};

/// The character at `at`, whose byte must be 0x80 or more.
XmlChar scan_xml_char(std::string_view text, std::size_t at);

}  // namespace awase
