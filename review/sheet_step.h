// SPDX-License-Identifier: Apache-2.0
//
// Some lines of a spreadsheet that are some pieces of a text, but for one edit.
// Internal to review/sheet_match.cpp.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

struct SheetRange {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t size() const { return last - first; }
};

/// `text` without its white space.
std::string squeezed(std::string_view text);

/// Lines and pieces, all squeezed, that have the same letters but for one stretch.
class SheetStep {
 public:
  SheetStep(std::span<const std::string> lines, std::span<const std::string> pieces);

  /// A part of a line that is a part of a piece.
  struct Atom {
    std::size_t line = 0;
    std::size_t piece = 0;
    SheetRange in_line;    ///< Bytes of the squeezed line.
    bool is_line = true;   ///< The whole line.
    bool is_piece = true;  ///< The whole piece.
    bool is_edited = false;
  };

  /// The parts; none when an end of a line or a piece lies in the stretch that differs,
  /// or a part would be empty. One line is one piece whatever is in them.
  std::vector<Atom> atoms() const;

  /// What the edit costs: 0 for none, about 1 for another text; nothing where it cannot
  /// be told what was edited.
  std::optional<double> cost() const;

 private:
  bool is_pair() const { return line_ends_.size() == 1 && piece_ends_.size() == 1; }
  std::optional<std::size_t> to_y(std::size_t x) const;
  std::optional<std::size_t> to_x(std::size_t y) const;

  std::string x_;  ///< All lines.
  std::string y_;  ///< All pieces.
  std::vector<std::size_t> line_ends_;
  std::vector<std::size_t> piece_ends_;
  std::size_t prefix_ = 0;  ///< Bytes that both begin with.
  std::size_t suffix_ = 0;  ///< Bytes that both end with, behind the prefix.
};

}  // namespace awase
