// SPDX-License-Identifier: Apache-2.0
//
// Which charset a memory is in that says another one. Internal to tmx/.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace awase {

/// The charset that an XML declaration names.
struct DeclaredCharset {
  std::size_t at = std::string_view::npos;  ///< Where the name begins; npos for none.
  std::string name;                         ///< In small letters.
};

/// That of the declaration which begins `text`.
DeclaredCharset declared_charset(std::string_view text);

/// Whether a charset's units have two or four bytes (UTF-16, UCS-2, UTF-32).
bool names_wide_charset(std::string_view charset);

/// Whether there is a decoder for a charset of that name.
bool is_known_encoding(const std::string& name);

/// The charset of those runs of `text` between markup that are not UTF-8: Shift_JIS or
/// EUC-JP; "" for any other.
std::string charset_of_runs(std::string_view text);

/// The character of a byte of windows-1252 from 0x80 on; 0 where it has none.
char32_t windows_1252_char(unsigned char byte);

}  // namespace awase
