// SPDX-License-Identifier: Apache-2.0
//
// What generators of sites put among the words of a line of Markdown.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// `line` without what is no text of it: lists of attributes (`{ .class }`, `{: #id
/// }`), the marks of highlighted, inserted and deleted words (`==x==`, `{++x++}`) and
/// of superscripts (`m^2^`), names of icons (`:material-check:`). Code between
/// backticks stays. Editors' comments
/// (`{>>x<<}`) and deleted words are listed in `document`.
std::string without_inline_marks(std::string_view line, Document& document);

/// A part of a line: words, or a shortcode of Hugo (`{{< name "x" >}}`, `{{% name
/// %}}`).
struct LinePart {
  std::string text;
  bool is_shortcode = false;
};

/// The parts of a line with shortcodes, which stand before, between or behind its
/// words; those in the address of a link are left in the words. One part for any other
/// line. A shortcode in the middle of a sentence is listed in `document` and is no
/// part.
std::vector<LinePart> split_at_shortcodes(std::string_view line, Document& document);

}  // namespace awase
