// SPDX-License-Identifier: Apache-2.0
//
// What dialects of Markdown write on lines of their own beside the text, taken out
// before it is parsed. For read_markdown().

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// `text` without marker lines, so that what is left is CommonMark with tables: fences
/// of containers (":::tip"), shortcodes ("{{< note >}}", "{% hint %}"), admonitions
/// ("!!! note"), the kind of a quotation ("[!NOTE]"), tables of contents ("[[toc]]"),
/// includes ("{{#include}}"), imports, exports and components of MDX ("<Tabs>"), lists
/// of attributes ("{: .class}"). Titles on marker lines become paragraphs, what is
/// indented under an admonition loses its indent, a note ("[^1]: …") becomes a
/// paragraph that begins with its mark. Code in fences stays as it is. What asks for
/// another text (includes, shortcodes) goes to Document::left_out as a remark.
std::string without_marker_lines(std::string_view text, Document& document);

}  // namespace awase
