// SPDX-License-Identifier: Apache-2.0
//
// A text as it was read: one owned string and the blocks it is made of.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// Half-open range of byte offsets into the UTF-8 text of a Document.
struct ByteRange {
  std::size_t begin_bytes = 0;
  std::size_t end_bytes = 0;

  std::size_t size_bytes() const { return end_bytes - begin_bytes; }
  bool operator==(const ByteRange&) const = default;
};

/// What part a block plays on the page.
enum class BlockKind { title, heading, paragraph, list_item, table_cell };

/// A stretch of text that no segment crosses: a paragraph, a heading, a table cell.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange range;
  int level = 0;  ///< Depth of a heading or list item, from 1; 0 for other kinds.

  bool operator==(const Block&) const = default;
};

/// A text in one language. `text` is well-formed UTF-8 with LF line ends; blocks lie in
/// it in reading order and do not overlap; what lies between them is white space.
struct Document {
  std::string name;  ///< Where it came from, for messages; "-" for standard input.
  std::string text;
  std::string language;  ///< Canonical BCP 47 tag; empty while not known.
  std::string encoding;  ///< Charset the bytes were decoded from, by its IANA name.
  std::vector<Block> blocks;

  std::string_view block_text(const Block& block) const {
    return std::string_view(text).substr(block.range.begin_bytes,
                                         block.range.size_bytes());
  }
};

}  // namespace awase
