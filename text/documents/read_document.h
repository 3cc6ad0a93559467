// SPDX-License-Identifier: Apache-2.0
//
// The way in: a file of any known format and encoding to a Document.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

class ItsRules;  // text/documents/its_rules.h

/// What the user says of a document. Empty: found out from the document.
struct DocumentOptions {
  std::string encoding = {};  ///< IANA or ICU name of a charset.
  std::string format = {};    ///< One of document_formats().
  std::string language = {};  ///< BCP 47 tag.
  /// Of HTML and Markdown: alternative texts, titles and what buttons say are blocks;
  /// else they are in Document::left_out.
  bool with_attributes = false;
  /// Of HTML: a line end between characters that are written without spaces is a space,
  /// as most tools for translators have it; else nothing.
  bool line_ends_are_spaces = false;
  /// Of plain text: blocks end at blank lines alone, and lines stay as they are
  /// (Document::keeps_lines).
  bool keep_lines = false;
  /// Of HTML, OpenDocument and XML: see make_spaces_plain().
  bool spaces_are_plain = false;
  /// What of an XML document is text; null: found out from the document.
  std::shared_ptr<const ItsRules> its_rules = nullptr;
};

/// Names of the formats that can be read, the most common first.
std::vector<std::string_view> document_formats();

/// The format of a document by what its bytes say, else by the ending of `name` in any
/// case, else "text". Throws Error (input), which says what to do, for what is of a
/// known kind that cannot be read as a document: files of pairs, source code, other
/// archives.
std::string document_format(std::string_view bytes, const std::string& name);

/// Reads a document. The format is the one in the options, else document_format().
/// `language` is the one in the options, made canonical, else what the document says of
/// itself, else empty: see detect_language(). A document without text has no blocks.
/// Throws Error: usage for a format, encoding or language that is not known, input for
/// bytes that are not what they claim to be.
Document read_document(std::string_view bytes, const std::string& name,
                       const DocumentOptions& options = {});

/// Reads a file, or standard input when `path` is "-". Throws as read_file() and
/// read_document() do.
Document read_document_file(const std::string& path,
                            const DocumentOptions& options = {});

}  // namespace awase
