// SPDX-License-Identifier: Apache-2.0
//
// XML documents of any kind to blocks.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

class ItsRules;  // text/documents/its_rules.h

/// What the root of an XML document says it is.
enum class XmlKind {
  none,         ///< Not well-formed as far as was looked.
  html,         ///< XHTML, or a piece of a page.
  pairs,        ///< TMX, XLIFF, Qt's TS: a file of pairs.
  glossary,     ///< TBX, MARTIF.
  android,      ///< `<resources>` with strings.
  resx,         ///< .NET's resources.
  plist,        ///< A property list of Apple's, .stringsdict among them.
  timed,        ///< TTML subtitles.
  flat_odt,     ///< A text of OpenDocument in one XML file.
  flat_office,  ///< Another document of an office program in one XML file.
  document,     ///< Any other.
};

/// What `bytes` are, if they are XML from their first element on: with an XML
/// declaration, a document type, or a root that is closed at their end.
XmlKind xml_kind(std::string_view bytes);

/// The name of the first element of XML, without its prefix, which may be cut off after
/// it; empty where none is found.
std::string xml_root(std::string_view bytes);

/// Fills in text and blocks of `document` from XML in any encoding it declares. Known
/// vocabularies (DITA, DocBook, TEI) are read by their names: titles, items, cells and
/// footnotes are what they are, listings are code, index terms are left out. Of any
/// other an element is inline when it stands among text. Local marks (`translate="no"`,
/// `its:translate`, `its:withinText`), rules in the document and those of `rules`,
/// which may be null, outweigh both. The language is the root's `xml:lang`. What was
/// taken for text is said in Document::issues unless the vocabulary is known. Throws
/// Error (input) for what is not well-formed.
void read_xml(std::string_view bytes, const ItsRules* rules, Document& document);

/// Android's `strings.xml`: strings, arrays and plurals by name, escapes undone;
/// without those marked as not translatable.
void read_android(std::string_view bytes, Document& document);

/// .NET's RESX: the strings by name, without types, pictures and the designer's own.
void read_resx(std::string_view bytes, Document& document);

/// Apple's property lists (.plist, .stringsdict): strings by the path of their keys.
void read_plist(std::string_view bytes, Document& document);

}  // namespace awase
