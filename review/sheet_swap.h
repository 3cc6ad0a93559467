// SPDX-License-Identifier: Apache-2.0
//
// Cells of a workbook that changed places, across what stands between them. Internal to
// review/spreadsheet_read.cpp.

#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "review/sheet.h"

namespace awase {

/// For each side and each row the row whose cell stands there now; its own where none
/// changed places.
using CellOrder = std::array<std::vector<std::size_t>, 2>;

/// Which whole cells of `base` people put in each other's places: two that were
/// swapped, or several in a ring, an empty cell among them or not. A text that stands
/// in several cells says nothing. Cells that moved past no other are left to
/// compare_sheet(). Linear.
CellOrder find_swapped(const Review& base, const Sheet& sheet);

/// The cells of `rows` in that order: what changes is open, not sure, and arranged by
/// hand. Gives how many rows changed.
std::size_t put_in_order(const CellOrder& order, std::vector<Row>& rows);

}  // namespace awase
