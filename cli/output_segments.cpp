// SPDX-License-Identifier: Apache-2.0

#include "cli/output_segments.h"

#include <nlohmann/json.hpp>

namespace awase {
namespace {

const char* kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "title";
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::table_cell:
      return "table_cell";
  }
  return "";
}

}  // namespace

void write_segments(const SegmentedText& text, bool paragraphs, OutputFile& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (paragraphs && i > 0 && text.segments[i].block != text.segments[i - 1].block)
      out.write("\n");
    out.write(as_one_line(text.text(i)) + '\n');
  }
}

void write_segments_as_json(const SegmentedText& text, OutputFile& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Segment& segment = text.segments[i];
    nlohmann::ordered_json line;
    line["number"] = i + 1;
    line["paragraph"] = segment.block + 1;
    line["kind"] = kind_name(text.block(i).kind);
    line["begin_bytes"] = segment.range.begin_bytes;
    line["end_bytes"] = segment.range.end_bytes;
    line["text"] = as_one_line(text.text(i));
    out.write(line.dump() + '\n');
  }
}

}  // namespace awase
