// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/documents/block_writer.h"
#include "text/documents/html_content.h"
#include "text/documents/html_marks.h"
#include "text/documents/html_roles.h"
#include "text/documents/html_signs.h"
#include "text/documents/html_tree.h"
#include "text/documents/number_label.h"
#include "text/documents/plain_text.h"
#include "text/documents/symbol_fonts.h"
#include "text/documents/table_places.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Walks a tree without recursion.
class TreeWalker {
 public:
  TreeWalker(Document& document, const HtmlOptions& options)
      : document_(document), options_(options), writer_(document) {
    writer_.take_line_ends_for_spaces(options.line_ends_are_spaces);
  }

  void walk(const GumboNode& root) {
    enter(root);
    while (!path_.empty()) {
      Step& step = path_.back();
      const GumboVector& children = step.node->v.element.children;
      if (step.next_child == children.length) {
        leave();
        continue;
      }
      visit(*static_cast<const GumboNode*>(children.data[step.next_child++]));
    }
    end_block();
  }

  /// Of each block of the document.
  const std::vector<HtmlBlock>& facts() const { return facts_; }

 private:
  struct Step {
    const GumboNode* node;
    unsigned next_child;
    HtmlRole role;
    bool breaks = false;  ///< It ends the block before it and its own.
    int items = 0;        ///< Of a list, so far.
  };

