// SPDX-License-Identifier: Apache-2.0

#include "text/html.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/error.h"
#include "text/html_tree.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool contains(std::initializer_list<GumboTag> tags, GumboTag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_left_out(GumboTag tag) {
  return contains(
      {GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
       GUMBO_TAG_NAV,      GUMBO_TAG_RT,     GUMBO_TAG_RP,       GUMBO_TAG_RTC,
       GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT,
       GUMBO_TAG_DATALIST, GUMBO_TAG_OPTION, GUMBO_TAG_IFRAME,   GUMBO_TAG_NOFRAMES,
       GUMBO_TAG_NOEMBED,  GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
       GUMBO_TAG_CANVAS,   GUMBO_TAG_SVG,    GUMBO_TAG_METER,    GUMBO_TAG_PROGRESS},
      tag);
}

/// Elements that end the block before them and their own.
bool breaks_flow(GumboTag tag) {
  return contains(
      {GUMBO_TAG_TITLE,   GUMBO_TAG_BODY,    GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE,
       GUMBO_TAG_ASIDE,   GUMBO_TAG_SECTION, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,
       GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,     GUMBO_TAG_DIV,        GUMBO_TAG_DL,
       GUMBO_TAG_DT,      GUMBO_TAG_DD,      GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGURE,
       GUMBO_TAG_FORM,    GUMBO_TAG_H1,      GUMBO_TAG_H2,         GUMBO_TAG_H3,
       GUMBO_TAG_H4,      GUMBO_TAG_H5,      GUMBO_TAG_H6,         GUMBO_TAG_HEADER,
       GUMBO_TAG_FOOTER,  GUMBO_TAG_HGROUP,  GUMBO_TAG_HR,         GUMBO_TAG_LEGEND,
       GUMBO_TAG_LI,      GUMBO_TAG_MAIN,    GUMBO_TAG_MENU,       GUMBO_TAG_OL,
       GUMBO_TAG_P,       GUMBO_TAG_PRE,     GUMBO_TAG_LISTING,    GUMBO_TAG_UL,
       GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE,   GUMBO_TAG_CAPTION,    GUMBO_TAG_TBODY,
       GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,   GUMBO_TAG_TR,         GUMBO_TAG_TD,
       GUMBO_TAG_TH,      GUMBO_TAG_XMP,     GUMBO_TAG_FIGCAPTION, GUMBO_TAG_PLAINTEXT},
      tag);
}

/// What an element makes of the blocks in it.
struct Role {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  int lists = 0;  ///< How many lists the element is in.
  bool keeps_lines = false;
};

Role role_in(const Role& outer, GumboTag tag) {
  Role role = outer;
  switch (tag) {
    case GUMBO_TAG_TITLE:
      role.kind = BlockKind::title;
      break;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      role.kind = BlockKind::heading;
      role.level = 1 + static_cast<int>(tag - GUMBO_TAG_H1);
      break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DL:
      ++role.lists;
      break;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      role.kind = BlockKind::list_item;
      role.level = std::max(role.lists, 1);
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      role.kind = BlockKind::table_cell;
      role.level = 0;
      break;
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_BLOCKQUOTE:
      role.kind = BlockKind::paragraph;
      role.level = 0;
      break;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      role.keeps_lines = true;
      break;
    default:
      break;
  }
  return role;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

/// `value` in lower case without white space.
std::string squeezed(std::string_view value) {
  std::string squeezed;
  for (const char c : value) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    squeezed += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return squeezed;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  if (squeezed(attribute(element, "aria-hidden")) == "true") return true;
  const std::string_view style = attribute(element, "style");
  if (style.empty()) return false;
  const std::string rules = squeezed(style);
  return rules.find("display:none") != std::string::npos ||
         rules.find("visibility:hidden") != std::string::npos;
}

/// Collects characters into blocks.
class FlowWriter {
 public:
  explicit FlowWriter(Document& document) : document_(document) {
    document_.text.clear();
    document_.blocks.clear();
  }

  void write(std::string_view text, bool keeps_lines) {
    for (std::size_t offset = 0; offset < text.size();) {
      const char32_t character = next_char(text, offset);
      if (character == '\n' && keeps_lines) {
        break_line();
      } else if (character == ' ' || (character >= '\t' && character <= '\r') ||
                 character == 0x2028 || character == 0x2029) {
        space_is_due_ = true;
        line_ended_ = line_ended_ || character == '\n';
      } else if (character >= 0x20 && !(character >= 0x7F && character < 0xA0) &&
                 character != 0xFEFF && (character & 0xFFFE) != 0xFFFE) {
        put(character);
      }
    }
  }

  /// A <br>: an LF in the block, or its end when there are two.
  void break_line() {
    if (block_.empty()) return;
    if (break_is_due_) {
      end_block();
      return;
    }
    break_is_due_ = true;
    space_is_due_ = line_ended_ = false;
  }

  void end_block() {
    const std::string_view text = trim(block_);
    if (!text.empty()) {
      if (!document_.text.empty()) document_.text += "\n\n";
      const std::size_t begin = document_.text.size();
      document_.text += text;
      document_.blocks.push_back(
          {role_.kind, {begin, document_.text.size()}, role_.level});
    }
    block_.clear();
    break_is_due_ = space_is_due_ = line_ended_ = false;
  }

  void set_role(const Role& role) { role_ = role; }

 private:
  void put(char32_t character) {
    if (break_is_due_) {
      block_ += '\n';
    } else if (space_is_due_ && !block_.empty()) {
      const bool unspaced = is_unspaced(character) || is_unspaced(last_char(block_));
      if (!line_ended_ || !unspaced) block_ += ' ';
    }
    break_is_due_ = space_is_due_ = line_ended_ = false;
    append_char(block_, character);
  }

  Document& document_;
  Role role_;
  std::string block_;
  bool space_is_due_ = false;
  bool line_ended_ = false;  ///< The space due is, or has in it, a line end.
  bool break_is_due_ = false;
};

/// Walks a tree without recursion.
class TreeWalker {
 public:
  explicit TreeWalker(Document& document) : writer_(document) {}

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
    writer_.end_block();
  }

 private:
  struct Step {
    const GumboNode* node;
    unsigned next_child;
    Role role;
  };

  void visit(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
        enter(node);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        writer_.write(node.v.text.text, path_.back().role.keeps_lines);
        break;
      default:  // comments, templates, the document
        break;
    }
  }

  void enter(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (element.tag == GUMBO_TAG_BR) {
      writer_.break_line();
      return;
    }
    if (is_left_out(element.tag) || is_hidden(element)) return;
    const Role role = role_in(path_.empty() ? Role() : path_.back().role, element.tag);
    if (breaks_flow(element.tag)) writer_.end_block();
    writer_.set_role(role);
    path_.push_back({&node, 0, role});
  }

  void leave() {
    if (breaks_flow(path_.back().node->v.element.tag)) writer_.end_block();
    path_.pop_back();
    if (!path_.empty()) writer_.set_role(path_.back().role);
  }

  FlowWriter writer_;
  std::vector<Step> path_;
};

/// The language of the page, canonical; empty when it is not given or not a tag.
std::string page_language(const GumboElement& html) {
  std::string_view tag = attribute(html, "lang");
  if (tag.empty()) tag = attribute(html, "xml:lang");
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
    if (c <= 0) continue;
    head += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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

void read_html(std::string_view html, Document& document) {
  const HtmlTree tree(html, document.name == "-" ? "standard input" : document.name);
  if (document.language.empty()) {
    document.language = page_language(tree.root().v.element);
  }
  TreeWalker(document).walk(tree.root());
}

}  // namespace awase
