// SPDX-License-Identifier: Apache-2.0

#include "tmx/mend_reference.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/character_references.h"
#include "text/unicode.h"
#include "tmx/markup_ahead.h"

namespace awase {
namespace {

/// The text of an entity's value; nothing where it is more than text and references to
/// characters.
std::optional<std::string> text_of_value(std::string_view value) {
  constexpr std::size_t kMostBytes = 1024;
  if (value.size() > kMostBytes || value.find_first_of("<%") != value.npos) return {};
  std::string text;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t ampersand = std::min(value.find('&', at), value.size());
    text.append(value.substr(at, ampersand - at));
    if (ampersand == value.size()) break;
    const std::size_t end = value.find(';', ampersand);
    if (end == value.npos) return {};
    const char32_t c = xml_reference(value.substr(ampersand + 1, end - ampersand - 1));
    if (c == 0) return {};
    append_char(text, c);
    at = end + 1;
  }
  return text;
}

}  // namespace

DeclaredEntities declared_entities(std::string_view doctype) {
  constexpr std::string_view kBegin = "<!ENTITY";
  constexpr std::string_view kBlank = " \t\r\n";
  constexpr std::size_t kMost = 1000;
  DeclaredEntities entities;
  for (std::size_t at = 0; (at = doctype.find(kBegin, at)) != doctype.npos;) {
    at += kBegin.size();
    const std::size_t name =
        std::min(doctype.find_first_not_of(kBlank, at), doctype.size());
    const std::size_t name_end =
        std::min(doctype.find_first_of(kBlank, name), doctype.size());
    const std::size_t begin = doctype.find_first_not_of(kBlank, name_end);
    if (begin == doctype.npos || (doctype[begin] != '"' && doctype[begin] != '\''))
      continue;  // A parameter, or one in another file.
    const std::size_t end = doctype.find(doctype[begin], begin + 1);
    if (end == doctype.npos || entities.size() == kMost) break;
    // Of several declarations the first holds.
    if (auto text = text_of_value(doctype.substr(begin + 1, end - begin - 1)))
      entities.emplace(doctype.substr(name, name_end - name), std::move(*text));
    at = end + 1;
  }
  return entities;
}

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
