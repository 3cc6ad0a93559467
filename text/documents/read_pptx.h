// SPDX-License-Identifier: Apache-2.0
//
// Presentations (pptx) to blocks.

#pragma once

#include "text/document.h"
#include "text/documents/archive.h"

namespace awase {

/// Fills in text and blocks of `document` from a PresentationML document: the slides in
/// the order of the show, hidden ones too, the shapes of a slide as they are stacked;
/// then the speaker's notes, numbered by slide. Titles are headings, paragraphs of a
/// body are list items; date, footer and slide number are boilerplate. Left out:
/// masters and layouts, comments, charts, SmartArt. Throws Error (input) as Archive and
/// XmlReader do.
void read_pptx(Archive& archive, Document& document);

}  // namespace awase
