// SPDX-License-Identifier: Apache-2.0

#include "review/review.h"

#include <algorithm>
#include <cmath>

#include "align/confidence.h"
#include "review/part_gap.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::string_view kMarkNames[] = {"open", "accepted", "doubtful", "deleted",
                                           "pinned"};

std::vector<Piece> pieces_of(const SegmentedText& text, const SegmentRange& range) {
  std::vector<Piece> pieces;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const bool begins = i == 0 || text.segments[i].block != text.segments[i - 1].block;
    pieces.push_back({i + 1, begins, text.block(i).kind, as_piece_text(text.text(i))});
  }
  return pieces;
}

}  // namespace

std::string_view gap_of_parts(std::string_view before, std::string_view after) {
  const bool has_space = !before.empty() && !after.empty() &&
                         !is_unspaced(last_char(before)) &&
                         !is_unspaced(first_char(after));
  return has_space ? " " : "";
}

std::string_view mark_name(Mark mark) {
  return kMarkNames[static_cast<std::size_t>(mark)];
}

Message describe(Mark mark) {
  switch (mark) {
    case Mark::accepted:
      return Message("accepted");
    case Mark::doubtful:
      return Message("doubtful");
    case Mark::deleted:
      return Message("deleted");
    case Mark::pinned:
      return Message("pinned");
    case Mark::open:
      break;
  }
  return Message("open");
}

bool read_mark(std::string_view name, Mark& mark) {
  const auto* const found =
      std::find(std::begin(kMarkNames), std::end(kMarkNames), name);
  if (found == std::end(kMarkNames)) return false;
  mark = static_cast<Mark>(found - std::begin(kMarkNames));
  return true;
}

bool is_doubtful(const Row& row) {
  if (row.mark == Mark::doubtful) return true;
  if (row.mark != Mark::open) return false;
  if (row.is_pair()) return row.confidence < kDoubtfulBelow;
  return !row.is_by_hand && row.confidence < kHardlyConfidence;
}

double four_decimals(double confidence) {
  return std::round(std::clamp(confidence, 0.0, 1.0) * 1e4) / 1e4;
}

Review start_review(const Alignment& alignment, const SegmentedText& source,
                    const SegmentedText& target) {
  Review review;
  const auto origin_of = [](const Document& document) {
    // Folders say more of a user's disk than of the text.
    return TextOrigin{document.name.substr(document.name.find_last_of('/') + 1),
                      document.language};
  };
  review.origins = {{origin_of(source.document), origin_of(target.document)}};
  review.rows.reserve(alignment.beads.size());
  for (const Bead& bead : alignment.beads) {
    Row row;
    row.cells = {pieces_of(source, bead.source), pieces_of(target, bead.target)};
    row.confidence = four_decimals(bead.confidence);
    review.rows.push_back(std::move(row));
  }
  return review;
}

std::string as_piece_text(std::string_view text) {
  std::string line = as_one_line(text);
  std::replace(line.begin(), line.end(), '\t', ' ');
  std::erase_if(line, [](char c) { return is_ascii_control(c); });
  return std::string(trim(line));
}

std::string cell_text(const std::vector<Piece>& pieces) {
  Review alone;
  alone.rows.emplace_back();
  alone.rows.back().cells[0] = pieces;
  return joined(side_text(alone, Side::source, 0, 1), 0, pieces.size());
}

SegmentedText side_text(const Review& review, Side side, std::size_t first,
                        std::size_t last) {
  SegmentedText text;
  Document& document = text.document;
  document.name = review.origin(side).name;
  document.language = review.origin(side).language;
  document.encoding = "UTF-8";
  text.is_line_list = true;
  std::size_t number = 0;
  for (std::size_t r = first; r < last; ++r)
    for (const Piece& piece : review.rows[r].cell(side)) {
      // Parts of one segment were cut from one line.
      if (!document.text.empty())
        document.text +=
            piece.number != number ? "\n" : gap_of_parts(document.text, piece.text);
      number = piece.number;
      const std::size_t begin = document.text.size();
      document.text += piece.text;
      const std::size_t end = document.text.size();
      if (document.blocks.empty() || piece.begins_block)
        document.blocks.push_back({piece.kind, {begin, end}, 0});
      document.blocks.back().range.end_bytes = end;
      text.segments.push_back({{begin, end}, document.blocks.size() - 1});
    }
  return text;
}

}  // namespace awase
