// SPDX-License-Identifier: Apache-2.0
//
// What stands in a web page beside its text: marks of notes, permanent links, hidden
// parts, attributes that readers see. For read_html().

#pragma once

#include <cstddef>
#include <gumbo.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awase {

/// The text in an element, nodes one after another with a space between, scripts and
/// styles left out: no more than about `most_bytes` of it.
std::string element_text(const GumboNode& element, std::size_t most_bytes);

/// The text of an element whose content is shown only where a browser lacks something
/// (<noscript>, <noframes>, <video>) or by a script (<template>), as element_text()
/// gives it; empty for all others. Throws as HtmlTree does.
std::string fallback_text(const GumboNode& element, std::size_t most_bytes);

/// Hidden from those who see the page: by attribute, inline style, or a class that
/// frameworks use for it; a <dialog> or popover that is not open. The panels of tabs
/// and what is hidden until it is found are not: readers open these where they stand.
bool is_hidden(const GumboElement& element);
/// What a program for texts, as Word or LibreOffice, marked as deleted in the history
/// of its changes. Any other <del> is seen, struck through.
bool is_deleted(const GumboElement& element);
/// Comments of Word, states and tags of Org.
bool is_remark(const GumboNode& element);
/// The name of a language beside a block of code, as VitePress writes it.
bool is_code_language(const GumboNode& element);
/// The numbers beside lines of code.
bool is_line_numbers(const GumboNode& element);
/// The same formula again, in another language.
bool is_annotation(const GumboElement& element);

/// What "mso-list" in the style of an element says, as Word writes it: "l0 level1 lfo1"
/// for an item, "Ignore" for its number; else empty.
std::string_view word_list_style(const GumboElement& element);
/// The number or sign of an item in Word's page: "1.", "•".
std::string word_list_label(const GumboNode& element);

/// A formula in TeX that read_markup.cpp marked.
bool is_formula(const GumboElement& element);

/// The "1" or "[1]" that refers to a note, or the arrow that leads back, by what the
/// element says of itself or by what it holds. `before` is the text it follows: "m" and
/// "10" keep their superscripts.
bool is_note_mark(const GumboNode& element, std::string_view before);

/// The sign beside a heading that links to the heading.
bool is_permalink(const GumboNode& element);

/// The marks that browsers put around a <q>, those of the language it stands in; of
/// other languages than they know, “ and ”.
std::pair<std::string_view, std::string_view> quotation_marks(const GumboNode& element);

/// An element that is a note.
bool is_note(const GumboElement& element);

/// An element whose list items are notes.
bool holds_notes(const GumboElement& element);

/// The texts in attributes of the element that readers see or hear: alternative text,
/// title, description of the page, what a button of a form says. None twice.
std::vector<std::string> shown_attributes(const GumboElement& element);

/// True when what stands in a <pre> is prose that somebody wrapped, not code.
bool is_prose(std::string_view preformatted);

}  // namespace awase
