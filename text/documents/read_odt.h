// SPDX-License-Identifier: Apache-2.0
//
// OpenDocument texts (odt) to blocks.

#pragma once

#include <string_view>

#include "text/document.h"
#include "text/documents/archive.h"

namespace awase {

/// Fills in text and blocks of `document` from an OpenDocument text, as it reads with
/// all tracked changes accepted: first the body, then text boxes, footnotes, endnotes,
/// running headers and footers, which are boilerplate. Numbers and bullets of lists are
/// the labels of their blocks. Left out: deleted and hidden text, readings of ruby,
/// comments, pictures, embedded objects. Throws Error (input) as Archive and XmlReader
/// do, and for a document with a password.
void read_odt(Archive& archive, Document& document);

/// The same from a text that is one XML file (.fodt).
void read_flat_odt(std::string_view bytes, Document& document);

}  // namespace awase
