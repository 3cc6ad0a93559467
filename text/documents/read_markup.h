// SPDX-License-Identifier: Apache-2.0
//
// Markup that an installed program reads: pandoc, and Asciidoctor for AsciiDoc. What
// they make of it is read as HTML.

#pragma once

#include <string_view>

#include "text/document.h"

namespace awase {

/// Fills in text and blocks of `document`, whose name messages say, from `text`, which
/// is clean UTF-8. Directives that are no text (contents, index entries, includes) are
/// left out; roles are the text they show; what a reader sees as code, and formulas on
/// lines of their own, are blocks of code; formulas in a sentence that need TeX are
/// left out of it. No file that the text names is opened. Throws Error: unavailable
/// when the program is not installed, input when it cannot read the text.
void read_rst(std::string_view text, Document& document);
void read_latex(std::string_view text, Document& document);
void read_org(std::string_view text, Document& document);
void read_mediawiki(std::string_view text, Document& document);
void read_textile(std::string_view text, Document& document);
void read_man(std::string_view text, Document& document);
void read_ipynb(std::string_view text, Document& document);
void read_asciidoc(std::string_view text, Document& document);

}  // namespace awase
