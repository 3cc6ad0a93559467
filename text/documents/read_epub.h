// SPDX-License-Identifier: Apache-2.0
//
// Electronic books (EPUB 2 and 3) to blocks.

#pragma once

#include "text/document.h"
#include "text/documents/archive.h"

namespace awase {

/// Fills in text and blocks of `document` from the chapters of a book in the order of
/// its spine, each as read_html() reads it; the titles of the chapters' pages are left
/// out, a table of contents is boilerplate. The language is that of the package when
/// the document has none. Throws Error (input) as Archive, XmlReader and read_html()
/// do, and for a book with copy protection.
void read_epub(Archive& archive, Document& document);

}  // namespace awase
