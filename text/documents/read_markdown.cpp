// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_markdown.h"

#include <algorithm>
#include <functional>
#include <md4c.h>
#include <string>
#include <utility>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/html_text.h"
#include "text/documents/markdown_header.h"
#include "text/documents/markdown_marks.h"
#include "text/error.h"
#include "text/line_sequences.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  return attribute.text == nullptr
             ? std::string()
             : html_text(std::string_view(attribute.text, attribute.size));
}

/// The characters of a reference, by any name that HTML knows.
std::string entity_text(std::string_view reference) {
  std::string text = html_text(reference);
  if (text != reference) return text;
  Document document;
  append_html(reference, document);
  return document.text.empty() ? text : document.text;
}

class MarkdownReader {
 public:
  /// `source` is what is parsed; it must outlive this.
  MarkdownReader(std::string_view source, Document& document,
                 const HtmlOptions& options)
      : source_(source),
        sequences_(find_line_sequences(source)),
        document_(document),
        options_(options),
        writer_(document) {}

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    writer_.end_block();
    switch (type) {
      case MD_BLOCK_UL:
        lists_.push_back({"•", 0, '.'});
        break;
      case MD_BLOCK_OL: {
        const auto* list = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
        lists_.push_back({"", list->start, list->mark_delimiter});
        break;
      }
      case MD_BLOCK_LI:
        begin_item();
        break;
      case MD_BLOCK_H:
        role_ = {
            .kind = BlockKind::heading,
            .level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level)};
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        role_ = {.kind = BlockKind::table_cell};
        break;
      case MD_BLOCK_HTML:
        in_html_ = true;
        break;
      case MD_BLOCK_CODE:
        role_ = {.kind = BlockKind::code};
        break;
      case MD_BLOCK_P:
        role_ = lists_.empty() ? BlockRole()
                               : BlockRole{.kind = BlockKind::list_item,
                                           .level = static_cast<int>(lists_.size())};
        break;
      default:
        break;
    }
    if (role_.kind == BlockKind::list_item) role_.label = std::exchange(label_, {});
    writer_.set_role(role_);
    keeps_lines_ = type == MD_BLOCK_CODE;
    first_block_ = document_.blocks.size();
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    after_line_end_ = false;
    label_bytes_ = 0;
    writer_.end_block();
    finish_blocks();
    for (const std::string& text : std::exchange(attributes_, {}))
      writer_.add(text, {});
    if (in_html_) append_html(std::exchange(html_, {}), document_, options_);
    first_block_ = document_.blocks.size();
    keeps_lines_ = false;
    in_html_ = false;
    if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && !lists_.empty())
      lists_.pop_back();
    if (type != MD_BLOCK_LI) role_ = {};
    return 0;
  }

  int add_text(MD_TEXTTYPE type, std::string_view text) {
    if (in_html_) {
      html_ += text;
      return 0;
    }
    if (type == MD_TEXT_HTML) take_tag(text);
    if (type == MD_TEXT_HTML || type == MD_TEXT_NULLCHAR) return 0;
    if (images_ > 0) {
      alternative_ += type == MD_TEXT_ENTITY ? entity_text(text) : std::string(text);
      return 0;
    }
    if (in_reading_) {
      leave_out(document_, LeftOutReason::reading, text);
      return 0;
    }
    if (std::exchange(after_line_end_, false)) {
      // "**Warning**" on a line of its own is a label, whatever Markdown makes of it.
      const bool is_label = label_bytes_ > 0 && writer_.pending_bytes() == label_bytes_;
      if (is_label || begins_item(text))
        writer_.break_line();
      else
        writer_.write("\n");
    }
    if (type == MD_TEXT_BR)
      writer_.break_line();
    else if (type == MD_TEXT_SOFTBR)
      after_line_end_ = true;
    else if (type == MD_TEXT_ENTITY)
      writer_.write(entity_text(text));
    else if (type == MD_TEXT_CODE)
      write_code(text);
    else
      writer_.write(without_marks(text), keeps_lines_);
    return 0;
  }

  /// In a cell a backslash keeps "|" from ending it, in code too.
  void write_code(std::string_view text) {
    std::string code(text);
    if (role_.kind == BlockKind::table_cell)
      for (std::size_t at = code.find("\\|"); at != code.npos;
           at = code.find("\\|", at + 1))
        code.erase(at, 1);
    writer_.write(code, keeps_lines_);
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG) {
      ++images_;
      title_ = attribute_text(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->title);
    } else if (type == MD_SPAN_A) {
      take_attribute(
          attribute_text(static_cast<const MD_SPAN_A_DETAIL*>(detail)->title));
    } else if (type == MD_SPAN_STRONG) {
      begins_bold_ = writer_.pending_bytes() == 0;
    }
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG && std::exchange(begins_bold_, false))
      label_bytes_ = writer_.pending_bytes();
    if (type != MD_SPAN_IMG || images_ == 0 || --images_ > 0) return 0;
    take_attribute(std::exchange(alternative_, {}));
    take_attribute(std::exchange(title_, {}));
    return 0;
  }

 private:
  /// Whether a line that begins with `text`, a part of the source, is an item of a list
  /// that Markdown does not know (一　, イ．, 佐伯：).
  bool begins_item(std::string_view text) const {
    const std::less<> before;
    if (before(text.data(), source_.data()) ||
        !before(text.data(), source_.data() + source_.size()))
      return false;
    const auto offset = static_cast<std::size_t>(text.data() - source_.data());
    return std::binary_search(sequences_.items.begin(), sequences_.items.end(),
                              offset) ||
           std::binary_search(sequences_.blocks.begin(), sequences_.blocks.end(),
                              offset);
  }

  struct List {
    std::string bullet;
    unsigned number;
    char delimiter;
  };

  void begin_item() {
    if (lists_.empty()) return;
    List& list = lists_.back();
    label_ = list.bullet.empty() ? std::to_string(list.number++) + list.delimiter
                                 : list.bullet;
    role_ = {.kind = BlockKind::list_item, .level = static_cast<int>(lists_.size())};
  }

  void take_attribute(const std::string& text) {
    if (options_.with_attributes && !trim(text).empty())
      attributes_.push_back(text);
    else
      leave_out(document_, LeftOutReason::attribute, text);
  }

  /// A tag among words: only those that break a line or hold no text matter.
  void take_tag(std::string_view tag) {
    if (tag.starts_with("<br")) writer_.break_line();
    if (tag.starts_with("<rt") || tag.starts_with("<rp")) in_reading_ = true;
    if (tag.starts_with("</rt") || tag.starts_with("</rp")) in_reading_ = false;
    if (!tag.starts_with("<img")) return;
    // All attributes of pictures, as in HTML.
    Document picture;
    append_html(tag, picture, {.with_attributes = false});
    for (const LeftOutBlock& block : picture.left_out) take_attribute(block.text);
  }

  /// `text` without the marks of notes: "[^1]" but for that which begins the note.
  std::string without_marks(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t mark = std::min(text.find("[^", at), text.size());
      plain += text.substr(at, mark - at);
      const std::size_t end = std::min(text.find_first_of("] \n", mark), text.size());
      const bool note = end < text.size() && text[end] == ']';
      const bool begins = writer_.pending_bytes() == 0 && plain.empty() &&
                          text.substr(end).starts_with("]:");
      if (mark < text.size() && note && !begins) {
        leave_out(document_, LeftOutReason::note_mark,
                  text.substr(mark, end + 1 - mark));
        at = end + 1;
      } else {
        plain += text.substr(mark, end - mark);
        at = std::max(end, mark + 1);
      }
    }
    return plain;
  }

  /// Makes notes and captions of the blocks that were written as they are in Markdown.
  void finish_blocks() {
    for (std::size_t i = first_block_; i < document_.blocks.size(); ++i) {
      Block& block = document_.blocks[i];
      const std::string_view text = document_.block_text(block);
      std::size_t dropped = 0;
      if (block.kind == BlockKind::paragraph && text.starts_with("[^")) {
        const std::size_t end = text.find("]:");
        if (end != std::string_view::npos && end + 2 < text.size()) {
          dropped = end + 2;
          block.kind = BlockKind::note;
          block.level = ++notes_;
        }
      } else if (block.kind == BlockKind::paragraph && text.starts_with(": ")) {
        dropped = 2;
        block.kind = BlockKind::caption;
      } else if (block.kind == BlockKind::heading && text.ends_with('}')) {
        cut_attributes(i);
        continue;
      }
      if (dropped == 0) continue;
      const std::string_view rest = trim(text.substr(dropped));
      rewrite(i, std::string(rest));
    }
    first_block_ = document_.blocks.size();
  }

  void cut_attributes(std::size_t index) {
    const std::string_view text = document_.block_text(document_.blocks[index]);
    const std::size_t open = text.rfind(" {");
    if (open == std::string_view::npos || open + 2 >= text.size()) return;
    if (text[open + 2] == '#' || text[open + 2] == '.' || text[open + 2] == '-')
      rewrite(index, std::string(trim(text.substr(0, open))));
  }

  /// The last block, with another text.
  void rewrite(std::size_t index, const std::string& text) {
    if (index + 1 != document_.blocks.size() || text.empty()) return;
    Block& block = document_.blocks[index];
    document_.text.resize(block.range.begin_bytes);
    document_.text += text;
    block.range.end_bytes = document_.text.size();
  }

  std::string_view source_;
  LineSequences sequences_;
  Document& document_;
  const HtmlOptions& options_;
  BlockWriter writer_;
  BlockRole role_;
  bool after_line_end_ = false;  ///< A line end was read; what follows says which.
  std::string html_;             ///< Of the block of HTML.
  std::vector<std::string> attributes_;  ///< To be blocks when this one ends.
  std::string alternative_;              ///< Of the picture.
  std::string title_;                    ///< Of the picture.
  int images_ = 0;                       ///< How many the text is in.
  bool in_reading_ = false;
  bool begins_bold_ = false;     ///< In bold words that the block begins with.
  std::size_t label_bytes_ = 0;  ///< Of these words, once they have ended; 0 for none.
  std::vector<List> lists_;
  std::string label_;
  std::size_t first_block_ = 0;
  int notes_ = 0;
  bool keeps_lines_ = false;
  bool in_html_ = false;
};

}  // namespace

void read_markdown(std::string_view text, Document& document,
                   const HtmlOptions& options) {
  for (const MarkdownHeaderText& part : take_header(text))
    BlockWriter(document).add(part.text, part.role);
  const std::string prepared = without_marker_lines(text, document);
  MarkdownReader reader(prepared, document, options);
  MD_PARSER parser{};
  // Without bare addresses as links: what follows one without a space would be part of
  // it, marks too, and the text is the same.
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<MarkdownReader*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return static_cast<MarkdownReader*>(self)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<MarkdownReader*>(self)->enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    return static_cast<MarkdownReader*>(self)->leave_span(type);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* self) {
    return static_cast<MarkdownReader*>(self)->add_text(type, {bytes, size});
  };
  const int status = md_parse(prepared.data(), static_cast<MD_SIZE>(prepared.size()),
                              &parser, &reader);
  if (status != 0)
    throw Error(ErrorKind::input,
                Message("{file}: cannot be read as Markdown; say --format text",
                        {{"file", document.name}}));
}

}  // namespace awase
