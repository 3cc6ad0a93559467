// SPDX-License-Identifier: Apache-2.0

#include "text/documents/pdf_table.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Gaps of a table are at least so wide, in heights of the line. Words of justified
/// lines may stand as far apart, but not below each other.
constexpr double kLeastGap = 0.8;

std::vector<Fragment> fragments_of(const BoxLine& line) {
  std::vector<Fragment> fragments;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Box& box = line.words[i].box;
    bool is_new = fragments.empty();
    if (!is_new) {
      const Fragment& last = fragments.back();
      is_new = box.left - last.box.right > kLeastGap * line.box.height();
      // What numbers an item belongs to it.
      if (is_new && fragments.size() == 1) {
        const std::string text = words_text(line, last.begin, last.end);
        is_new = list_marker_bytes(text + " x") < text.size();
      }
    }
    if (is_new) fragments.push_back({box, i, i});
    fragments.back().box.include(box);
    fragments.back().end = i + 1;
  }
  return fragments;
}

bool is_number(const BoxLine& line, const Fragment& fragment) {
  const std::string text = words_text(line, fragment.begin, fragment.end);
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_letter(c)) return false;
    digits = digits || is_digit(c);
  }
  return digits;
}

bool is_below(const BoxLine& above, const Fragment& upper, const BoxLine& line,
              const Fragment& lower) {
  const double near = 0.3 * std::min(above.box.height(), line.box.height());
  if (std::abs(upper.box.left - lower.box.left) < near ||
      std::abs(upper.box.center() - lower.box.center()) < near)
    return true;
  return std::abs(upper.box.right - lower.box.right) < near &&
         (is_number(above, upper) || is_number(line, lower));
}

bool is_row_below(const BoxLine& above, const BoxLine& line) {
  if (above.cells.size() != line.cells.size() || line.cells.size() < 2) return false;
  const double step = line.box.top - above.box.top;
  if (step < 0.5 * line.box.height() || step > 4.0 * line.box.height()) return false;
  for (std::size_t k = 0; k < line.cells.size(); ++k)
    if (!is_below(above, above.cells[k], line, line.cells[k])) return false;
  return true;
}

}  // namespace

void find_rows(std::vector<BoxLine>& lines) {
  for (BoxLine& line : lines) line.cells = fragments_of(line);
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t begin = i++;
    while (i < lines.size() && is_row_below(lines[i - 1], lines[i])) ++i;
    const std::size_t cells = lines[begin].cells.size();
    if (cells >= 3 ? i - begin >= 2 : cells == 2 && i - begin >= 3) continue;
    for (std::size_t k = begin; k < i; ++k) lines[k].cells.clear();
  }
}

}  // namespace awase
