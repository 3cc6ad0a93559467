// SPDX-License-Identifier: Apache-2.0

#include "tmx/markup_ahead.h"

#include <algorithm>
#include <iterator>

namespace awase {
namespace {

/// Whether a tag of TMX begins here.
bool begins_tag(std::string_view text) {
  constexpr std::string_view kNames[] = {"tu",  "tuv", "seg", "prop", "note", "body",
                                         "tmx", "bpt", "ept", "ph",   "it",   "hi"};
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  const std::size_t end = std::min(text.find_first_of(" \t\r\n/>"), text.size());
  const std::string_view name = text.substr(0, end);
  return end < text.size() &&
         std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

bool is_xml_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_xml_name_char(char c) {
  return is_xml_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_tag(std::string_view text, bool is_all) {
  std::size_t k = 1;
  if (k < text.size() && text[k] == '/') ++k;
  if (k >= text.size() || !is_xml_name_start(text[k])) return false;
  while (k < text.size() && is_xml_name_char(text[k])) ++k;
  char quote = 0;
  bool has_equals = false;  // A quotation mark that follows no = is text.
  for (; k < std::min(text.size(), kMarkupLookahead); ++k) {
    if (quote != 0) {
      if (text[k] == quote) quote = 0;
      // Where a tag of TMX begins inside a value, its quotation mark is missing; the
      // value then ends before the next >.
      if (text[k] == '<' && begins_tag(text.substr(k)))
        return text.substr(0, k).find('>') != std::string_view::npos;
    } else if (text[k] == '"' || text[k] == '\'') {
      if (!has_equals) return false;
      quote = text[k];
      has_equals = false;
    } else if (text[k] == '>') {
      return true;
    } else if (text[k] == '<') {
      return false;
    } else if (text[k] == '=') {
      has_equals = true;
    }
  }
  // Too long to judge, or cut off.
  return text.size() >= kMarkupLookahead || is_all;
}

bool lacks_quote(std::string_view text, char quote) {
  text = text.substr(0, kMarkupLookahead);
  for (std::size_t k = 0; k < text.size() && text[k] != quote; ++k)
    if (text[k] == '<' && begins_tag(text.substr(k))) return true;
  return false;
}

bool unit_ends_before(std::string_view text, std::string_view end) {
  text = text.substr(0, kMarkupLookahead);
  // Another unit begins only behind the end of this one, even where that is broken.
  std::size_t unit = text.size();
  for (const std::string_view tag : {"</tu>", "<tu ", "<tu>"})
    unit = std::min(unit, text.find(tag));
  return unit < std::min(text.find(end, 4), text.size());
}

}  // namespace awase
