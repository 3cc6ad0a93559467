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

/// What to read of a page beside its text.
struct HtmlOptions {
  /// Alternative texts, titles, descriptions, and what buttons say are blocks, each
  /// behind the block it stands in; else they are left out.
  bool with_attributes = false;
  /// A line end of the source between unspaced characters is a space; else nothing.
  bool line_ends_are_spaces = false;
};

/// Fills in text and blocks of `document` from a page, which is clean UTF-8 as
/// decode_text() gives it: title, headings, list items, table cells, captions, notes,
/// and any other flow of text as paragraphs; what is furniture of the site rather than
/// text is marked as boilerplate (mark_boilerplate()). Numbers and bullets of lists are
/// labels. Scripts, styles and templates are no text; ruby readings, the marks of
/// notes, the signs of permanent links, form controls, and what is hidden by attribute,
/// class or inline style go to Document::left_out, and so do attributes that readers
/// may see, unless `options` want these. White space is collapsed as a browser does,
/// with no space where a line of the source breaks between unspaced characters
/// (is_unspaced()). No-break spaces stay. A <br> is an LF inside its block, or nothing
/// in mid-sentence; two in a row end the block. A <pre> is code, whose lines stay, or
/// plain text when it reads like that. Sets `document.language` from the page when it
/// is empty. Throws Error (input) when elements are nested more than kMaxHtmlDepth
/// deep, and for pages above kMaxHtmlBytes.
void read_html(std::string_view html, Document& document,
               const HtmlOptions& options = {});

/// Appends the blocks of a piece of a page, as it stands in Markdown, where nothing is
/// furniture of a site. Throws as read_html() does.
void append_html(std::string_view html, Document& document,
                 const HtmlOptions& options = {});

/// Browsers stop at 512; nobody nests half as deep by hand.
inline constexpr int kMaxHtmlDepth = 1000;

/// The largest page that is read, in bytes: the tree takes many times its size.
inline constexpr std::size_t kMaxHtmlBytes = std::size_t{64} << 20;

}  // namespace awase
