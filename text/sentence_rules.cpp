// SPDX-License-Identifier: Apache-2.0

#include "text/sentence_rules.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/unicode.h"

namespace awase {

char32_t SentenceLine::at(std::size_t offset) const {
  return offset < text.size() ? next_char(text, offset) : 0;
}

char32_t SentenceLine::before(std::size_t offset) const {
  return offset > 0 ? previous_char(text, offset) : 0;
}

std::size_t SentenceLine::after(std::size_t offset) const {
  if (offset < text.size()) next_char(text, offset);
  return offset;
}

std::size_t SentenceLine::skip_spaces(std::size_t offset) const {
  while (offset < text.size()) {
    std::size_t next = offset;
    if (!is_space(next_char(text, next))) break;
    offset = next;
  }
  return offset;
}

const ByteRange* SentenceLine::bracket_at(std::size_t offset) const {
  const auto found = std::lower_bound(brackets.begin(), brackets.end(), offset,
                                      [](const ByteRange& bracket, std::size_t place) {
                                        return bracket.begin_bytes < place;
                                      });
  return found != brackets.end() && found->begin_bytes == offset ? &*found : nullptr;
}

bool is_closing(char32_t character) {
  if (character == '"' || character == U'＂' || character == U'”' ||
      character == U'’' || character == U'“' || character == U'»' ||
      character == U'›') {
    return true;
  }
  return u_charType(static_cast<UChar32>(character)) == U_END_PUNCTUATION;
}

bool is_opening(char32_t character) {
  if (character == U'“' || character == U'‘' || character == U'«' ||
      character == U'‹' || character == U'»' || character == U'›') {
    return true;
  }
  return u_charType(static_cast<UChar32>(character)) == U_START_PUNCTUATION;
}

}  // namespace awase
