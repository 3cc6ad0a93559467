// SPDX-License-Identifier: Apache-2.0
//
// Characters collected into the blocks of a Document, by the rules that all formats
// with markup share.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// What a block is but for where it lies.
struct BlockRole {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  bool boilerplate = false;
  std::string label = {};
  TablePlace place = {};
};

/// Appends blocks to a document. White space is collapsed as a browser does, with no
/// space where a line of the source breaks between unspaced characters
/// (is_unspaced()). Control characters, noncharacters and soft hyphens are dropped;
/// no-break spaces stay.
class BlockWriter {
 public:
  explicit BlockWriter(Document& document) : document_(document) {}

  /// Adds text to the block. With `keeps_lines` an LF is break_line().
  void write(std::string_view text, bool keeps_lines = false);

  /// An LF in the block, or its end when there are two. In mid-sentence the LF goes
  /// when the block ends (without_soft_breaks()), but not in code.
  void break_line();

  /// Ends the block. One without text is none.
  void end_block();

  /// Whether a line of the source that breaks between unspaced characters leaves a
  /// space; it does not at first.
  void take_line_ends_for_spaces(bool are_spaces) {
    line_ends_are_spaces_ = are_spaces;
  }

  /// What the block is that ends next.
  void set_role(BlockRole role) { role_ = std::move(role); }

  /// A whole block.
  void add(std::string_view text, BlockRole role);

  /// The text of the block so far.
  std::string_view pending() const { return block_; }

  /// Bytes in the block so far.
  std::size_t pending_bytes() const { return block_.size(); }

 private:
  void put(char32_t character);

  Document& document_;
  BlockRole role_;
  std::string block_;
  bool space_is_due_ = false;
  bool line_ended_ = false;  ///< The space due is, or has in it, a line end.
  bool break_is_due_ = false;
  bool line_ends_are_spaces_ = false;
  bool has_breaks_ = false;  ///< The block has an LF in it.
};

/// Appends the text and the blocks of `part` to `document`, and what it left out.
void append_blocks(Document& document, const Document& part);

}  // namespace awase
