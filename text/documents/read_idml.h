// SPDX-License-Identifier: Apache-2.0
//
// InDesign's exchange format (IDML) to blocks.

#pragma once

#include "text/document.h"
#include "text/documents/archive.h"

namespace awase {

/// Fills in text and blocks of `document` from the stories of a layout, in the order in
/// which their frames stand: spread by spread, page by page as the book is bound, from
/// top to bottom. Paragraph styles whose name says so make headings; tables and
/// footnotes are read. Left out: masters, hidden layers' frames, notes, deleted text.
/// Stories without a frame come last.
void read_idml(Archive& archive, Document& document);

}  // namespace awase
