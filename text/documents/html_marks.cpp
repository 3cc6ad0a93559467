// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html_marks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/documents/html_content.h"
#include "text/documents/html_tree.h"
#include "text/documents/note_signs.h"
#include "text/line.h"
#include "text/line_flow.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Elements that are looked at for a short text.
constexpr std::size_t kMostNodes = 64;
constexpr std::size_t kShortBytes = 40;

/// `value` in lower case without white space.
std::string squeezed(std::string_view value) {
  std::string squeezed;
  for (const char c : value) {
    if (!is_ascii_space(c)) squeezed += ascii_lower(c);
  }
  return squeezed;
}

/// Whether one of the names in attribute `key` of an element is `name`.
bool has_name(const GumboElement& element, const char* key, std::string_view name) {
  const std::string_view names = html_attribute(element, key);
  for (std::size_t at = names.find(name); at != std::string_view::npos;
       at = names.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' '))
      return true;
  }
  return false;
}

bool has_class(const GumboElement& element,
               std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return has_name(element, "class", name);
  });
}

/// Calls `take` with the texts in an element, in order, until it says false or `most`
/// nodes were seen.
template <class Take>
void for_each_text(const GumboNode& root, std::size_t most, Take take) {
  std::vector<std::pair<const GumboNode*, unsigned>> path = {{&root, 0}};
  for (std::size_t seen = 0; !path.empty() && seen < most;) {
    auto& [node, next] = path.back();
    const GumboVector& children = node->v.element.children;
    if (next == children.length) {
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[next++]);
    ++seen;
    if (child->type == GUMBO_NODE_ELEMENT) {
      const GumboTag tag = child->v.element.tag;
      if (tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE) path.push_back({child, 0});
    } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA ||
               child->type == GUMBO_NODE_WHITESPACE) {
      if (!take(std::string_view(child->v.text.text))) return;
    }
  }
}

/// The text of an element that has little, without white space; "?" for one with more.
std::string short_text(const GumboNode& element) {
  std::string text;
  bool is_short = true;
  std::size_t nodes = 0;
  for_each_text(element, kMostNodes, [&](std::string_view part) {
    if (++nodes == kMostNodes) is_short = false;
    text += squeezed(part.substr(0, kShortBytes));
    is_short = is_short && text.size() < kShortBytes;
    return is_short;
  });
  return is_short ? text : "?";
}

/// A link inside the page.
bool is_inner_link(const GumboElement& element) {
  return element.tag == GUMBO_TAG_A && html_attribute(element, "href").starts_with('#');
}

/// Whether an element is inside of a heading.
bool is_in_heading(const GumboNode& node) {
  const GumboNode* around = node.parent;
  for (int steps = 0; steps < 4; ++steps, around = around->parent) {
    if (around == nullptr || around->type != GUMBO_NODE_ELEMENT) return false;
    const GumboTag tag = around->v.element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) return true;
  }
  return false;
}

/// Whether there is a link inside the page in an element.
bool holds_inner_link(const GumboNode& node) {
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < std::min(children.length, 4U); ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type == GUMBO_NODE_ELEMENT && is_inner_link(child->v.element))
      return true;
  }
  return is_inner_link(node.v.element);
}

}  // namespace

std::string element_text(const GumboNode& element, std::size_t most_bytes) {
  std::string text;
  for_each_text(element, static_cast<std::size_t>(-1), [&](std::string_view part) {
    part = trim(part);
    if (part.empty()) return true;
    if (!text.empty()) text += ' ';
    std::size_t end = std::min(part.size(), most_bytes);
    while (end < part.size() &&
           (static_cast<unsigned char>(part[end]) & 0xC0U) == 0x80U)
      ++end;
    text += part.substr(0, end);
    return text.size() < most_bytes;
  });
  return text;
}

bool is_formula(const GumboElement& element) {
  return has_class(element, {"awase-formula"});
}

std::string fallback_text(const GumboNode& node, std::size_t most_bytes) {
  constexpr std::array<GumboTag, 3> kWithoutTags = {
      GUMBO_TAG_IFRAME, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED};
  constexpr std::array<GumboTag, 6> kOthers = {GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
                                               GUMBO_TAG_OBJECT,   GUMBO_TAG_AUDIO,
                                               GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS};
  const auto is_among = [tag = node.v.element.tag](const auto& tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
  };
  if (!is_among(kWithoutTags))
    return is_among(kOthers) ? element_text(node, most_bytes) : std::string();
  const std::string text = element_text(node, most_bytes);
  return element_text(HtmlTree(text, "-").root(), most_bytes);
}

