// SPDX-License-Identifier: Apache-2.0

#include "text/segmented_text.h"

#include <cassert>
#include <utility>

#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool is_line_break(char32_t c) {
  return (c >= U'\n' && c <= U'\r') || c == U'\u0085' || c == U'\u2028' ||
         c == U'\u2029';
}

/// Appends `next` to `out` as if a line break stood between them.
void append_line(std::string& out, std::string_view next) {
  if (!out.empty() && !next.empty() && !is_unspaced(last_char(out)) &&
      !is_unspaced(first_char(next)))
    out += ' ';
  out += next;
}

}  // namespace

void leave_out_list_markers(SegmentedText& text) {
  std::size_t block = text.document.blocks.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    Segment& segment = text.segments[i];
    if (std::exchange(block, segment.block) == segment.block) continue;
    const std::string_view whole = text.text(i);
    const std::string_view rest = trim(whole.substr(list_marker_bytes(whole)));
    if (!rest.empty())
      segment.range.begin_bytes = segment.range.end_bytes - rest.size();
  }
}

std::string as_one_line(std::string_view text) {
  std::string out;
  std::size_t line_begin = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t before = offset;
    if (!is_line_break(next_char(text, offset))) continue;
    append_line(out, trim(text.substr(line_begin, before - line_begin)));
    line_begin = offset;
  }
  if (line_begin == 0) return std::string(text);
  append_line(out, trim(text.substr(line_begin)));
  return out;
}

std::string joined(const SegmentedText& text, std::size_t first, std::size_t last) {
  assert(first <= last && last <= text.size());
  std::string out;
  for (std::size_t i = first; i < last; ++i)
    append_line(out, as_one_line(text.text(i)));
  return out;
}

}  // namespace awase
