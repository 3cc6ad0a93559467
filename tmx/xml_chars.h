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

/// Whether words would run together at the end of `before` and the start of `after`:
/// neither is empty, and no white space and no character of a script without spaces is
/// where they meet.
bool run_together(std::string_view before, std::string_view after);

/// Whether a space has to stand for `left_out`: it is a vertical tab, which is a line
/// break of Word, or a form feed, and words, not markup, would run together without it.
bool needs_space(std::string_view before, char left_out, std::string_view after);

}  // namespace awase
