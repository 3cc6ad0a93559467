// SPDX-License-Identifier: Apache-2.0

#include "text/document.h"

#include <algorithm>
#include <utility>

#include "text/unicode.h"

namespace awase {

std::string_view kind_name(BlockKind kind) {
  constexpr std::string_view kNames[] = {
      "title",       "heading",     "paragraph", "list_item", "table_cell",
      "caption",     "note",        "text_box",  "contents",  "menu",
      "page_header", "page_footer", "code"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view reason_name(LeftOutReason reason) {
  constexpr std::string_view kNames[] = {
      "page furniture", "text in attributes", "form controls",
      "hidden text",    "readings",           "marks of notes",
      "remarks",        "text in drawings",   "formulas"};
  return kNames[static_cast<std::size_t>(reason)];
}

void leave_out(Document& document, LeftOutReason reason, std::string_view text) {
  text = trim(text);
  if (text.empty()) return;
  const bool small =
      reason == LeftOutReason::reading || reason == LeftOutReason::note_mark;
  if (small) {
    for (LeftOutBlock& block : document.left_out) {
      if (block.reason != reason) continue;
      block.text += ' ';
      block.text += text;
      return;
    }
  }
  document.left_out.push_back({BlockKind::paragraph, std::string(text), reason});
}

void make_spaces_plain(Document& document) {
  const auto is_breaking = [](char32_t c) {
    return is_space(c) && c != 0x00A0 && c != 0x2007 && c != 0x202F;
  };
  std::string text;
  std::size_t done = 0;  // Of the old text.
  const auto copy_to = [&](std::size_t end) {
    text.append(document.text, done, end - done);
    done = end;
  };
  for (Block& block : document.blocks) {
    copy_to(block.range.begin_bytes);
    const std::size_t end = block.range.end_bytes;
    block.range.begin_bytes = text.size();
    while (done < end) {
      std::size_t stop = done;
      bool wide = false;
      bool line_end = false;
      for (std::size_t next = stop; next < end; stop = next) {
        const char32_t c = next_char(document.text, next);
        if (!is_breaking(c)) break;
        wide = wide || c >= 0x80;
        line_end = line_end || c == '\n';
      }
      if (wide && !line_end) {
        text += ' ';
        done = stop;
        continue;
      }
      if (stop == done) next_char(document.text, stop);
      copy_to(stop);
    }
    block.range.end_bytes = text.size();
  }
  copy_to(document.text.size());
  document.text = std::move(text);
}

Document without_boilerplate(Document document) {
  const auto kept =
      std::count_if(document.blocks.begin(), document.blocks.end(),
                    [](const Block& block) { return !block.boilerplate; });
  if (kept == 0 || static_cast<std::size_t>(kept) == document.blocks.size())
    return document;
  std::string text;
  std::vector<Block> blocks;
  for (Block& block : document.blocks) {
    if (block.boilerplate) {
      document.left_out.push_back({block.kind, std::string(document.block_text(block)),
                                   LeftOutReason::furniture});
      continue;
    }
    if (!text.empty()) text += "\n\n";
    const std::size_t begin = text.size();
    text += document.block_text(block);
    block.range = {begin, text.size()};
    blocks.push_back(std::move(block));
  }
  document.text = std::move(text);
  document.blocks = std::move(blocks);
  return document;
}

}  // namespace awase
