// SPDX-License-Identifier: Apache-2.0
//
// Word documents (docx) to blocks.

#pragma once

#include "text/document.h"
#include "text/documents/archive.h"

namespace awase {

/// Fills in text and blocks of `document` from a WordprocessingML document, as it reads
/// with all tracked changes accepted: first the body, then text boxes, footnotes,
/// endnotes (in the order in which the text refers to them), then running headers and
/// footers, which are boilerplate. Automatic numbers and bullets are the labels of
/// their blocks. Left out: deleted and hidden text, readings of ruby, comments, field
/// codes, pictures; what charts and SmartArt say is listed. Of an mc:AlternateContent
/// the first variant is read. Throws Error (input) as Archive and XmlReader do.
void read_docx(Archive& archive, Document& document);

}  // namespace awase
