// SPDX-License-Identifier: Apache-2.0
//
// One document that holds a text and its translation: side by side in the columns of a
// table, or paragraph after paragraph.

#pragma once

#include <optional>

#include "text/document.h"
#include "text/message.h"
#include "tmx/formats/bilingual.h"

namespace awase {

/// Both sides of such a document.
struct BilingualDocument {
  BilingualText text;
  Message found;             ///< What was found, for the user.
  std::size_t left_out = 0;  ///< Blocks that belong to neither side.
};

/// Splits `document`. Of tables with two columns or more those are taken that their
/// heads name, else the two with most text that are in different languages, else in
/// those of `options`; columns of numbers, states and remarks are left out, and what
/// stands outside the tables is too. Without tables, paragraphs in two languages that
/// take turns are the two sides. Nothing when the document is neither, by a wide
/// margin unless `asked` says that the user is sure.
std::optional<BilingualDocument> split_bilingual(const Document& document,
                                                 const BilingualOptions& options,
                                                 bool asked);

/// Whether the first row of the first table of `document` names two columns of texts or
/// more, as files of pairs do.
bool names_text_columns(const Document& document);

}  // namespace awase
