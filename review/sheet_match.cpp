// SPDX-License-Identifier: Apache-2.0
//
// Cells that are as they were hold everything else in place. Between them, lines that
// stand once on either side do (patience sorting), and in what is left a path of least
// cost is looked for, as in sentence alignment: up to four lines that are up to four
// pieces, when both have the same letters but for one stretch that lies inside one line
// and one piece: the edit. White space does not count: people break and join lines as
// they move them. Where the letters are the same the ends of lines say exactly where a
// piece was cut.

#include "review/sheet_match.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "review/sheet_step.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMost = 4;  // lines or pieces in one step
/// Letters that may be compared between two fixed lines.
constexpr std::size_t kMaxWork = 2'000'000;
constexpr double kSkipCost = 0.35;    // a line that is unknown, a piece that is missing
constexpr double kOwnRowShare = 0.6;  // of an edit's cost, in the row it was in

class Matcher {
 public:
  Matcher(std::span<const SheetLine> lines, std::span<const SheetPiece> pieces)
      : lines_(lines), pieces_(pieces) {
    for (const SheetLine& line : lines) squeezed_lines_.push_back(squeezed(line.text));
    for (const SheetPiece& piece : pieces)
      squeezed_pieces_.push_back(squeezed(piece.text));
  }

  std::vector<SheetFound> match() {
    SheetRange lines;
    SheetRange pieces;
    for (const auto& [cell, row] : unchanged_cells()) {
      lines.last = cell.first;
      pieces.last = row.first;
      match_between(lines, pieces);
      for (std::size_t k = 0; k < cell.size(); ++k) take(cell.first + k, row.first + k);
      lines.first = cell.last;
      pieces.first = row.last;
    }
    match_between({lines.first, lines_.size()}, {pieces.first, pieces_.size()});
    return std::move(found_);
  }

 private:
  bool is_same(std::size_t line, std::size_t piece) const {
    return squeezed_lines_[line] == squeezed_pieces_[piece];
  }

  /// Lines and pieces of the cells that are as they were written.
  std::vector<std::pair<SheetRange, SheetRange>> unchanged_cells() const {
    std::vector<std::pair<SheetRange, SheetRange>> out;
    std::size_t piece = 0;
    for (SheetRange cell; cell.first < lines_.size(); cell.first = cell.last) {
      cell.last = cell.first + 1;
      const auto row = lines_[cell.first].row;
      while (cell.last < lines_.size() && lines_[cell.last].row == row) ++cell.last;
      if (!row) continue;
      while (piece < pieces_.size() && pieces_[piece].row < *row) ++piece;
      SheetRange here{piece, piece};
      while (here.last < pieces_.size() && pieces_[here.last].row == *row) ++here.last;
      bool is_unchanged = here.size() == cell.size();
      for (std::size_t k = 0; is_unchanged && k < cell.size(); ++k)
        is_unchanged = is_same(cell.first + k, here.first + k);
      if (!is_unchanged) continue;
      out.emplace_back(cell, here);
      piece = here.last;
    }
    return out;
  }

  /// The line is the piece, but for white space perhaps.
  void take(std::size_t line, std::size_t piece) {
    found_.push_back({piece, line, std::string(lines_[line].text), true, false});
  }

  void match_between(SheetRange lines, SheetRange pieces) {
    while (lines.size() > 0 && pieces.size() > 0 && is_same(lines.first, pieces.first))
      take(lines.first++, pieces.first++);
    std::size_t same_at_end = 0;
    while (lines.size() > 0 && pieces.size() > 0 &&
           is_same(lines.last - 1, pieces.last - 1))
      --lines.last, --pieces.last, ++same_at_end;
    if (lines.size() > 0 && pieces.size() > 0) {
      SheetRange line;
      SheetRange piece;
      line.first = lines.first;
      piece.first = pieces.first;
      if (lines.size() * pieces.size() > kMost * kMost)
        for (const auto& [l, p] : unique_pairs(lines, pieces)) {
          find_path({line.first, l}, {piece.first, p});
          take(l, p);
          line.first = l + 1;
          piece.first = p + 1;
        }
      find_path({line.first, lines.last}, {piece.first, pieces.last});
    }
    for (std::size_t k = 0; k < same_at_end; ++k) take(lines.last + k, pieces.last + k);
  }

