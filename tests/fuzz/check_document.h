// SPDX-License-Identifier: Apache-2.0
//
// What holds of every document that is read, whatever it was read from.

#pragma once

#include <cstdlib>

#include "text/document.h"
#include "text/unicode.h"

namespace awase {

/// Aborts unless the text is well-formed and the blocks lie in it one after another.
inline void check_document(const Document& document) {
  if (!is_valid_utf8(document.text)) std::abort();
  std::size_t end = 0;
  for (const Block& block : document.blocks) {
    if (block.range.begin_bytes < end) std::abort();
    end = block.range.end_bytes;
    if (end > document.text.size()) std::abort();
  }
}

}  // namespace awase
