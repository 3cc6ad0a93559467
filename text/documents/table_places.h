// SPDX-License-Identifier: Apache-2.0
//
// Counts tables, rows and cells as a reader passes them.

#pragma once

#include <vector>

#include "text/document.h"

namespace awase {

/// Where in which table a reader is. Tables in a cell count as part of the cell, but
/// for those in the very first cell: the table around them is a frame.
class TablePlaces {
 public:
  void begin_table() {
    const bool is_apart = levels_.empty() || (levels_.back().is_apart && is_first());
    levels_.push_back({place_, is_apart});
    if (is_apart) place_ = {++tables_, 0, 0};
  }
  void end_table() {
    if (levels_.empty()) return;
    if (levels_.back().is_apart) place_ = levels_.back().around;
    levels_.pop_back();
  }
  void begin_row() {
    if (!is_counted()) return;
    ++place_.row;
    place_.column = 0;
  }
  void begin_cell() {
    if (is_counted()) ++place_.column;
  }

  /// Of the cell; of no table where none is open.
  TablePlace place() const {
    return place_.row > 0 && place_.column > 0 ? place_ : TablePlace();
  }

 private:
  struct Level {
    TablePlace around;      ///< Where the table stands.
    bool is_apart = false;  ///< Its rows and cells are counted.
  };

  bool is_first() const { return place_.row == 1 && place_.column == 1; }
  bool is_counted() const { return !levels_.empty() && levels_.back().is_apart; }

  TablePlace place_;
  std::vector<Level> levels_;
  int tables_ = 0;
};

}  // namespace awase
