// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html_text.h"

#include <charconv>

#include "text/unicode.h"

namespace awase {
namespace {

/// The character of a reference without "&" and ";"; 0 when it is not known.
char32_t character_of(std::string_view name) {
  if (name == "amp") return U'&';
  if (name == "lt") return U'<';
  if (name == "gt") return U'>';
  if (name == "quot") return U'"';
  if (name == "apos") return U'\'';
  if (name == "nbsp") return U'\u00A0';
  if (!name.starts_with('#')) return 0;
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  unsigned value = 0;
  const char* const begin = name.data() + (hex ? 2 : 1);
  const char* const end = name.data() + name.size();
  const auto result = std::from_chars(begin, end, value, hex ? 16 : 10);
  if (result.ec != std::errc() || result.ptr != end) return 0;
  return value >= 0x20 && value <= 0x10FFFF ? static_cast<char32_t>(value) : 0;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::size_t kLongestName = 10;
    const std::size_t end =
        text[at] == '&' ? text.substr(at, kLongestName + 2).find(';') : text.npos;
    const char32_t character =
        end == text.npos ? 0 : character_of(text.substr(at + 1, end - 1));
    if (character == 0) {
      plain += text[at++];
    } else {
      append_char(plain, character);
      at += end + 1;
    }
  }
  return plain;
}

}  // namespace awase
