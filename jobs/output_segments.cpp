// SPDX-License-Identifier: Apache-2.0

#include "jobs/output_segments.h"

#include <nlohmann/json.hpp>

namespace awase {
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
    const Block& block = text.block(i);
    line["kind"] = kind_name(block.kind);
    if (block.level > 0) line["level"] = block.level;
    if (!block.label.empty()) line["label"] = block.label;
    if (block.boilerplate) line["boilerplate"] = true;
    line["begin_bytes"] = segment.range.begin_bytes;
    line["end_bytes"] = segment.range.end_bytes;
    line["text"] = as_one_line(text.text(i));
    out.write(line.dump() + '\n');
  }
}

void write_left_out(const Document& document, OutputFile& out) {
  for (const LeftOutBlock& block : document.left_out)
    out.write(std::string(reason_name(block.reason)) + '\t' + as_one_line(block.text) +
              '\n');
}

}  // namespace awase
