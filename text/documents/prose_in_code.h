// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "text/document.h"

namespace awase {

/// Makes paragraphs of the blocks of code in a document that is nearly all code by its
/// styles and prose by its words: LibreOffice gives every line of a plain text that it
/// opens the style "Preformatted Text".
void take_prose_from_code(Document& document);

}  // namespace awase
