// SPDX-License-Identifier: Apache-2.0

#include "text/documents/pdf_notes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "text/documents/note_signs.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Notes that are looked for on a page, each among all lines.
constexpr std::size_t kMostSearches = 200;

/// Whether a line stands right below another of the same size.
bool is_below(const BoxLine& above, const BoxLine& line) {
  const double step = line.box.top - above.box.top;
  const double height = line.box.height();
  return step > 0.0 && step < 1.6 * height &&
         std::abs(above.box.height() - height) < 0.1 * height;
}

}  // namespace

std::vector<bool> find_notes(const std::vector<BoxLine>& lines) {
  std::map<long, std::size_t> heights;
  for (const BoxLine& line : lines)
    for (const BoxWord& word : line.words)
      heights[std::lround(2.0 * line.box.height())] += word.text.size();
  std::vector<bool> notes(lines.size());
  if (lines.empty()) return notes;
  const double usual =
      0.5 * static_cast<double>(std::max_element(heights.begin(), heights.end(),
                                                 [](const auto& a, const auto& b) {
                                                   return a.second < b.second;
                                                 })
                                    ->first);
  const auto is_small = [&](const BoxLine& line) {
    return line.box.height() < 0.93 * usual;
  };
  // "3", "3.", "*", "注1", "※" or a mark that was left out.
  const auto begins_note = [](const BoxLine& line) {
    std::string_view text = line.words[0].text;
    if (line.begins_with_mark || first_char(text) == U'※') return true;
    if (text.ends_with('.') || text.ends_with(')')) text.remove_suffix(1);
    constexpr std::size_t kLongestBytes = 8;
    return line.words.size() > 1 && text.size() <= kLongestBytes &&
           is_note_sign(text, true);
  };
  std::size_t searches = 0;
  for (std::size_t i = 0; i < lines.size() && searches < kMostSearches; ++i) {
    const BoxLine& line = lines[i];
    if (!is_small(line)) continue;
    if (i > 0 && notes[i - 1] && line.box.top > lines[i - 1].box.top) {
      notes[i] = true;
      continue;
    }
    const bool goes_on =
        i > 0 && is_small(lines[i - 1]) && is_below(lines[i - 1], line);
    if (goes_on || !begins_note(line)) continue;
    ++searches;
    notes[i] = std::none_of(lines.begin(), lines.end(), [&](const BoxLine& other) {
      return other.box.top > line.box.bottom && !is_small(other) &&
             other.words.size() > 1 && other.box.left < line.box.right &&
             other.box.right > line.box.left;
    });
  }
  return notes;
}

}  // namespace awase
