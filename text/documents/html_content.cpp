// SPDX-License-Identifier: Apache-2.0
//
// Blocks are judged by where they stand, by the share of links in them, and by their
// neighbours, as in C. Kohlschütter et al., "Boilerplate Detection using Shallow Text
// Features" (WSDM 2010); but by a few rules that a person can follow, not by a learned
// tree, and elements that HTML 5 made for the purpose come first.

#include "text/documents/html_content.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Calls `take` with each of the names in a class attribute, in lower case, until it
/// says true; whether it did.
template <class Take>
bool any_name(std::string_view names, Take take) {
  constexpr std::size_t kLongest = 400;
  const std::string text = ascii_lower(names.substr(0, kLongest));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    if (take(std::string_view(text).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// What generators of sites put into the main part of a page beside its text: who wrote
/// and changed it, how to share, edit or rate it, comments of readers. Names as
/// Docusaurus, VitePress, Material for MkDocs, Docsy, WordPress, Confluence and
/// MediaWiki write them.
bool is_name_beside_text(std::string_view name) {
  return is_one_of(name, {"theme-doc-footer",
                          "theme-doc-version-badge",
                          "theme-edit-this-page",
                          "theme-last-updated",
                          "theme-doc-toc-mobile",
                          "theme-doc-toc-desktop",
                          "table-of-contents",
                          "pagination-nav",
                          "vpdocfooter",
                          "edit-link",
                          "edit-info",
                          "last-updated",
                          "vplastupdated",
                          "prev-next",
                          "md-feedback",
                          "md-source-file",
                          "td-page-meta",
                          "td-page-meta__lastmod",
                          "reading-time",
                          "feedback--title",
                          "feedback--question",
                          "section-nav",
                          "post-navigation",
                          "posts-navigation",
                          "comment-respond",
                          "comments-area",
                          "comment-list",
                          "wp-block-comments",
                          "comments-section",
                          "sharedaddy",
                          "jp-relatedposts",
                          "addtoany_content",
                          "share-buttons",
                          "sharing",
                          "social-share",
                          "related-posts",
                          "relatedposts",
                          "page-metadata",
                          "pagesection",
                          "breadcrumb",
                          "breadcrumbs",
                          "breadcrumb-section",
                          "toc-macro",
                          "printfooter",
                          "sitesub",
                          "catlinks",
                          "navbox",
                          "mw-jump-link",
                          "mw-editsection",
                          "vector-dropdown",
                          "skip-link"});
}

/// Remarks of the text that are an <aside>: those of Sphinx, Starlight and others.
bool is_name_of_remark(std::string_view name) {
  return is_one_of(name, {"topic",
                          "sidebar",
                          "footnote-list",
                          "footnote",
                          "admonition",
                          "note",
                          "tip",
                          "hint",
                          "info",
                          "important",
                          "warning",
                          "caution",
                          "danger",
                          "callout",
                          "alert",
                          "notice",
                          "example",
                          "pullquote",
                          "starlight-aside",
                          "system-message"});
}

/// By the names in a class or id attribute.
HtmlPart part_of_names(std::string_view names) {
  HtmlPart part = HtmlPart::plain;
  any_name(names, [&part](std::string_view name) {
    if (is_name_beside_text(name)) part = HtmlPart::aside;
    if (is_one_of(name,
                  {"nav", "navi", "gnav", "gnavi", "globalnav", "global-nav", "navbar",
                   "navbox", "menu", "breadcrumb", "breadcrumbs", "topicpath",
                   "topic-path", "pagination", "pager", "catlinks", "toc", "sitemap",
                   "pagetop", "skip-link", "mw-jump-link",
                   // Of DocBook, Texinfo, mdBook, Doxygen, Javadoc and PyData's Sphinx.
                   "navheader", "navfooter", "nav-panel", "nav-chapters", "nav-wrapper",
                   "menu-bar", "navpath", "nav-path", "tabs2", "topnav", "bottomnav",
                   "subnav", "bd-sidebar-primary", "bd-sidebar-secondary", "onthispage",
                   "prev-next-area", "prev-next-footer", "rst-footer-buttons"}))
      part = HtmlPart::menu;
    if (is_one_of(name, {"header", "site-header", "global-header", "page-header"}))
      part = HtmlPart::page_header;
    if (is_one_of(name, {"footer", "site-footer", "global-footer", "page-footer",
                         "copyright"}))
      part = HtmlPart::page_footer;
    if (is_one_of(name, {"sidebar", "side", "aside", "share", "sns", "social", "cookie",
                         "cookie-banner", "related", "ranking", "advert", "ads", "ad",
                         "banner", "recommend", "newsletter"}))
      part = HtmlPart::aside;
    return part != HtmlPart::plain;
  });
  return part;
}

bool is_boilerplate_by_place(const HtmlBlock& fact, const Block& block) {
  if (block.kind == BlockKind::title) return false;
  if (block.kind == BlockKind::heading && block.level == 1)
    return fact.part == HtmlPart::menu || fact.part == HtmlPart::page_footer;
  return fact.part != HtmlPart::plain;
}

/// Short, and most of it links.
bool is_link_line(const Block& block, const HtmlBlock& fact) {
  constexpr std::size_t kLongestBytes = 200;
  return block.range.size_bytes() <= kLongestBytes &&
         fact.link_bytes * 2 > block.range.size_bytes();
}

/// Bytes of the blocks of which `test` holds, links not counted.
template <class Test>
std::size_t text_bytes(const Document& document, const std::vector<HtmlBlock>& facts,
                       Test test) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind == BlockKind::title || !test(i)) continue;
    bytes += block.range.size_bytes() -
             std::min(facts[i].link_bytes, block.range.size_bytes());
  }
  return bytes;
}

