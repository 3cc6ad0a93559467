// SPDX-License-Identifier: Apache-2.0
//
// HTML to blocks.

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// True when `bytes`, still in any encoding, begin as HTML pages do: with a doctype or
/// one of the first elements, after white space, comments and an XML declaration.
bool begins_like_html(std::string_view bytes);

/// The charset that a page names in a meta element or in its XML declaration; empty
/// when it names none. Looks at the first 4096 bytes.
std::string html_encoding(std::string_view bytes);

/// Fills in text and blocks of `document` from a page, which is clean UTF-8 as
/// decode_text() gives it: title, headings, list items, table cells, captions, notes,
/// and any other flow of text as paragraphs; what is furniture of the site rather than
/// text is marked as boilerplate (mark_boilerplate()). Numbers and bullets of lists are
/// labels. Left out: scripts, styles, templates, ruby readings, the marks of notes,
/// form controls, and what is hidden by attribute or inline style. White space is
/// collapsed as a browser does, with no space where a line of the source breaks between
/// unspaced characters (is_unspaced()). No-break spaces stay. A <br> is an LF inside
/// its block, two in a row end the block; <pre> keeps its lines. Sets
/// `document.language` from the page when it is empty. Throws Error (input) when
/// elements are nested more than kMaxHtmlDepth deep, and for pages above kMaxHtmlBytes.
void read_html(std::string_view html, Document& document);

/// Browsers stop at 512; nobody nests half as deep by hand.
inline constexpr int kMaxHtmlDepth = 1000;

/// The largest page that is read, in bytes: the tree takes many times its size.
inline constexpr std::size_t kMaxHtmlBytes = std::size_t{64} << 20;

}  // namespace awase
