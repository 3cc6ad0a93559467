// SPDX-License-Identifier: Apache-2.0
//
// Lists that lost their line ends: "1.) The first item 2.) The second item". The line,
// or what follows a sentence in it, must begin with a marker; the next item begins at
// the next marker of the same look whose number is one higher (or at the same bullet)
// and that a capital follows.

#include <algorithm>
#include <optional>
#include <utility>

#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// A list marker: an optional bullet, then "1.)", "1)", "1." or "a." and the like.
struct Marker {
  char32_t bullet = 0;
  int value = -1;          // Number, or letter from 1; -1 for a bullet alone.
  bool is_letter = false;  // Counted by letters.
  bool is_upper = false;
  bool has_dot = false;
  bool has_bracket = false;
  std::size_t end_bytes = 0;  // Where the item's text begins.

  bool leads_to(const Marker& next) const {
    if (bullet != next.bullet || is_letter != next.is_letter ||
        is_upper != next.is_upper || has_dot != next.has_dot ||
        has_bracket != next.has_bracket) {
      return false;
    }
    return value < 0 ? next.value < 0 : next.value == value + 1;
  }
};

bool is_bullet(char32_t character) {
  return character == U'•' || character == U'‣' || character == U'⁃' ||
         character == U'◦' || character == U'▪' || character == U'●';
}

char32_t peek(std::string_view line, std::size_t offset) {
  return first_char(line.substr(std::min(offset, line.size())));
}

std::size_t skip_spaces(std::string_view line, std::size_t offset) {
  while (offset < line.size()) {
    std::size_t next = offset;
    if (!is_space(next_char(line, next))) break;
    offset = next;
  }
  return offset;
}

// Reads "12" or one ASCII letter at `offset`, which moves past it.
bool read_value(std::string_view line, std::size_t& offset, Marker& marker) {
  constexpr std::size_t kMaxDigits = 3;
  const std::size_t begin = offset;
  int number = 0;
  while (offset < line.size() && line[offset] >= '0' && line[offset] <= '9' &&
         offset - begin <= kMaxDigits) {
    number = number * 10 + (line[offset++] - '0');
  }
  if (offset - begin > kMaxDigits) return false;
  if (offset > begin) {
    marker.value = number;
    return true;
  }
  const char32_t letter = peek(line, offset);
  if (letter >= 0x80 || !is_letter(letter)) return false;
  marker.is_letter = true;
  marker.is_upper = is_upper(letter);
  marker.value = static_cast<int>(letter | 0x20U) - 'a' + 1;
  ++offset;
  return true;
}

std::optional<Marker> read_marker(std::string_view line, std::size_t offset) {
  Marker marker;
  if (is_bullet(peek(line, offset))) {
    marker.bullet = next_char(line, offset);
    offset = skip_spaces(line, offset);
    marker.end_bytes = offset;
  }
  const Marker bullet_alone = marker;
  if (read_value(line, offset, marker)) {
    marker.has_dot = peek(line, offset) == '.';
    if (marker.has_dot) ++offset;
    marker.has_bracket = peek(line, offset) == ')';
    if (marker.has_bracket) ++offset;
    marker.end_bytes = skip_spaces(line, offset);
    const bool is_closed = marker.has_dot || marker.has_bracket;
    if (is_closed && marker.end_bytes > offset) return marker;
  }
  if (bullet_alone.bullet != 0) return bullet_alone;
  return std::nullopt;
}

// "Read this first. 1. Open the lid 2. Insert the disc": the first marker of all behind
// a full stop or colon and a space; where it begins goes to `items`.
std::optional<Marker> find_marker_after_lead(std::string_view line,
                                             std::vector<std::size_t>& items) {
  char32_t last = 0;
  bool after_space = false;
  for (std::size_t next = 0; next < line.size();) {
    const std::size_t begin = next;
    const char32_t character = next_char(line, next);
    if (is_space(character)) {
      after_space = true;
      continue;
    }
    const bool behind_stop = last == '.' || last == ':' || last == '!' || last == '?' ||
                             last == ';' || last == U'。' || last == U'：';
    last = character;
    if (!std::exchange(after_space, false) || !behind_stop) continue;
    const std::optional<Marker> marker = read_marker(line, begin);
    if (!marker || marker->value != 1 || marker->bullet != 0) continue;
    const char32_t first = peek(line, marker->end_bytes);
    if (first == 0 || is_lower(first)) continue;
    items.push_back(begin);
    return marker;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::size_t> find_list_items(std::string_view line) {
  std::vector<std::size_t> items;
  std::optional<Marker> current = read_marker(line, skip_spaces(line, 0));
  const bool has_lead = !current;
  if (has_lead) current = find_marker_after_lead(line, items);
  if (!current) return items;
  bool after_space = false;
  for (std::size_t next = current->end_bytes; next < line.size();) {
    const std::size_t begin = next;
    const char32_t character = next_char(line, next);
    if (is_space(character)) {
      after_space = true;
      continue;
    }
    if (!std::exchange(after_space, false)) continue;
    const std::optional<Marker> marker = read_marker(line, begin);
    if (!marker || !current->leads_to(*marker)) continue;
    const char32_t first = peek(line, marker->end_bytes);
    if (first == 0 || is_lower(first)) continue;
    items.push_back(begin);
    current = marker;
    next = marker->end_bytes;
  }
  // The first item of a list behind a lead counts only with a second one.
  if (has_lead && items.size() < 2) items.clear();
  return items;
}

}  // namespace awase
