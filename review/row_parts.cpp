// SPDX-License-Identifier: Apache-2.0

#include "review/row_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "review/row_json.h"

namespace awase {
namespace {

constexpr char kZero = '0';

void append_digits(std::string& out, std::size_t number, std::size_t base, int count) {
  std::size_t unit = 1;
  for (int i = 1; i < count; ++i) unit *= base;
  number = std::min(number, unit * base - 1);
  for (; unit > 0; unit /= base)
    out += static_cast<char>(kZero + static_cast<char>(number / unit % base));
}

/// Whether the characters in the middle of a text are as wide as high, most likely.
bool is_wide(std::string_view text) {
  std::size_t at = text.size() / 2;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return text.substr(at) >= "\xE2\xBA\x80";  // U+2E80
}

/// How wide the texts are in one line, in px of the page.
std::size_t width_px(const std::vector<Piece>& pieces) {
  constexpr std::size_t kMostShown = 20000;  // rows.js has it too
  constexpr double kWide = 15.0;
  constexpr double kNarrow = 7.3;
  double width = 0.0;
  for (const Piece& piece : pieces) {
    const auto characters = static_cast<std::size_t>(std::count_if(
        piece.text.begin(), piece.text.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    width += static_cast<double>(std::min(characters, kMostShown)) *
             (is_wide(piece.text) ? kWide : kNarrow);
  }
  return static_cast<std::size_t>(std::lround(width));
}

/// The kind of all blocks of a row.
std::size_t kind_of(const Row& row) {
  constexpr std::size_t kMixed = 30;
  std::optional<BlockKind> kind;
  for (const auto& cell : row.cells)
    for (const Piece& piece : cell) {
      if (kind && *kind != piece.kind) return kMixed;
      kind = piece.kind;
    }
  return static_cast<std::size_t>(kind.value_or(BlockKind::paragraph));
}

std::size_t shape_of(const Row& row) {
  if (row.cells[1].empty()) return 1;
  if (row.cells[0].empty()) return 2;
  return row.cells[0].size() == 1 && row.cells[1].size() == 1 ? 3 : 0;
}

}  // namespace

void append_row_columns(std::string& out, const Row& row) {
  constexpr std::size_t kDecimal = 10;
  constexpr std::size_t kBase = 64;
  constexpr std::size_t kMostPieces = 60;
  constexpr double kParts = 10000.0;
  append_digits(out, shape_of(row), kBase, 1);
  append_digits(out, static_cast<std::size_t>(row.mark), kBase, 1);
  append_digits(out,
                (row.is_by_hand ? 1U : 0U) | (row.is_edited ? 2U : 0U) |
                    (row.comment.empty() ? 0U : 4U),
                kBase, 1);
  append_digits(out, kind_of(row), kBase, 1);
  append_digits(out, static_cast<std::size_t>(std::lround(row.confidence * kParts)),
                kDecimal, 5);
  for (const auto& cell : row.cells)
    append_digits(out, std::min(cell.size(), kMostPieces), kBase, 1);
  for (const auto& cell : row.cells) append_digits(out, width_px(cell), kBase, 4);
  for (const auto& cell : row.cells)
    append_digits(out, cell.empty() ? 0 : cell.front().number, kBase, 4);
}

std::vector<RowRange> read_row_ranges(std::string_view text, std::size_t count) {
  std::vector<RowRange> ranges;
  std::size_t done = 0;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    RowRange range;
    const char* const end = one.data() + one.size();
    const auto first = std::from_chars(one.data(), end, range.first);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') continue;
    const auto last = std::from_chars(first.ptr + 1, end, range.last);
    if (last.ec != std::errc() || last.ptr != end) continue;
    range.last = std::min(range.last, count);
    if (range.first < done || range.first >= range.last) continue;
    done = range.last;
    ranges.push_back(range);
  }
  return ranges;
}

std::string row_lines(const Review& review, const std::vector<RowRange>& ranges) {
  std::string out;
  for (const RowRange& range : ranges)
    for (std::size_t r = range.first; r < range.last; ++r) {
      append_row_json(out, review.rows[r]);
      out += '\n';
    }
  return out;
}

std::vector<std::size_t> rows_with_segment(const Review& review, Side side,
                                           std::size_t number, std::size_t row) {
  constexpr std::size_t kMost = 100;
  std::vector<std::size_t> found;
  for (std::size_t r = 0; r < review.rows.size(); ++r) {
    const std::vector<Piece>& cell = review.rows[r].cell(side);
    if (std::any_of(cell.begin(), cell.end(),
                    [&](const Piece& piece) { return piece.number == number; }))
      found.push_back(r);
  }
  const auto distance = [row](std::size_t r) { return r < row ? row - r : r - row; };
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    return distance(a) < distance(b);
  });
  found.resize(std::min(found.size(), kMost));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace awase
