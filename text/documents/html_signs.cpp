// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html_signs.h"

#include <algorithm>
#include <string_view>

#include "text/documents/html_content.h"
#include "text/documents/symbol_fonts.h"
#include "text/unicode.h"

namespace awase {

std::string sign_font(const GumboNode& text) {
  if (text.parent == nullptr || text.parent->type != GUMBO_NODE_ELEMENT) return {};
  const GumboElement& element = text.parent->v.element;
  if (element.tag != GUMBO_TAG_SPAN && element.tag != GUMBO_TAG_FONT) return {};
  const std::string_view words = trim(text.v.text.text);
  std::size_t end = 0;
  if (words.empty()) return {};
  next_char(words, end);
  if (end < words.size()) return {};
  std::string font(html_attribute(element, "face"));
  const std::string_view style = html_attribute(element, "style");
  constexpr std::string_view kFamily = "font-family:";
  if (const std::size_t at = style.find(kFamily); at != style.npos) {
    const std::string_view family = style.substr(at + kFamily.size());
    font = trim(family.substr(0, family.find_first_of(",;")));
  }
  std::erase_if(font, [](char c) { return c == '"' || c == '\''; });
  return is_symbol_font(font) ? font : std::string();
}

bool follows_code(const GumboNode& node) {
  if (node.v.element.tag != GUMBO_TAG_CODE || node.parent == nullptr ||
      node.parent->type != GUMBO_NODE_ELEMENT ||
      node.parent->v.element.tag != GUMBO_TAG_PRE || node.index_within_parent == 0)
    return false;
  const auto* before = static_cast<const GumboNode*>(
      node.parent->v.element.children.data[node.index_within_parent - 1]);
  return before->type == GUMBO_NODE_ELEMENT && before->v.element.tag == GUMBO_TAG_CODE;
}

}  // namespace awase
