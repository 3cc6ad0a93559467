// SPDX-License-Identifier: Apache-2.0
//
// Workbooks and tables of one language to blocks.

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// Fills in text and blocks of `document` from an XLSX workbook: the sheets in order,
/// cell by cell in the order of rows, each with its place (Block::place). Of formulas
/// the saved values are read; hidden sheets are left out. Cells that hold a number
/// alone are read too.
void read_workbook(std::string_view bytes, Document& document);

/// The same from a table in text, with commas, semicolons or tabs between the cells
/// (RFC 4180); which, its first line says. `text` is clean UTF-8 as decode_text() gives
/// it. A quote that is not closed is text.
void read_table(std::string_view text, Document& document);

}  // namespace awase
