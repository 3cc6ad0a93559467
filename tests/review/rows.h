// SPDX-License-Identifier: Apache-2.0
//
// Small reviews made by hand, and how they are shown.

#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "review/review.h"

namespace awase {

using Cells = std::pair<std::vector<std::string>, std::vector<std::string>>;

/// A review in ja and en of these rows, numbered through; confidence 0.9, one
/// paragraph.
inline Review review_of(const std::vector<Cells>& rows) {
  Review review;
  review.origins = {{{"a.ja", "ja"}, {"a.en", "en"}}};
  std::size_t numbers[2] = {0, 0};
  for (const auto& [source, target] : rows) {
    Row row;
    row.confidence = 0.9;
    for (std::size_t s = 0; s < 2; ++s)
      for (const std::string& text : s == 0 ? source : target) {
        const std::size_t number = ++numbers[s];
        row.cells[s].push_back({number, number == 1, BlockKind::paragraph, text});
      }
    review.rows.push_back(std::move(row));
  }
  return review;
}

/// "a,b|x c|-": pieces with commas, cells with a bar, rows with spaces; a mark as its
/// first letter behind.
inline std::string shown(const Review& review) {
  std::string out;
  for (const Row& row : review.rows) {
    if (!out.empty()) out += ' ';
    for (std::size_t s = 0; s < 2; ++s) {
      if (s == 1) out += '|';
      if (row.cells[s].empty()) out += '-';
      for (std::size_t i = 0; i < row.cells[s].size(); ++i)
        out += (i > 0 ? "," : "") + row.cells[s][i].text;
    }
    if (row.mark != Mark::open) out += std::string("!") + mark_name(row.mark)[0];
  }
  return out;
}

}  // namespace awase
