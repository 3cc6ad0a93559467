// SPDX-License-Identifier: Apache-2.0
//
// The words of a PDF, with the boxes they stand in, to lines of text. For read_pdf().

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/documents/page_lines.h"

namespace awase {

/// What `pdftotext -raw -bbox` wrote, as read_pages() takes it: words that stand on one
/// line in a line, without the signs that refer to notes. Nothing when it is no such
/// output, or when most of its words are written from top to bottom, or many from right
/// to left.
std::optional<Pages> pdf_lines(std::string_view boxes, const std::string& name);

}  // namespace awase
