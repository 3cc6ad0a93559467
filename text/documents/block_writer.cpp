// SPDX-License-Identifier: Apache-2.0

#include "text/documents/block_writer.h"

#include "text/line_flow.h"
#include "text/unicode.h"

namespace awase {

/// Columns of a label that are kept: what is longer numbers nothing.
constexpr std::size_t kMostLabel = 100;

/// Where a word may be divided; nobody sees it.
constexpr char32_t kSoftHyphen = 0xAD;

void BlockWriter::write(std::string_view text, bool keeps_lines) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t character = next_char(text, offset);
    if (character == '\n' && keeps_lines) {
      break_line();
    } else if (character == ' ' || (character >= '\t' && character <= '\r') ||
               character == 0x2028 || character == 0x2029) {
      space_is_due_ = true;
      line_ended_ = line_ended_ || character == '\n';
    } else if (character >= 0x20 && !(character >= 0x7F && character < 0xA0) &&
               character != 0xFEFF && character != kSoftHyphen &&
               (character & 0xFFFE) != 0xFFFE) {
      put(character);
    }
  }
}

void BlockWriter::break_line() {
  if (block_.empty()) return;
  if (break_is_due_) {
    end_block();
    return;
  }
  break_is_due_ = true;
  space_is_due_ = line_ended_ = false;
}

void BlockWriter::end_block() {
  if (has_breaks_ && role_.kind != BlockKind::code)
    block_ = without_soft_breaks(block_);
  has_breaks_ = false;
  const std::string_view text = trim(block_);
  if (!text.empty()) {
    if (!document_.text.empty()) document_.text += "\n\n";
    const std::size_t begin = document_.text.size();
    document_.text += text;
    document_.blocks.push_back({role_.kind,
                                {begin, document_.text.size()},
                                role_.level,
                                role_.boilerplate,
                                std::string(prefix_of_width(role_.label, kMostLabel)),
                                role_.place});
  }
  block_.clear();
  break_is_due_ = space_is_due_ = line_ended_ = false;
}

void BlockWriter::add(std::string_view text, BlockRole role) {
  end_block();
  set_role(std::move(role));
  write(text, true);
  end_block();
}

void BlockWriter::put(char32_t character) {
  if (break_is_due_) {
    block_ += '\n';
    has_breaks_ = true;
  } else if (space_is_due_ && !block_.empty()) {
    const bool unspaced = is_unspaced(character) || is_unspaced(last_char(block_));
    if (!line_ended_ || !unspaced || line_ends_are_spaces_) block_ += ' ';
  }
  break_is_due_ = space_is_due_ = line_ended_ = false;
  append_char(block_, character);
}

void append_blocks(Document& document, const Document& part) {
  for (const Block& block : part.blocks) {
    if (!document.text.empty()) document.text += "\n\n";
    const std::size_t begin = document.text.size();
    document.text += part.block_text(block);
    document.blocks.push_back(block);
    document.blocks.back().range = {begin, document.text.size()};
  }
  document.left_out.insert(document.left_out.end(), part.left_out.begin(),
                           part.left_out.end());
  document.issues.insert(document.issues.end(), part.issues.begin(), part.issues.end());
}

}  // namespace awase
