// SPDX-License-Identifier: Apache-2.0
//
// What the bytes and the name of a file say of its format.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/message.h"

namespace awase {

/// What a file seems to be.
struct FormatSign {
  std::string format;  ///< One of document_formats(); empty: none that can be read.
  /// What people call it, marked as translatable() does: "JSON", "a notebook".
  std::string shown;
  /// Why a file whose format cannot be read is refused, and what to do; set when
  /// `format` is empty. Its place {file} is filled in.
  std::optional<Message> refusal = {};
  /// Whether it can be nothing else, whatever the file is called.
  bool certain = false;
};

/// What text in any encoding says it is: XML, JSON, .strings, LaTeX, reStructuredText,
/// Org, AsciiDoc, MediaWiki, a mail, PO, a script. Nothing when it looks like prose.
/// Looks at the first 64 KiB, of JSON and XML without a declaration at all of it.
std::optional<FormatSign> sign_of_content(std::string_view bytes,
                                          const std::string& shown_name);

/// What an ending says, in any case, of files that are read by no reader of ours:
/// source code, settings, styles, pictures. Nothing for other endings.
std::optional<FormatSign> sign_of_ending(const std::string& shown_name);

/// What a text that has no certain sign may yet be: "YAML", ".properties", "source
/// code", marked as translatable() does; empty when it looks like prose. For a warning.
std::string likely_format(std::string_view text);

}  // namespace awase
