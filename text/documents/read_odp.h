// SPDX-License-Identifier: Apache-2.0
//
// OpenDocument presentations and spreadsheets to blocks.

#pragma once

#include "text/document.h"
#include "text/documents/archive.h"

namespace awase {

/// Fills in text and blocks of `document` from a presentation: the slides in the order
/// of the show, titles as headings, lists, tables; then the speaker's notes. Left out:
/// masters, comments, charts, descriptions of pictures.
void read_odp(Archive& archive, Document& document);

/// The same from a spreadsheet: cell by cell in the order of rows, each with its place
/// (Block::place). Hidden sheets, rows that are hidden or filtered, and comments are
/// left out.
void read_ods(Archive& archive, Document& document);

}  // namespace awase
