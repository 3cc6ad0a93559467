// SPDX-License-Identifier: Apache-2.0
//
// Resource files: the texts of a program's interface, each under a key. Document::keys
// says which blocks belong to which key. `text` is clean UTF-8 as decode_text() gives
// it. All throw Error (input), with the line, for what is not well-formed.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/documents/keyed_writer.h"

namespace awase {

/// JSON, also with comments (RFC 8259; i18next, Chrome's messages.json, FormatJS, ARB):
/// all strings, nested ones under the path of their keys. What ARB says of a message
/// (`@name`) is left out; `@@locale` is the language. Of a key that stands twice the
/// file has two values, and both are kept. Throws Error (input) as well when objects
/// are nested more than 1,000 deep, and for Xcode's catalogues (.xcstrings), which hold
/// all languages.
void read_json(std::string_view text, Document& document);

/// YAML 1.1: all scalars that are strings, under the path of their keys. Aliases are
/// not followed: what they stand for is text where it has its anchor.
void read_yaml(std::string_view text, Document& document);

/// All scalars of YAML that are strings, with their paths, in the order of the file.
/// `name` begins the message of an Error.
std::vector<KeyedValue> yaml_values(std::string_view text, const std::string& name);

/// Java's .properties: values with their escapes (\uXXXX, \n, a backslash at the end of
/// a line) undone.
void read_properties(std::string_view text, Document& document);

/// Apple's .strings: `"key" = "value";`, escapes undone, comments left out.
void read_strings(std::string_view text, Document& document);

/// Whether `text` begins as Apple's .strings do: comments, then `"key" = "`.
bool begins_like_strings(std::string_view text);

}  // namespace awase
