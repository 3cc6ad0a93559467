// SPDX-License-Identifier: Apache-2.0
//
// Documents that another program, which must be installed, makes readable: PDF, RTF,
// and Word's old format.

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"
#include "text/documents/page_lines.h"

namespace awase {

/// Fills in text and blocks of `document` from a PDF by pdftotext (poppler-utils):
/// running headers and footers and the numbers of pages are boilerplate, lines are
/// joined into paragraphs over columns and pages, words cut at the end of a line put
/// together. Pages that are pictures for the most part are named in Document::issues.
/// Throws Error: unavailable when pdftotext is not installed, input when it cannot read
/// the file, finds no text, or hardly any on pages that hold pictures (scanned pages).
void read_pdf(std::string_view bytes, const std::string& name, Document& document);

/// Fills in text and blocks of `document` from RTF, by LibreOffice, or by pandoc where
/// that lacks Writer or fails. Throws Error: unavailable when neither is installed,
/// input when the file cannot be read.
void read_rtf(std::string_view bytes, const std::string& name, Document& document);

/// The same for a Word document of 1997 to 2003, by LibreOffice alone.
void read_doc(std::string_view bytes, const std::string& name, Document& document);

/// Whether the LibreOffice that the program `office` belongs to can read texts: parts
/// of it are installed one by one.
bool has_writer(const std::string& office);

/// Text as pdftotext gives it, pages ending in form feeds, to blocks. For read_pdf().
void read_pages(std::string_view text, Document& document);

/// The same for pages of which more is known. Footnotes stand behind the text.
void read_pages(Pages pages, Document& document);

}  // namespace awase
