// SPDX-License-Identifier: Apache-2.0
//
// Tables in plain text whose columns only spaces hold apart. For read_plain_text().

#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/line.h"

namespace awase {

/// The cells of a line, as ranges in it: what tabs, two spaces or more, or an
/// ideographic space hold apart. Two spaces behind the end of a sentence are no gap.
std::vector<ByteRange> spaced_cells(std::string_view line);

/// Makes LineKind::spaced_row of the lines of a paragraph that look like a table: two
/// or more with the same number of cells, three at least, and a line among them whose
/// cells stand far apart; or three or more with two cells each that all stand far
/// apart. Far is three spaces, or two ideographic ones.
void mark_spaced_tables(std::vector<Line>& paragraph);

}  // namespace awase
