// SPDX-License-Identifier: Apache-2.0
//
// What stands in a web page beside its text: marks of notes, permanent links, hidden
// parts, attributes that readers see. For read_html().

#pragma once

#include <cstddef>
#include <gumbo.h>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// The text in an element, nodes one after another with a space between, scripts and
/// styles left out: no more than about `most_bytes` of it.
std::string element_text(const GumboNode& element, std::size_t most_bytes);

/// Hidden from those who see the page: by attribute, inline style, or a class that
/// frameworks use for it.
bool is_hidden(const GumboElement& element);
/// What a program for texts, as Word or LibreOffice, marked as deleted in the history
/// of its changes. Any other <del> is seen, struck through.
bool is_deleted(const GumboElement& element);
/// Comments of Word, states and tags of Org.
bool is_remark(const GumboNode& element);
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
