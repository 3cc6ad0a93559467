// SPDX-License-Identifier: Apache-2.0
//
// A text and its translation as a book to read.

#pragma once

#include <string>

#include "jobs/output.h"

namespace awase {

/// One page of HTML that needs no other file and no script: a table of contents, then
/// the chapters, all of both texts, what stands on one side alone in its place.
std::string html_book(const AlignedPair& pair, BookLayout layout);

/// The same as EPUB 3.2, a file a chapter, with the table of contents of EPUB 2 as
/// well. `date` is YYYYMMDDThhmmssZ; empty: 2000-01-01, so that the same texts give the
/// same bytes.
std::string epub_book(const AlignedPair& pair, BookLayout layout,
                      const std::string& date);

}  // namespace awase