  void visit(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        enter(node);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        write_text(node);
        break;
      default:  // comments, the document
        break;
    }
  }

  void write_text(const GumboNode& node) {
    const std::string font = sign_font(node);
    if (font.empty())
      write(node.v.text.text);
    else
      write(symbols_as_text(font, node.v.text.text));
  }

  void write(std::string_view text) {
    const std::size_t before = writer_.pending_bytes();
    // Behind the number of a note, which is left out.
    if (before == 0 && path_.back().role.note > 0 && text.starts_with(". "))
      text.remove_prefix(2);
    writer_.write(text, path_.back().role.keeps_lines);
    note_blocks();
    const std::size_t after = writer_.pending_bytes();
    if (path_.back().role.in_link && after > before) link_bytes_ += after - before;
  }

  void end_block() {
    writer_.end_block();
    note_blocks();
    const std::vector<std::string> texts = std::exchange(attributes_, {});
    for (const std::string& text : texts) {
      writer_.add(text, {});
      note_blocks();
    }
    if (!texts.empty()) set_role(block_role_);
  }

  /// Keeps the facts of the blocks that have ended.
  void note_blocks() {
    while (facts_.size() < document_.blocks.size()) {
      facts_.push_back(
          {block_role_.part, block_role_.in_main, block_role_.in_article, link_bytes_});
      link_bytes_ = 0;
      label_.clear();
      set_role(block_role_);
    }
  }

  void set_role(const HtmlRole& role) {
    block_role_ = role;
    BlockRole block{.kind = role.kind, .level = role.level, .place = role.place};
    if (role.note > 0) {
      block.kind = BlockKind::note;
      block.level = role.note;
    }
    if (block.kind == BlockKind::list_item) block.label = label_;
    writer_.set_role(std::move(block));
  }

  void enter(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (element.tag == GUMBO_TAG_BR) {
      writer_.break_line();
      note_blocks();
      return;
    }
    if (passes_over(node)) return;
    // Two programs in one <pre>, of which a click shows the other.
    if (follows_code(node)) write("\n");
    for (const std::string& text : shown_attributes(element))
      take_attribute(text, LeftOutReason::attribute);
    HtmlRole role =
        html_role_in(path_.empty() ? HtmlRole() : path_.back().role, element.tag);
    const bool breaks =
        breaks_html_flow(element.tag) || is_label_apart(node) || is_new_block(element);
    if (breaks) {
      end_block();
      take_part(role, element);
      count_cells(role, element.tag);
      if (element.tag == GUMBO_TAG_LI) begin_item(element);
      if (element.tag == GUMBO_TAG_P && role.kind == BlockKind::paragraph &&
          word_list_style(element).starts_with('l')) {
        role.kind = BlockKind::list_item;
        role.level = 1;
      }
    }
    // Without an address it is the place that a link leads to.
    if (element.tag == GUMBO_TAG_A && !html_attribute(element, "href").empty())
      role.in_link = true;
    if (role.kind == BlockKind::code && reads_as_prose(node)) return;
    set_role(role);
    path_.push_back({&node, 0, role, breaks});
    if (element.tag == GUMBO_TAG_Q) write(quotation_marks(node).first);
  }

  /// Blocks of HTML that only later versions of gumbo have a tag for.
  static bool is_new_block(const GumboElement& element) {
    const std::string name = element_name(element);
    return name == "dialog" || name == "search";
  }

  /// A label that has nothing beside it but others and what they belong to: those of
  /// tabs, say.
  static bool is_label_apart(const GumboNode& node) {
    if (node.v.element.tag != GUMBO_TAG_LABEL || node.parent == nullptr ||
        node.parent->type != GUMBO_NODE_ELEMENT)
      return false;
    const GumboVector& siblings = node.parent->v.element.children;
    constexpr unsigned kMost = 200;
    for (unsigned k = 0; k < std::min(siblings.length, kMost); ++k) {
      const auto* sibling = static_cast<const GumboNode*>(siblings.data[k]);
      if (sibling->type == GUMBO_NODE_ELEMENT &&
          sibling->v.element.tag != GUMBO_TAG_LABEL &&
          sibling->v.element.tag != GUMBO_TAG_INPUT)
        return false;
      if (sibling->type == GUMBO_NODE_TEXT) return false;
    }
    return true;
  }

  void count_cells(HtmlRole& role, GumboTag tag) {
    if (tag == GUMBO_TAG_TABLE) tables_.begin_table();
    if (tag == GUMBO_TAG_TR) tables_.begin_row();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      tables_.begin_cell();
      role.place = tables_.place();
    }
  }

  /// Leaves an element out of the text, when it is none.
  bool passes_over(const GumboNode& node) {
    constexpr std::size_t kMostBytes = 1 << 20;
    const GumboElement& element = node.v.element;
    const auto leave = [&](LeftOutReason reason) {
      leave_out(document_, reason, element_text(node, kMostBytes));
      return true;
    };
    if (is_html_control(element.tag)) {
      for (const std::string& text : shown_attributes(element))
        take_attribute(text, LeftOutReason::control);
      take_attribute(element_text(node, kMostBytes), LeftOutReason::control);
      return true;
    }
    if (is_left_out_of_html(element.tag)) {
      if (element.tag == GUMBO_TAG_RT) return leave(LeftOutReason::reading);
      if (element.tag == GUMBO_TAG_SVG) return leave(LeftOutReason::attribute);
      leave_out(document_, LeftOutReason::hidden, fallback_text(node, kMostBytes));
      return true;
    }
    if (is_hidden(element) || is_deleted(element)) return leave(LeftOutReason::hidden);
    if (is_formula(element) || is_annotation(element))
      return leave(LeftOutReason::formula);
    if (is_remark(node) || is_line_numbers(node) || is_code_language(node))
      return leave(LeftOutReason::remark);
    if (word_list_style(element) == "Ignore") {
      label_ = word_list_label(node);
      set_role(block_role_);
      return true;
    }
    if (is_permalink(node)) return leave(LeftOutReason::note_mark);
    const std::string_view pending = writer_.pending();
    if (is_note_mark(node, pending)) return leave(LeftOutReason::note_mark);
    return false;
  }

  void take_attribute(const std::string& text, LeftOutReason reason) {
    if (options_.with_attributes && !trim(text).empty())
      attributes_.push_back(text);
    else
      leave_out(document_, reason, text);
  }

  /// Takes a <pre> for text that was wrapped by hand, when it is.
  bool reads_as_prose(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (tag != GUMBO_TAG_PRE && tag != GUMBO_TAG_LISTING && tag != GUMBO_TAG_PLAINTEXT)
      return false;
    const GumboVector& children = node.v.element.children;
    if (children.length != 1) return false;
    const auto* child = static_cast<const GumboNode*>(children.data[0]);
    if (child->type != GUMBO_NODE_TEXT) return false;
    const std::string_view text = child->v.text.text;
    if (!is_prose(text)) return false;
    Document prose;
    read_plain_text(text, prose);
    append_blocks(document_, prose);
    const HtmlRole outer = path_.empty() ? HtmlRole() : path_.back().role;
    set_role(outer);
    note_blocks();
    return true;
  }

  /// What the element is on the page, for all in it.
  void take_part(HtmlRole& role, const GumboElement& element) {
    if (is_note(element) ||
        (role.in_notes && element.tag == GUMBO_TAG_LI && role.lists == 1))
      role.note = ++notes_;
    if (holds_notes(element)) {
      role.in_notes = true;
      role.lists = 0;
    }
    if (role.note > 0) return;
    const HtmlPart part = html_part(element);
    if (part == HtmlPart::main) role.in_main = true;
    if (part == HtmlPart::article) role.in_article = true;
    if (part == HtmlPart::plain || part == HtmlPart::main || part == HtmlPart::article)
      return;
    // An article has a header and footer of its own, and may well be about a menu.
    if ((role.in_main || role.in_article) && !is_furniture_anywhere(element)) return;
    role.part = part;
  }

  void begin_item(const GumboElement& element) {
    if (path_.empty()) return;
    Step& list = path_.back();
    const GumboElement& parent = list.node->v.element;
    if (parent.tag == GUMBO_TAG_UL) label_ = "•";
    if (parent.tag != GUMBO_TAG_OL) return;
    const auto number = [](std::string_view text, int otherwise) {
      constexpr std::size_t kMostDigits = 6;
      int value = 0;
      if (text.empty() || text.size() > kMostDigits) return otherwise;
      for (const char c : text) {
        if (c < '0' || c > '9') return otherwise;
        value = value * 10 + (c - '0');
      }
      return value;
    };
    const int start = number(html_attribute(parent, "start"), 1);
    list.items = number(html_attribute(element, "value"),
                        list.items == 0 ? start : list.items + 1);
    const std::string_view type = html_attribute(parent, "type");
    label_ = number_label(list.items, type.empty() ? "1" : type) + ".";
  }

  void leave() {
    if (path_.back().node->v.element.tag == GUMBO_TAG_Q)
      write(quotation_marks(*path_.back().node).second);
    if (path_.back().breaks) end_block();
    if (path_.back().node->v.element.tag == GUMBO_TAG_TABLE) tables_.end_table();
    path_.pop_back();
    if (!path_.empty()) set_role(path_.back().role);
  }

  Document& document_;
  const HtmlOptions& options_;
  BlockWriter writer_;
  std::vector<std::string> attributes_;  ///< To be blocks when this one ends.
  TablePlaces tables_;
  std::vector<Step> path_;
  std::vector<HtmlBlock> facts_;  ///< Of each block that has ended.
  HtmlRole block_role_;           ///< What writer_ has.
  std::string label_;             ///< Of the list item, until its first block ends.
  std::size_t link_bytes_ = 0;
  int notes_ = 0;
};