/// Marks what is outside the part of the page that is its main one.
void mark_outside(const Document& document, const std::vector<HtmlBlock>& facts,
                  std::vector<bool>& marks) {
  const std::size_t all =
      text_bytes(document, facts, [&](auto i) { return !marks[i]; });
  const auto share_is_large = [&](auto inside) {
    return text_bytes(document, facts,
                      [&](auto i) { return !marks[i] && inside(facts[i]); }) *
               2 >
           all;
  };
  const auto mark = [&](auto inside) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const Block& block = document.blocks[i];
      const bool head = block.kind == BlockKind::title ||
                        (block.kind == BlockKind::heading && block.level == 1);
      if (!head && !inside(facts[i])) marks[i] = true;
    }
  };
  const auto in_main = [](const HtmlBlock& fact) { return fact.in_main; };
  const auto in_article = [](const HtmlBlock& fact) { return fact.in_article; };
  if (share_is_large(in_main))
    mark(in_main);
  else if (share_is_large(in_article))
    mark(in_article);
}

/// Whether a sentence of the text leads to what follows it, "It has:".
bool leads_on(const Document& document, const HtmlBlock& fact, const Block& block) {
  if (fact.part != HtmlPart::plain || is_link_line(block, fact)) return false;
  const char32_t last = last_char(trim(document.block_text(block)));
  return block.kind != BlockKind::heading && block.kind != BlockKind::title &&
         (last == U':' || last == U'：');
}

/// Cells with nothing but a link are part of a table of texts where each row, two or
/// more, has a cell with words of its own beside them.
void keep_linked_cells(const Document& document, std::vector<bool>& links) {
  using Row = std::pair<int, int>;
  std::map<std::pair<Row, int>, int> in_cell;
  std::set<Row> with_words;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const TablePlace& place = document.blocks[i].place;
    if (place.table == 0) continue;
    ++in_cell[{{place.table, place.row}, place.column}];
    if (!links[i]) with_words.insert({place.table, place.row});
  }
  std::map<int, int> rows;
  std::set<Row> mixed;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const TablePlace& place = document.blocks[i].place;
    const Row row{place.table, place.row};
    if (links[i] && place.table > 0 && with_words.count(row) > 0 &&
        mixed.insert(row).second)
      ++rows[place.table];
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const TablePlace& place = document.blocks[i].place;
    const Row row{place.table, place.row};
    // A cell of many lines is a menu beside the text of a page.
    if (mixed.count(row) > 0 && rows[place.table] > 1 &&
        in_cell[{row, place.column}] == 1)
      links[i] = false;
  }
}

