// SPDX-License-Identifier: Apache-2.0
//
// ASCII by bytes, whatever the locale and whether plain char is signed (x86) or
// unsigned (ARM). What needs Unicode stands in text/unicode.h.

#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace awase {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Whether all bytes are ASCII; so of an empty text.
constexpr bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Control characters of ASCII, line ends and DEL among them.
constexpr bool is_ascii_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

/// The white space of C and HTML: blank, tab, line feed, vertical tab, form feed,
/// carriage return.
constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// `c` in lower case; bytes that are no capital ASCII letter stay as they are.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `text` with its capital ASCII letters in lower case.
inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return ascii_lower(c); });
  return lower;
}

/// The value of a hexadecimal digit, in either case; -1 when it is none.
constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace awase
