// SPDX-License-Identifier: Apache-2.0
//
// References to characters, as XML and HTML have them between "&" and ";".

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// The character that XML itself refers to by `name`: "amp", "lt", "gt", "quot",
/// "apos", and by number, "#65" and "#x41", those that XML 1.0 allows. 0 for any other.
char32_t xml_reference(std::string_view name);

/// The character that HTML 4 calls `name` ("nbsp", "eacute", "hellip"): Latin-1 and the
/// punctuation that texts use. 0 when there is none.
char32_t html_entity(std::string_view name);

/// The character that HTML refers to by `name`: as the two above, and "#X41".
char32_t html_reference(std::string_view name);

/// `text` with references for what would be markup in an element or in an attribute
/// with double quotes, of XML or HTML. Control characters that XML has no place for are
/// left out.
std::string escaped_markup(std::string_view text);

}  // namespace awase
