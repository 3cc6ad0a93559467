// SPDX-License-Identifier: Apache-2.0
//
// Markdown to blocks.

#pragma once

#include <string_view>

#include "text/document.h"
#include "text/documents/html.h"

namespace awase {

/// Fills in text and blocks of `document` from CommonMark with tables, strikethrough
/// and notes (`[^1]`), title and description of a header in YAML or TOML included.
/// Numbers and bullets are labels, emphasis and the addresses of links go, blocks of
/// code are code; notes stay where they stand. Blocks of HTML are read as append_html()
/// does, marker lines of dialects go (without_marker_lines()). Titles of links and
/// alternative texts of pictures are blocks or left out, as `options` say. Comments,
/// attributes of headings (`{#id}`) and the rest of the header are no text.
void read_markdown(std::string_view text, Document& document,
                   const HtmlOptions& options = {});

}  // namespace awase
