// SPDX-License-Identifier: Apache-2.0
//
// Markdown to blocks.

#pragma once

#include <string_view>

#include "text/document.h"

namespace awase {

/// Fills in text and blocks of `document` from CommonMark with tables, strikethrough
/// and notes (`[^1]`), the title of a YAML header included. Numbers and bullets are
/// labels, emphasis and the addresses of links go, code stays; notes stay where they
/// stand. Left out: HTML, comments, attributes of headings (`{#id}`), the rest of the
/// YAML header.
void read_markdown(std::string_view text, Document& document);

}  // namespace awase
