// SPDX-License-Identifier: Apache-2.0

#include "text/document.h"

#include <algorithm>
#include <utility>

namespace awase {

std::string_view kind_name(BlockKind kind) {
  constexpr std::string_view kNames[] = {
      "title", "heading",  "paragraph", "list_item", "table_cell",  "caption",
      "note",  "text_box", "contents",  "menu",      "page_header", "page_footer"};
  return kNames[static_cast<std::size_t>(kind)];
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
      document.left_out.push_back(
          {block.kind, std::string(document.block_text(block))});
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
