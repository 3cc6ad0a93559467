// SPDX-License-Identifier: Apache-2.0
//
// Which blocks of a web page are its text, and which are the furniture of its site. For
// read_html().

#pragma once

#include <cstddef>
#include <gumbo.h>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// Value of an attribute; empty when there is none.
std::string_view html_attribute(const GumboElement& element, const char* name);

/// The name of an element as the page spells it, in lower case; empty for one that the
/// parser added. For the elements that gumbo has no number for.
std::string element_name(const GumboElement& element);

/// What an element is on its page, by tag, role, and the words of its class and id.
enum class HtmlPart {
  plain,
  main,         ///< <main>, role=main.
  article,      ///< <article>.
  menu,         ///< <nav>, role=navigation, class "breadcrumb", …
  page_header,  ///< <header>, role=banner.
  page_footer,  ///< <footer>, role=contentinfo.
  aside,        ///< <aside>, role=complementary, class "sidebar", "share", …
};
HtmlPart html_part(const GumboElement& element);

/// Whether an element that is furniture, by html_part(), is so inside the main part of
/// a page too: navigation, comments, buttons to share; an <aside>, but for one that is
/// a remark of the text.
bool is_furniture_anywhere(const GumboElement& element);

/// What is known of a block beside its text.
struct HtmlBlock {
  HtmlPart part = HtmlPart::plain;  ///< Of the nearest element that is furniture.
  bool in_main = false;
  bool in_article = false;
  std::size_t link_bytes = 0;  ///< Of its text, in links.
};

/// Marks the blocks of `document` that are boilerplate. `facts` has an entry for each.
/// Furniture is what stands in elements that say so; what stands outside <main>, or the
/// article of a page that has most of its text in articles; and short blocks that are
/// links, next to others of the kind. Titles and headings of the first level are none,
/// and no heading is because of its links.
/// When that would leave a tenth of the text or less, the last two rules are dropped.
void mark_boilerplate(Document& document, const std::vector<HtmlBlock>& facts);

}  // namespace awase
