// SPDX-License-Identifier: Apache-2.0

#include "text/segmented_text.h"

#include <cassert>
#include <utility>

#include "text/line.h"
#include "text/sentence_rules.h"
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

/// Whether one may join `line` to what follows without a space: a sentence ends there
/// in a script that writes none.
bool ends_unspaced(std::string_view line) {
  const char32_t last = last_char(line);
  return is_wide_terminator(last) || (is_unspaced(last) && is_closing(last));
}

/// What stands between segment `i` and the one before it, on one line.
std::string_view between(const SegmentedText& text, std::size_t i) {
  const Segment& before = text.segments[i - 1];
  const Segment& segment = text.segments[i];
  if (before.block != segment.block) return " ";
  if (text.document.keeps_lines) {
    const std::size_t end = before.range.end_bytes;
    return std::string_view(text.document.text)
        .substr(end, segment.range.begin_bytes - end);
  }
  const auto line_end = [&] {
    return text.is_line_list && ends_unspaced(text.text(i - 1)) ? "" : " ";
  };
  const std::size_t begin = before.range.end_bytes;
  const std::string_view gap = std::string_view(text.document.text)
                                   .substr(begin, segment.range.begin_bytes - begin);
  for (std::size_t at = 0; at < gap.size();)
    if (is_line_break(next_char(gap, at))) return line_end();
  return gap;
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

void append_segment(std::string& line, std::string_view next) {
  if (!line.empty() && !next.empty() && !ends_unspaced(line)) line += ' ';
  line += next;
}

std::string joined(const SegmentedText& text, std::size_t first, std::size_t last) {
  assert(first <= last && last <= text.size());
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    const std::string segment = text.document.keeps_lines ? std::string(text.text(i))
                                                          : as_one_line(text.text(i));
    if (!out.empty() && !segment.empty()) out += between(text, i);
    out += segment;
  }
  return out;
}

}  // namespace awase
