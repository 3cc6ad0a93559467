// SPDX-License-Identifier: Apache-2.0
//
// Counts tables, rows and cells as a reader passes them.

#pragma once

#include "text/document.h"

namespace awase {

/// Where in which table a reader is. Tables in a cell count as part of the cell.
class TablePlaces {
 public:
  void begin_table() {
    if (++depth_ > 1) return;
    ++place_.table;
    place_.row = place_.column = 0;
  }
  void end_table() {
    if (depth_ > 0) --depth_;
  }
  void begin_row() {
    if (depth_ != 1) return;
    ++place_.row;
    place_.column = 0;
  }
  void begin_cell() {
    if (depth_ == 1) ++place_.column;
  }

  /// Of the cell; of no table where none is open.
  TablePlace place() const {
    return depth_ > 0 && place_.row > 0 && place_.column > 0 ? place_ : TablePlace();
  }

 private:
  TablePlace place_;
  int depth_ = 0;
};

}  // namespace awase
