// SPDX-License-Identifier: Apache-2.0
//
// Footnotes among the lines of a page. For lay_out().

#pragma once

#include <vector>

#include "text/documents/pdf_layout.h"

namespace awase {

/// Which lines belong to notes: they stand below the text, in smaller letters, and the
/// first of a note begins with a number or a sign.
std::vector<bool> find_notes(const std::vector<BoxLine>& lines);

}  // namespace awase