bool is_hidden(const GumboElement& element) {
  const auto has = [&element](const char* name) {
    return gumbo_get_attribute(&element.attributes, name) != nullptr;
  };
  // What a click or a search in the page opens is there for its readers.
  if (has("hidden") && squeezed(html_attribute(element, "hidden")) != "until-found" &&
      html_attribute(element, "role") != "tabpanel")
    return true;
  if (has("popover")) return true;
  if (element_name(element) == "dialog" && !has("open")) return true;
  // A caption that repeats the alternative text is hidden from those alone who hear the
  // page; pandoc writes so.
  if (squeezed(html_attribute(element, "aria-hidden")) == "true" &&
      element.tag != GUMBO_TAG_FIGCAPTION)
    return true;
  if (has_class(element, {"sr-only", "visually-hidden", "screen-reader-text"}))
    return true;
  const std::string_view style = html_attribute(element, "style");
  if (style.empty()) return false;
  const std::string rules = squeezed(style);
  return rules.find("display:none") != std::string::npos ||
         rules.find("visibility:hidden") != std::string::npos;
}

bool is_deleted(const GumboElement& element) {
  return element.tag == GUMBO_TAG_DEL &&
         (!html_attribute(element, "datetime").empty() ||
          html_attribute(element, "cite").starts_with("mailto:") ||
          has_class(element, {"msoDel"}));
}

bool is_remark(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  const std::string style = squeezed(html_attribute(element, "style"));
  if (style.find("mso-element:comment-list") != std::string::npos) return true;
  if (has_class(element, {"msocomanchor", "MsoCommentReference"})) return true;
  // The state and the tags of a heading of Org, as pandoc writes them.
  if (element.tag != GUMBO_TAG_SPAN) return false;
  return has_class(element, {"TODO", "DONE"}) ||
         (has_class(element, {"tag"}) &&
          !html_attribute(element, "data-tag-name").empty());
}

bool is_code_language(const GumboNode& node) {
  if (node.v.element.tag != GUMBO_TAG_SPAN || !has_class(node.v.element, {"lang"}) ||
      node.parent == nullptr || node.parent->type != GUMBO_NODE_ELEMENT)
    return false;
  return html_attribute(node.parent->v.element, "class").starts_with("language-");
}

bool is_line_numbers(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (!has_class(element, {"linenos", "lineno", "linenodiv", "line-number",
                           "line-numbers", "line-numbers-rows", "LineNr", "gutter",
                           "rouge-gutter", "hljs-ln-numbers", "blob-num"}))
    return false;
  bool is_number = true;
  for_each_text(node, static_cast<std::size_t>(-1), [&](std::string_view part) {
    is_number = part.find_first_not_of("0123456789 \t\r\n") == std::string_view::npos;
    return is_number;
  });
  return is_number;
}

bool is_annotation(const GumboElement& element) {
  return element_name(element).starts_with("annotation");
}

std::string_view word_list_style(const GumboElement& element) {
  const std::string_view style = html_attribute(element, "style");
  const std::size_t at = style.find("mso-list:");
  if (at == std::string_view::npos) return {};
  const std::string_view value = style.substr(at + 9);
  return trim(value.substr(0, value.find(';')));
}

std::string word_list_label(const GumboNode& node) {
  std::string label = short_text(node);
  std::string no_break;
  append_char(no_break, 0xA0);
  for (std::size_t at = label.find(no_break); at != std::string::npos;
       at = label.find(no_break))
    label.erase(at, no_break.size());
  // One letter is a sign of a font of symbols.
  return label.size() == 1 && !is_ascii_digit(label[0]) ? "•" : label;
}

bool is_note_mark(const GumboNode& node, std::string_view before) {
  const GumboElement& element = node.v.element;
  const bool inline_element = element.tag == GUMBO_TAG_A ||
                              element.tag == GUMBO_TAG_SUP ||
                              element.tag == GUMBO_TAG_SPAN;
  if (!inline_element) return false;
  const std::string_view names = html_attribute(element, "class");
  const bool leads_back = has_name(element, "epub:type", "backlink") ||
                          has_name(element, "role", "doc-backlink");
  // Headings of Docutils lead back to the table of contents.
  if (leads_back && is_in_heading(node)) return is_note_sign(short_text(node), true);
  if (leads_back || has_name(element, "epub:type", "noteref") ||
      has_name(element, "role", "doc-noteref") ||
      has_class(element, {"footnote-ref", "footnote-back", "footnote-backref",
                          "mw-editsection", "fn-bracket"}) ||
      (element.tag == GUMBO_TAG_SUP && has_class(element, {"reference"})) ||
      names.starts_with("sdfootnote") || names.starts_with("sdendnote"))
    return true;
  if (element.tag == GUMBO_TAG_A)
    return is_inner_link(element) &&
           is_note_sign(short_text(node),
                        html_attribute(element, "href").starts_with("#_footnoteref_"));
  if (element.tag != GUMBO_TAG_SUP) return false;
  const std::string text = short_text(node);
  if (holds_inner_link(node)) return is_note_sign(text, true);
  return is_note_sign(text, takes_note(before));
}

