// SPDX-License-Identifier: Apache-2.0
//
// Rows of tables among the lines of a page. For lay_out().

#pragma once

#include <vector>

#include "text/documents/pdf_layout.h"

namespace awase {

/// Sets BoxLine::cells of the rows of tables. Rows follow each other, and their cells
/// stand below each other; two lines with three cells or three with two make a table.
void find_rows(std::vector<BoxLine>& lines);

}  // namespace awase
