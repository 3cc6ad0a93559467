// SPDX-License-Identifier: Apache-2.0
//
// Plain text to blocks.

#pragma once

#include <string_view>

#include "text/document.h"

namespace awase {

/// Fills in text and blocks of `document` from `text`, which is clean UTF-8 as
/// decode_text() gives it. Every line is a block, but lines that a sentence runs over
/// are joined: all through a hard-wrapped text or paragraph, in paragraphs with ragged
/// lines, and where a single line break went astray. Between unspaced characters
/// (is_unspaced()) they are joined with nothing, else with one space. A hyphen at the
/// end of a line stays, without a space after it unless a word like "und" or "or"
/// follows ("Ein- und Ausgabe"); a soft hyphen goes. Cells of a line with tabs, or with
/// two gaps of three spaces or more, are blocks of their own, and so are those of
/// neighbours that look like a table (mark_spaced_tables()); lines of a program are
/// code; a short line alone between empty lines is a heading; lines with a bullet or
/// number are list items, marker included.
void read_plain_text(std::string_view text, Document& document);

/// The same with a block for all lines up to the next blank one, which stay as they
/// are: Document::keeps_lines.
void read_text_lines(std::string_view text, Document& document);

}  // namespace awase