  /// Lines and pieces that are alike and stand once on either side, in one order.
  std::vector<std::pair<std::size_t, std::size_t>> unique_pairs(
      SheetRange lines, SheetRange pieces) const {
    struct Seen {
      std::size_t lines = 0;
      std::size_t pieces = 0;
      std::size_t piece = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    for (std::size_t l = lines.first; l < lines.last; ++l)
      ++seen[squeezed_lines_[l]].lines;
    for (std::size_t p = pieces.first; p < pieces.last; ++p) {
      Seen& one = seen[squeezed_pieces_[p]];
      ++one.pieces;
      one.piece = p;
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t l = lines.first; l < lines.last; ++l)
      if (const Seen& one = seen[squeezed_lines_[l]]; one.lines == 1 && one.pieces == 1)
        pairs.emplace_back(l, one.piece);
    return longest_rising(pairs);
  }

  static std::vector<std::pair<std::size_t, std::size_t>> longest_rising(
      const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    std::vector<std::size_t> ends;  // the best end of a run of each length
    std::vector<std::size_t> before(pairs.size());
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      const auto at = std::lower_bound(
          ends.begin(), ends.end(), pairs[k].second,
          [&](std::size_t i, std::size_t piece) { return pairs[i].second < piece; });
      before[k] = at == ends.begin() ? k : *(at - 1);
      if (at == ends.end())
        ends.push_back(k);
      else
        *at = k;
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    if (ends.empty()) return out;
    for (std::size_t k = ends.back();; k = before[k]) {
      out.push_back(pairs[k]);
      if (before[k] == k) break;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  bool is_too_much(SheetRange lines, SheetRange pieces) const {
    std::size_t line_bytes = 0;
    std::size_t piece_bytes = 0;
    for (std::size_t l = lines.first; l < lines.last; ++l)
      line_bytes += squeezed_lines_[l].size();
    for (std::size_t p = pieces.first; p < pieces.last; ++p)
      piece_bytes += squeezed_pieces_[p].size();
    return lines.size() > kMaxWork || pieces.size() > kMaxWork ||
           line_bytes > kMaxWork || piece_bytes > kMaxWork ||
           lines.size() * piece_bytes + pieces.size() * line_bytes > kMaxWork;
  }

  std::optional<double> cost_of(SheetRange lines, SheetRange pieces) const {
    const SheetStep step(std::span<const std::string>(squeezed_lines_)
                             .subspan(lines.first, lines.size()),
                         std::span<const std::string>(squeezed_pieces_)
                             .subspan(pieces.first, pieces.size()));
    const bool is_pair = lines.size() == 1 && pieces.size() == 1;
    auto cost = step.cost();
    if (cost && is_pair && lines_[lines.first].row == pieces_[pieces.first].row)
      *cost *= kOwnRowShare;
    return cost;
  }

  /// Takes the way of least cost through lines and pieces.
  void find_path(SheetRange lines, SheetRange pieces) {
    if (lines.size() == 0 || pieces.size() == 0 || is_too_much(lines, pieces)) return;
    struct Node {
      double cost = std::numeric_limits<double>::infinity();
      std::size_t lines = 0;  // of the step that led here
      std::size_t pieces = 0;
    };
    const std::size_t width = pieces.size() + 1;
    std::vector<Node> nodes((lines.size() + 1) * width);
    nodes[0].cost = 0.0;
    for (std::size_t l = 0; l <= lines.size(); ++l)
      for (std::size_t p = 0; p <= pieces.size(); ++p) {
        const double here = nodes[l * width + p].cost;
        const auto reach = [&](std::size_t n, std::size_t m, double cost) {
          Node& node = nodes[(l + n) * width + p + m];
          if (here + cost < node.cost) node = {here + cost, n, m};
        };
        if (l < lines.size()) reach(1, 0, kSkipCost);
        if (p < pieces.size()) reach(0, 1, kSkipCost);
        for (std::size_t n = 1; n <= std::min(kMost, lines.size() - l); ++n)
          for (std::size_t m = 1; m <= std::min(kMost, pieces.size() - p); ++m) {
            const std::size_t line = lines.first + l;
            const std::size_t piece = pieces.first + p;
            if (const auto cost = cost_of({line, line + n}, {piece, piece + m}))
              reach(n, m, *cost);
          }
      }
    std::vector<std::pair<SheetRange, SheetRange>> steps;
    for (std::size_t l = lines.size(), p = pieces.size(); l + p > 0;) {
      const Node& node = nodes[l * width + p];
      l -= node.lines;
      p -= node.pieces;
      if (node.lines > 0 && node.pieces > 0)
        steps.push_back({{lines.first + l, lines.first + l + node.lines},
                         {pieces.first + p, pieces.first + p + node.pieces}});
    }
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
      take_step(step->first, step->second);
  }

  void take_step(SheetRange lines, SheetRange pieces) {
    const SheetStep step(std::span<const std::string>(squeezed_lines_)
                             .subspan(lines.first, lines.size()),
                         std::span<const std::string>(squeezed_pieces_)
                             .subspan(pieces.first, pieces.size()));
    for (const SheetStep::Atom& atom : step.atoms()) {
      const std::size_t line = lines.first + atom.line;
      const std::size_t piece = pieces.first + atom.piece;
      SheetFound found{piece, line, {}, atom.is_piece, atom.is_edited};
      // Several in a line: how they were joined says nothing of their white space.
      if (atom.is_piece && !atom.is_line && !atom.is_edited)
        found.text = pieces_[piece].text;
      else
        found.text = part_of(lines_[line].text, atom.in_line);
      found_.push_back(std::move(found));
    }
  }

  /// What stands where these bytes of the squeezed text were.
  static std::string_view part_of(std::string_view text, SheetRange range) {
    std::size_t begin = text.size();
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < range.last;) {
      const std::size_t here = at;
      if (is_space(next_char(text, at))) continue;
      if (count >= range.first) begin = std::min(begin, here);
      count += at - here;
      if (count >= range.last) return text.substr(begin, at - begin);
    }
    return text.substr(begin);
  }

  std::span<const SheetLine> lines_;
  std::span<const SheetPiece> pieces_;
  std::vector<std::string> squeezed_lines_;
  std::vector<std::string> squeezed_pieces_;
  std::vector<SheetFound> found_;
};

}  // namespace

std::vector<SheetFound> match_lines(std::span<const SheetLine> lines,
                                    std::span<const SheetPiece> pieces) {
  return Matcher(lines, pieces).match();
}

}  // namespace awase