/// The language of the page, canonical; empty when it is not given or not a tag.
std::string page_language(const GumboElement& html) {
  std::string_view tag = html_attribute(html, "lang");
  if (tag.empty()) tag = html_attribute(html, "xml:lang");
  if (tag.empty()) return {};
  try {
    return canonical_language(trim(tag));
  } catch (const Error&) {
    return {};  // a mistake of the page, not of the user: detection goes on
  }
}

/// The value after `key` and "=" in `text`, without quotes.
std::string value_after(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos;
       at = text.find(key, at + 1)) {
    std::string_view rest = text.substr(at + key.size());
    const auto skip = [&rest](std::string_view characters) {
      rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size()));
    };
    skip(" \t\n\f\r");
    if (!rest.starts_with('=')) continue;
    skip("= \t\n\f\r\"'");
    return std::string(rest.substr(0, rest.find_first_of(" \t\n\f\r\"';/>?")));
  }
  return {};
}

/// The beginning of a page as lower-case ASCII: of UTF-16 too, since NULs are dropped.
std::string ascii_head(std::string_view bytes) {
  constexpr std::size_t kHeadBytes = 4096;
  std::string head;
  for (const char c : bytes.substr(0, kHeadBytes)) {
    if (c != '\0' && is_ascii(c)) head += ascii_lower(c);
  }
  return head;
}

}  // namespace

bool begins_like_html(std::string_view bytes) {
  const std::string head = ascii_head(bytes);
  std::string_view rest = head;
  for (;;) {
    rest = trim(rest);
    std::string_view end;
    if (rest.starts_with("<!--")) end = "-->";
    if (rest.starts_with("<?xml")) end = "?>";
    if (end.empty()) break;
    const std::size_t found = rest.find(end);
    if (found == std::string_view::npos) return false;
    rest.remove_prefix(found + end.size());
  }
  constexpr std::array<std::string_view, 8> kBeginnings = {
      "<!doctype html", "<html>", "<html ", "<html\n",
      "<head>",         "<body>", "<body ", "<title>"};
  return std::any_of(
      kBeginnings.begin(), kBeginnings.end(),
      [&](std::string_view beginning) { return rest.starts_with(beginning); });
}

std::string html_encoding(std::string_view bytes) {
  const std::string head = ascii_head(bytes);
  if (head.starts_with("<?xml")) {
    const auto declaration = std::string_view(head).substr(0, head.find("?>"));
    if (auto value = value_after(declaration, "encoding"); !value.empty()) return value;
  }
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 1)) {
    const auto tag = std::string_view(head).substr(at, head.find('>', at) - at);
    if (auto value = value_after(tag, "charset"); !value.empty()) return value;
  }
  return {};
}

void read_html(std::string_view html, Document& document, const HtmlOptions& options) {
  const HtmlTree tree(html, document.name == "-" ? "standard input" : document.name);
  if (document.language.empty()) {
    document.language = page_language(tree.root().v.element);
  }
  document.text.clear();
  document.blocks.clear();
  TreeWalker walker(document, options);
  walker.walk(tree.root());
  mark_boilerplate(document, walker.facts());
}

void append_html(std::string_view html, Document& document,
                 const HtmlOptions& options) {
  // Rows without their table would be a line of words.
  std::string whole;
  for (const std::string_view tag : {"<tr", "<td", "<th", "<tbody", "<thead", "<tfoot"})
    if (trim(html).starts_with(tag)) whole = "<table>" + std::string(html);
  if (whole.empty()) whole = html;
  const HtmlTree tree(whole, document.name == "-" ? "standard input" : document.name);
  Document part;
  TreeWalker(part, options).walk(tree.root());
  append_blocks(document, part);
}

}  // namespace awase
