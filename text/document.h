// SPDX-License-Identifier: Apache-2.0
//
// A text as it was read: one owned string and the blocks it is made of.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/message.h"

namespace awase {

/// Half-open range of byte offsets into the UTF-8 text of a Document.
struct ByteRange {
  std::size_t begin_bytes = 0;
  std::size_t end_bytes = 0;

  std::size_t size_bytes() const { return end_bytes - begin_bytes; }
  bool operator==(const ByteRange&) const = default;
};

/// What part a block plays on the page.
enum class BlockKind {
  title,  ///< Of the whole document.
  heading,
  paragraph,
  list_item,
  table_cell,
  caption,      ///< Of a figure or table.
  note,         ///< A footnote, an endnote, a speaker's notes.
  text_box,     ///< Text in a frame beside the text.
  contents,     ///< A line of a table of contents.
  menu,         ///< What a reader of the page goes elsewhere by.
  page_header,  ///< Above the text of every page.
  page_footer,  ///< Below it.
  code,         ///< Of a program or its output: a line is a segment.
};

/// The name of a kind, as it is spelled here.
std::string_view kind_name(BlockKind kind);

/// Where a block stands in a table. Cells count by where they begin; a table in a cell
/// of another is part of that cell.
struct TablePlace {
  int table = 0;   ///< Number of the table in the document, from 1; 0: in no table.
  int row = 0;     ///< From 1.
  int column = 0;  ///< From 1.

  bool operator==(const TablePlace&) const = default;
};

/// A stretch of text that no segment crosses: a paragraph, a heading, a table cell.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange range;
  /// Depth of a heading or list item, from 1; number of a note, which its blocks share,
  /// from 1; 0 for other kinds.
  int level = 0;
  /// Belongs to the page or site rather than to the text: menus, running headers and
  /// footers, what stands outside the main content of a web page.
  bool boilerplate = false;
  /// The number or bullet that a program shows before the block and that is not in the
  /// text ("3.", "第3条", "(a)", "•"); empty for none.
  std::string label = {};
  TablePlace place = {};

  bool operator==(const Block&) const = default;
};

/// Why text that a document holds is in none of its blocks.
enum class LeftOutReason {
  furniture,  ///< Of the page or the site: see Block::boilerplate.
  attribute,  ///< Of a picture, a link, the page: alternative texts, titles, summaries.
  control,    ///< What buttons and lists of choices say.
  hidden,     ///< The document marks it as not to be seen.
  reading,    ///< Ruby: how the characters beside it are read.
  note_mark,  ///< The number that refers to a note.
  remark,     ///< To those who work on the text: a note of the editor, a marker line.
  drawing,    ///< In a chart or a diagram, which a program draws from its data.
  formula,    ///< A formula in a sentence that only TeX can show.
};

/// The name of a reason, as people read it: "text in attributes".
std::string_view reason_name(LeftOutReason reason);

/// Text that is in no block of a document.
struct LeftOutBlock {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  LeftOutReason reason = LeftOutReason::furniture;

  bool operator==(const LeftOutBlock&) const = default;
};

/// When a stretch of a text is shown, as subtitles say it, in seconds from the start.
struct ShownTime {
  ByteRange range;
  double begin_seconds = 0.0;
  double end_seconds = 0.0;

  bool operator==(const ShownTime&) const = default;
};

/// The blocks that hold the value of one key of a resource file (JSON, YAML,
/// .properties and the like).
struct KeyedBlocks {
  std::string key;  ///< The way to the value, its parts joined by dots: "menu.open".
  std::size_t first_block = 0;
  std::size_t end_block = 0;  ///< One past the last.

  bool operator==(const KeyedBlocks&) const = default;
};

/// A text in one language. `text` is well-formed UTF-8 with LF line ends; blocks lie in
/// it in reading order and do not overlap; what lies between them is white space.
struct Document {
  std::string name;  ///< Where it came from, for messages; "-" for standard input.
  std::string text;
  std::string language;  ///< Canonical BCP 47 tag; empty while not known.
  std::string encoding;  ///< Charset the bytes were decoded from, by its IANA name.
  std::vector<Block> blocks;
  /// What the reader left out, and what without_boilerplate() took out.
  std::vector<LeftOutBlock> left_out = {};
  /// Of the cues of subtitles, in the order of the text; each in one block. Empty for
  /// all other formats.
  std::vector<ShownTime> times = {};
  /// Of a resource file, in the order of the text, each block under one key; empty for
  /// all other formats.
  std::vector<KeyedBlocks> keys = {};
  /// Whether the lines of its blocks are those of the file, so that a line end inside a
  /// block is white space like any other: see DocumentOptions::keep_lines.
  bool keeps_lines = false;
  /// What the reader could not do or decided for the user, a whole sentence each that
  /// names the document.
  std::vector<Message> issues = {};

  std::string_view block_text(const Block& block) const {
    return std::string_view(text).substr(block.range.begin_bytes,
                                         block.range.size_bytes());
  }
};

/// Keeps `text` as left out of `document`. Small things that stand in the middle of a
/// text (readings, marks of notes) become one entry each document, words apart.
void leave_out(Document& document, LeftOutReason reason, std::string_view text);

/// Makes one space of every run of white space with U+3000 or another wide or narrow
/// space of Unicode in it, no-break spaces aside; line ends stay. So tools have it that
/// take all white space of Java for the same.
void make_spaces_plain(Document& document);

/// `document` without the blocks that are boilerplate, which stand in `left_out` then:
/// as it is when there are none, or when all are.
Document without_boilerplate(Document document);

}  // namespace awase
