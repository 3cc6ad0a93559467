// SPDX-License-Identifier: Apache-2.0
//
// The words of a PDF, with the boxes they stand in, to lines of text. For read_pdf().

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace awase {

/// What `pdftotext -raw -bbox` wrote, as read_pages() takes it: words that stand on one
/// line in a line, an empty line where a paragraph, a column or a heading ends, what
/// stands at the top of a page first and what stands at its bottom last, a form feed
/// after each page. Nothing when it is no such output, or when most of its words are
/// written from top to bottom.
std::optional<std::string> pdf_lines(std::string_view boxes, const std::string& name);

}  // namespace awase