/// Marks runs of link lines: two or more, or one next to what is marked. A list behind
/// a sentence that announces it is none.
void mark_link_lines(const Document& document, const std::vector<HtmlBlock>& facts,
                     std::vector<bool>& marks) {
  const std::size_t count = facts.size();
  std::vector<bool> links(count);
  for (std::size_t i = 0; i < count; ++i)
    links[i] = is_link_line(document.blocks[i], facts[i]) &&
               document.blocks[i].kind != BlockKind::title &&
               document.blocks[i].kind != BlockKind::heading &&
               document.blocks[i].kind != BlockKind::note;
  keep_linked_cells(document, links);
  bool announced = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Block& block = document.blocks[i];
    if (announced && links[i] && !marks[i] && block.kind == BlockKind::list_item)
      links[i] = false;
    else
      announced = leads_on(document, facts[i], block) && !marks[i];
  }
  const std::vector<bool> before = marks;
  const auto is_furniture = [&](std::size_t i) { return links[i] || before[i]; };
  for (std::size_t i = 0; i < count; ++i) {
    const bool neighbour =
        (i > 0 && is_furniture(i - 1)) || (i + 1 < count && is_furniture(i + 1));
    if (links[i] && neighbour) marks[i] = true;
  }
}

}  // namespace

std::string_view html_attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

std::string element_name(const GumboElement& element) {
  GumboStringPiece name = element.original_tag;
  if (name.data == nullptr) return {};
  gumbo_tag_from_original_text(&name);
  return ascii_lower({name.data, name.length});
}

HtmlPart html_part(const GumboElement& element) {
  const std::string role = ascii_lower(html_attribute(element, "role"));
  if (element.tag == GUMBO_TAG_MAIN || role == "main") return HtmlPart::main;
  if (element.tag == GUMBO_TAG_ARTICLE || role == "article") return HtmlPart::article;
  if (element.tag == GUMBO_TAG_NAV ||
      is_one_of(role, {"navigation", "menu", "menubar", "search"}) ||
      element_name(element) == "search")
    return HtmlPart::menu;
  if (element.tag == GUMBO_TAG_HEADER || role == "banner") return HtmlPart::page_header;
  if (element.tag == GUMBO_TAG_FOOTER || role == "contentinfo")
    return HtmlPart::page_footer;
  if (element.tag == GUMBO_TAG_ASIDE || role == "complementary") return HtmlPart::aside;
  const std::initializer_list<GumboTag> kContainers = {
      GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_UL,  GUMBO_TAG_OL,
      GUMBO_TAG_P,   GUMBO_TAG_H2,      GUMBO_TAG_FORM};
  if (std::find(kContainers.begin(), kContainers.end(), element.tag) ==
      kContainers.end())
    return HtmlPart::plain;
  // As LibreOffice writes them.
  const std::string_view title = html_attribute(element, "title");
  if (title == "header") return HtmlPart::page_header;
  if (title == "footer") return HtmlPart::page_footer;
  const HtmlPart by_class = part_of_names(html_attribute(element, "class"));
  return by_class != HtmlPart::plain ? by_class
                                     : part_of_names(html_attribute(element, "id"));
}

bool is_furniture_anywhere(const GumboElement& element) {
  const std::string_view names = html_attribute(element, "class");
  const std::string role = ascii_lower(html_attribute(element, "role"));
  if (element.tag == GUMBO_TAG_ASIDE)
    return role != "note" && !any_name(names, is_name_of_remark);
  return element.tag == GUMBO_TAG_NAV || role == "navigation" || role == "search" ||
         any_name(names, is_name_beside_text) ||
         any_name(html_attribute(element, "id"), is_name_beside_text);
}

void mark_boilerplate(Document& document, const std::vector<HtmlBlock>& facts) {
  std::vector<bool> by_place(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i)
    by_place[i] = is_boilerplate_by_place(facts[i], document.blocks[i]);
  std::vector<bool> marks = by_place;
  mark_outside(document, facts, marks);
  mark_link_lines(document, facts, marks);
  const std::size_t all = text_bytes(document, facts, [](auto) { return true; });
  const std::size_t left =
      text_bytes(document, facts, [&](auto i) { return !marks[i]; });
  if (left * 10 <= all) marks = by_place;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Block& block = document.blocks[i];
    block.boilerplate = marks[i];
    if (!marks[i] || block.kind == BlockKind::heading) continue;
    const HtmlPart part = facts[i].part;
    if (part == HtmlPart::menu || is_link_line(block, facts[i]))
      block.kind = BlockKind::menu;
    else if (part == HtmlPart::page_header)
      block.kind = BlockKind::page_header;
    else if (part == HtmlPart::page_footer)
      block.kind = BlockKind::page_footer;
    if (block.kind != BlockKind::list_item) block.level = 0;
  }
}

}  // namespace awase
