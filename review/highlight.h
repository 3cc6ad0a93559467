// SPDX-License-Identifier: Apache-2.0
//
// Numbers, dates and names of a row, and whether the other side has them too: what
// shows a reviewer at a glance that a pair is right or wrong.

#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "review/review.h"

namespace awase {

/// A stretch of a piece.
struct Highlight {
  std::size_t piece = 0;  ///< Index in its cell.
  std::size_t begin = 0;  ///< UTF-16 code units into its text, as a page counts.
  std::size_t end = 0;
  bool is_number = false;  ///< Number or date; else a name.
  bool is_matched = false;

  bool operator==(const Highlight&) const = default;
};

/// Finds highlights of texts in two languages. Set up once. Not to be shared between
/// threads.
class Highlighter {
 public:
  Highlighter(const std::string& source_language, const std::string& target_language);
  ~Highlighter();

  /// Those of source and target, each in order and apart from each other. None for a
  /// row of one side. Numbers match by value (令和7年 is 2025, September is 9月), names
  /// by spelling or, katakana, by sound; a name counts as missing only where both sides
  /// would spell it alike. Linear in the texts, but for the first 200 names of a row.
  std::array<std::vector<Highlight>, 2> find(const Row& row) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
