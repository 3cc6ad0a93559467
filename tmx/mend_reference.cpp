// SPDX-License-Identifier: Apache-2.0

#include "tmx/mend_reference.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/character_references.h"
#include "text/unicode.h"
#include "tmx/markup_ahead.h"

namespace awase {
ReferenceRepair judge_reference(std::string_view text) {
  text = text.substr(0, 64);
  const std::size_t end = text.find(';');
  const std::string_view name =
      end == std::string_view::npos ? "" : text.substr(1, end - 1);
  const auto all = [](std::string_view digits, auto is_allowed) {
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_allowed);
  };
  const auto is_decimal = [](char c) { return is_ascii_digit(c); };
  const auto is_hex = [](char c) { return hex_value(c) >= 0; };
  const bool decimal = name.starts_with('#') && all(name.substr(1), is_decimal);
  const bool hexadecimal = name.starts_with("#x") && all(name.substr(2), is_hex);
  const std::string quoted = "&" + std::string(name) + ";";
  if (xml_reference(name) != 0) {
    ReferenceRepair good;
    good.size_bytes = end + 1;
    return good;
  }
  if (decimal || hexadecimal)
    return {end + 1,
            "illegal-character",
            Message("{reference} stands for a character that XML does not allow",
                    {{"reference", quoted}}),
            {}};
  if (const char32_t character = html_entity(name); character != 0) {
    std::string replacement;
    append_char(replacement, character);
    return {end + 1, "bare-markup",
            Message("{reference} is of HTML, not of XML", {{"reference", quoted}}),
            replacement};
  }
  return {1, "bare-markup",
          all(name, is_xml_name_char)
              ? Message("{reference} is not declared", {{"reference", quoted}})
              : Message("a bare &; in text it is written &amp;"),
          "&amp;"};
}

}  // namespace awase
