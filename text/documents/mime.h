// SPDX-License-Identifier: Apache-2.0
//
// Messages of several parts (MIME, RFC 2045 to 2047): what mails and saved pages share.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// A message, or a part of one: its header and what follows it.
struct MimePart {
  std::string header;     ///< As take_mime_header() gives it.
  std::string_view body;  ///< As it stands in the file.
};

/// Takes the header off `message`: all up to the first empty line. Each field is a line
/// that begins with an empty one's end and a space; fields that go on in the next line
/// are joined.
std::string take_mime_header(std::string_view& message);

/// The value of a field, whose name is in lower case; empty when there is none.
std::string mime_field(const std::string& header, const std::string& name);

/// The value of `key` in a field: charset, boundary.
std::string mime_parameter(const std::string& value, const std::string& key);

/// The parts of a body, given the content type that its header names. Empty when that
/// is not of several parts, or no part is there. At most 1,000.
std::vector<MimePart> mime_parts(std::string_view body, const std::string& type);

/// The bytes of a body, whose transfer encoding (base64, quoted-printable) is undone.
std::string mime_bytes(const MimePart& part);

/// A field's value with its encoded words ("=?UTF-8?B?…?=") decoded. Words in a charset
/// that is not known stay as they are.
std::string mime_text(std::string_view value);

}  // namespace awase
