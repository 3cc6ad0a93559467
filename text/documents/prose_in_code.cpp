// SPDX-License-Identifier: Apache-2.0

#include "text/documents/prose_in_code.h"

#include <cstddef>
#include <string_view>

#include "text/line.h"
#include "text/line_flow.h"

namespace awase {

void take_prose_from_code(Document& document) {
  std::size_t all_bytes = 0, code_bytes = 0;
  std::size_t lines = 0, like_code = 0, ends = 0;
  for (const Block& block : document.blocks) {
    if (block.boilerplate) continue;
    all_bytes += block.range.size_bytes();
    if (block.kind != BlockKind::code) continue;
    code_bytes += block.range.size_bytes();
    LineReader reader(document.block_text(block));
    for (Line line; reader.next(line);) {
      ++lines;
      const bool has_signs =
          line.text.find_first_of("{}<>=$\\|") != std::string_view::npos;
      if (has_signs || is_code_line(line.text)) ++like_code;
      if (ends_sentence(line.text)) ++ends;
    }
  }
  if (code_bytes * 10 < all_bytes * 9 || like_code * 5 > lines || ends * 4 < lines)
    return;
  for (Block& block : document.blocks)
    if (block.kind == BlockKind::code) block.kind = BlockKind::paragraph;
}

}  // namespace awase
