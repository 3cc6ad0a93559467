// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_markdown.h"

#include <algorithm>
#include <md4c.h>
#include <string>
#include <utility>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/html_text.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Takes the YAML header off `text` and gives its title.
std::string take_header(std::string_view& text) {
  if (!text.starts_with("---\n")) return {};
  std::size_t end = text.find("\n---\n", 3);
  if (end == std::string_view::npos) end = text.find("\n...\n", 3);
  if (end == std::string_view::npos) return {};
  const std::string_view header = text.substr(3, end - 3 + 1);
  text.remove_prefix(end + 5);
  const std::size_t key = header.find("\ntitle:");
  if (key == std::string_view::npos) return {};
  std::string_view title = header.substr(key + 7);
  title = trim(title.substr(0, title.find('\n')));
  if (title.size() >= 2 && title.front() == title.back() &&
      (title.front() == '"' || title.front() == '\''))
    title = title.substr(1, title.size() - 2);
  return std::string(title);
}

class MarkdownReader {
 public:
  explicit MarkdownReader(Document& document)
      : document_(document), writer_(document) {}

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
      case MD_BLOCK_P:
      case MD_BLOCK_CODE:
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
    writer_.end_block();
    finish_blocks();
    keeps_lines_ = false;
    in_html_ = false;
    if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && !lists_.empty())
      lists_.pop_back();
    if (type != MD_BLOCK_LI) role_ = {};
    return 0;
  }

  int add_text(MD_TEXTTYPE type, std::string_view text) {
    if (in_html_ || type == MD_TEXT_HTML || type == MD_TEXT_NULLCHAR) return 0;
    if (type == MD_TEXT_BR)
      writer_.break_line();
    else if (type == MD_TEXT_SOFTBR)
      writer_.write("\n");
    else if (type == MD_TEXT_ENTITY)
      writer_.write(html_text(text));
    else
      writer_.write(type == MD_TEXT_CODE ? text : without_marks(text), keeps_lines_);
    return 0;
  }

 private:
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

  /// `text` without the marks of notes: "[^1]" but for that which begins the note.
  std::string without_marks(std::string_view text) const {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t mark = std::min(text.find("[^", at), text.size());
      plain += text.substr(at, mark - at);
      const std::size_t end = std::min(text.find_first_of("] \n", mark), text.size());
      const bool note = end < text.size() && text[end] == ']';
      const bool begins = writer_.pending_bytes() == 0 && plain.empty() &&
                          text.substr(end).starts_with("]:");
      if (mark < text.size() && note && !begins) {
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

  Document& document_;
  BlockWriter writer_;
  BlockRole role_;
  std::vector<List> lists_;
  std::string label_;
  std::size_t first_block_ = 0;
  int notes_ = 0;
  bool keeps_lines_ = false;
  bool in_html_ = false;
};

/// A line that begins a note is a paragraph of its own, even right after another.
std::string with_separate_notes(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const std::size_t mark = line.starts_with("[^") ? line.find("]:") : line.npos;
    if (mark != line.npos) {
      // Without the backslash "[^1]: word" would be the definition of a link.
      result += "\n\\[";
      result += line.substr(1, mark - 1);
      result += "\\]";
      result += line.substr(mark + 1);
    } else {
      result += line;
    }
    text.remove_prefix(end);
  }
  return result;
}

}  // namespace

void read_markdown(std::string_view text, Document& document) {
  const std::string title = take_header(text);
  if (!title.empty()) BlockWriter(document).add(title, {.kind = BlockKind::title});
  const std::string prepared = with_separate_notes(text);
  MarkdownReader reader(document);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<MarkdownReader*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return static_cast<MarkdownReader*>(self)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* self) {
    return static_cast<MarkdownReader*>(self)->add_text(type, {bytes, size});
  };
  const int status = md_parse(prepared.data(), static_cast<MD_SIZE>(prepared.size()),
                              &parser, &reader);
  if (status != 0)
    throw Error(ErrorKind::input,
                document.name + ": cannot be read as Markdown; say --format text");
}

}  // namespace awase
