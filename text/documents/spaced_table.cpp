// SPDX-License-Identifier: Apache-2.0

#include "text/documents/spaced_table.h"

#include <algorithm>
#include <cstddef>

#include "text/unicode.h"

namespace awase {
namespace {

constexpr char32_t kWideSpace = U'\u3000';
/// A longer line is no row that anybody lined up by hand.
constexpr std::size_t kLongestBytes = 600;

/// White space between two words of a line.
struct Gap {
  ByteRange range;
  bool is_far = false;
};

std::vector<Gap> gaps_of(std::string_view line) {
  std::vector<Gap> gaps;
  if (line.find("  ") == std::string_view::npos &&
      line.find("\u3000") == std::string_view::npos)
    return gaps;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    std::size_t spaces = 0, wide = 0;
    bool has_tab = false;
    while (at < line.size()) {
      std::size_t after = at;
      const char32_t c = next_char(line, after);
      if (c != U' ' && c != U'\t' && c != kWideSpace) break;
      has_tab = has_tab || c == U'\t';
      ++(c == kWideSpace ? wide : spaces);
      at = after;
    }
    if (at == begin) {
      next_char(line, at);
      continue;
    }
    if (begin == 0 || at == line.size()) continue;
    const bool is_far = has_tab || wide >= 2 || wide * 2 + spaces >= 3;
    const bool is_near = wide == 1 || spaces >= 2;
    const bool ends_sentence = line.find_first_of(".!?:", begin - 1) == begin - 1;
    if (is_far || (is_near && !ends_sentence)) gaps.push_back({{begin, at}, is_far});
  }
  return gaps;
}

bool are_far(const std::vector<Gap>& gaps) {
  return std::all_of(gaps.begin(), gaps.end(),
                     [](const Gap& gap) { return gap.is_far; });
}

}  // namespace

std::vector<ByteRange> spaced_cells(std::string_view line) {
  std::vector<ByteRange> cells;
  std::size_t begin = 0;
  for (const Gap& gap : gaps_of(line)) {
    cells.push_back({begin, gap.range.begin_bytes});
    begin = gap.range.end_bytes;
  }
  if (begin < line.size()) cells.push_back({begin, line.size()});
  return cells;
}

void mark_spaced_tables(std::vector<Line>& paragraph) {
  const auto may_be_row = [](const Line& line) {
    const bool is_aligned = line.kind == LineKind::table_row &&
                            !line.text.starts_with('|') &&
                            line.text.find('\t') == std::string_view::npos;
    return (line.kind == LineKind::prose || is_aligned) && !line.begins_block &&
           line.text.size() <= kLongestBytes;
  };
  for (std::size_t i = 0; i < paragraph.size();) {
    const std::size_t begin = i++;
    if (!may_be_row(paragraph[begin])) continue;
    const std::vector<Gap> first = gaps_of(paragraph[begin].text);
    if (first.empty()) continue;
    std::size_t far_lines = are_far(first) ? 1 : 0;
    for (; i < paragraph.size() && may_be_row(paragraph[i]); ++i) {
      const std::vector<Gap> gaps = gaps_of(paragraph[i].text);
      if (gaps.size() != first.size()) break;
      if (are_far(gaps)) ++far_lines;
    }
    const std::size_t lines = i - begin;
    const bool is_table = first.size() == 1 ? lines >= 3 && far_lines == lines
                                            : lines >= 2 && far_lines > 0;
    if (!is_table) continue;
    for (std::size_t k = begin; k < i; ++k) paragraph[k].kind = LineKind::spaced_row;
  }
}

}  // namespace awase