bool is_permalink(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (element.tag != GUMBO_TAG_A) return false;
  if (has_class(element, {"headerlink", "permalink", "header-anchor", "hash-link",
                          "anchor-link", "heading-link", "headinglink",
                          // To where in the sources it is.
                          "srclink", "viewcode-link", "viewcode-back"}))
    return true;
  if (!is_inner_link(element)) return false;
  const std::string text = short_text(node);
  if (has_class(element, {"anchor"}) && text.size() <= 4) return true;
  constexpr std::array<std::string_view, 6> kSigns = {
      "¶", "#", "§", "\u200B", "\U0001F517", "🔗\uFE0F"};
  return std::find(kSigns.begin(), kSigns.end(), text) != kSigns.end();
}

std::pair<std::string_view, std::string_view> quotation_marks(const GumboNode& node) {
  // Some pages have the marks in the text, and take those of the browser away.
  constexpr std::u32string_view kQuotes = U"\"“”„«»「『‘’‚'";
  const std::string text = short_text(node);
  if (!text.empty() && kQuotes.find(first_char(text)) != std::u32string_view::npos)
    return {};
  int depth = 0;
  std::string language;
  for (const GumboNode* around = &node;
       around != nullptr && around->type == GUMBO_NODE_ELEMENT;
       around = around->parent) {
    if (around->v.element.tag == GUMBO_TAG_Q) ++depth;
    if (language.empty())
      language = ascii_lower(html_attribute(around->v.element, "lang")).substr(0, 2);
  }
  struct Marks {
    std::string_view languages;
    std::string_view outer_begin, outer_end, inner_begin, inner_end;
  };
  constexpr std::array<Marks, 4> kMarks = {{
      {" ja ", "「", "」", "『", "』"},
      {" de cs sk sl is bg ", "„", "“", "‚", "‘"},
      {" fr it es pt ru uk el no ", "«", "»", "“", "”"},
      {"", "“", "”", "‘", "’"},
  }};
  for (const Marks& marks : kMarks) {
    const bool fits =
        marks.languages.empty() ||
        (!language.empty() &&
         marks.languages.find(" " + language + " ") != std::string_view::npos);
    if (!fits) continue;
    return depth % 2 == 1 ? std::pair(marks.outer_begin, marks.outer_end)
                          : std::pair(marks.inner_begin, marks.inner_end);
  }
  return {};
}

bool is_note(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_DIV &&  // as LibreOffice writes them
      (html_attribute(element, "id").starts_with("sdfootnote") ||
       html_attribute(element, "id").starts_with("sdendnote")))
    return true;
  // As Asciidoctor writes them.
  if (html_attribute(element, "id").starts_with("_footnotedef_")) return true;
  return has_name(element, "epub:type", "footnote") ||
         has_name(element, "epub:type", "endnote") ||
         has_name(element, "epub:type", "rearnote") ||
         has_name(element, "role", "doc-footnote") ||
         has_name(element, "role", "doc-endnote");
}

bool holds_notes(const GumboElement& element) {
  return has_name(element, "epub:type", "footnotes") ||
         has_name(element, "epub:type", "endnotes") ||
         has_name(element, "role", "doc-endnotes") ||
         has_name(element, "class", "footnotes");
}

std::vector<std::string> shown_attributes(const GumboElement& element) {
  std::vector<std::string> texts;
  const auto add = [&](std::string_view text) {
    text = trim(text);
    if (text.empty()) return;
    if (std::find(texts.begin(), texts.end(), text) == texts.end())
      texts.emplace_back(text);
  };
  if (element.tag == GUMBO_TAG_META) {
    if (squeezed(html_attribute(element, "name")) == "description")
      add(html_attribute(element, "content"));
    return texts;
  }
  if (element.attributes.length == 0) return texts;
  for (const char* name : {"alt", "title", "placeholder", "aria-label", "label"})
    add(html_attribute(element, name));
  if (element.tag == GUMBO_TAG_INPUT) {
    const std::string type = squeezed(html_attribute(element, "type"));
    if (type == "submit" || type == "button" || type == "reset")
      add(html_attribute(element, "value"));
  }
  return texts;
}

bool is_prose(std::string_view preformatted) {
  std::size_t prose = 0, lines = 0, ends = 0;
  LineReader reader(preformatted);
  Line line;
  while (reader.next(line)) {
    ++lines;
    if (is_code_line(line.text) || line.kind == LineKind::table_row) continue;
    if (line.text.find_first_of("{}<>=$\\|") != std::string_view::npos) continue;
    const auto words = std::count(line.text.begin(), line.text.end(), ' ') + 1;
    const bool unspaced =
        is_unspaced(first_char(line.text)) || is_unspaced(last_char(line.text));
    constexpr std::size_t kLeastColumns = 20;
    if (unspaced ? line.columns >= kLeastColumns : words >= 5) ++prose;
    if (ends_sentence(line.text)) ++ends;
  }
  return lines >= 3 && prose * 10 >= lines * 6 && ends > 0;
}

}  // namespace awase
