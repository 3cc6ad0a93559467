// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html_text.h"

#include "text/character_references.h"
#include "text/unicode.h"

namespace awase {
std::string html_text(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::size_t kLongestName = 10;
    const std::size_t end =
        text[at] == '&' ? text.substr(at, kLongestName + 2).find(';') : text.npos;
    const char32_t character =
        end == text.npos ? 0 : html_reference(text.substr(at + 1, end - 1));
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
