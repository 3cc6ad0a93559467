// SPDX-License-Identifier: Apache-2.0
//
// A document cut into segments, each traceable to its bytes.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// One segment: a sentence, a heading, a table cell. Never crosses a block, no white
/// space at its ends. Empty only for a blank line of a text that came a segment a line
/// (segments_from_lines()), where it keeps the numbers of the lines.
struct Segment {
  ByteRange range;        ///< Into Document::text.
  std::size_t block = 0;  ///< Index into Document::blocks.

  bool operator==(const Segment&) const = default;
};

/// A document and its segments, in reading order. Between two segments lies nothing
/// but white space, so the document can be rebuilt from them.
struct SegmentedText {
  Document document;
  std::vector<Segment> segments;
  /// Whether it came a segment a line (segments_from_lines()), so that a line end
  /// inside a block says nothing of the text.
  bool is_line_list = false;
  /// Of a document whose lines stay (Document::keeps_lines): for each segment the
  /// number of the stretch that it is a part of, in order; a stretch is what the rules
  /// of a tool make one segment, lines and all. Empty: each segment stands for itself.
  std::vector<std::size_t> stretches = {};

  std::size_t size() const { return segments.size(); }

  /// Text of segment `index`, counted from 0. Lives as long as the document.
  std::string_view text(std::size_t index) const {
    const ByteRange& range = segments[index].range;
    return std::string_view(document.text)
        .substr(range.begin_bytes, range.size_bytes());
  }

  /// The block that segment `index` belongs to.
  const Block& block(std::size_t index) const {
    return document.blocks[segments[index].block];
  }
};

/// Cuts the number or bullet that a block begins with off its first segment: "1. ",
/// "(a) ", "①", "第3条 ", "• ". One that is a segment of its own stays. For texts that
/// are aligned already: the numbers tell which belong together.
void leave_out_list_markers(SegmentedText& text);

/// `text` with every run of white space that has a line break in it made one space, or
/// nothing where a script that writes no spaces (is_unspaced()) stands next to it.
/// Other white space, tabs and U+3000 too, stays.
std::string as_one_line(std::string_view text);

/// The segments [first, last) of `text` as one line. Between two of one line stands
/// what stands there in the text; between two lines or blocks a space, in every script.
/// Where line ends say nothing (is_line_list), as append_segment() has it. In a
/// document whose lines stay, they stay here too.
/// Empty when first == last.
std::string joined(const SegmentedText& text, std::size_t first, std::size_t last);

/// Appends the segment `next` to `line` when nothing is known of what stood between
/// them: nothing where a sentence ends in a script that writes no spaces ("雨。雪。"),
/// else a space ("Rain. Snow.", "図1 雨").
void append_segment(std::string& line, std::string_view next);

}  // namespace awase
