// SPDX-License-Identifier: Apache-2.0
//
// Which bytes are well-formed UTF-8 (Unicode 15.0, table 3-7): no surrogates, no
// overlong forms, nothing beyond U+10FFFF. Inline, for what reads every byte.

#pragma once

#include <cstddef>
#include <string_view>

namespace awase {

/// Bytes of the sequence that begins with `lead`; 0 when none does.
constexpr std::size_t utf8_bytes(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

constexpr bool is_utf8_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80;
}

/// Whether `second` may follow a `lead` of two to four bytes.
constexpr bool is_utf8_second(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return is_utf8_continuation(second);
  }
}

/// Bytes of the well-formed sequence that begins `text`; 0 when none does.
constexpr std::size_t utf8_sequence_bytes(std::string_view text) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  if (text.empty()) return 0;
  const std::size_t size = utf8_bytes(at(0));
  if (size < 2) return size;
  if (text.size() < size || !is_utf8_second(at(0), at(1))) return 0;
  for (std::size_t k = 2; k < size; ++k)
    if (!is_utf8_continuation(at(k))) return 0;
  return size;
}

}  // namespace awase
