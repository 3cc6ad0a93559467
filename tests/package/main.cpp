// SPDX-License-Identifier: Apache-2.0
//
// Aligns two short texts with the installed libraries and prints the beads; exits 1
// when they are not those expected.

#include <iostream>
#include <string>
#include <vector>

#include "align/aligner.h"

namespace {

/// A text of one paragraph a segment.
awase::SegmentedText segmented(const std::string& language,
                               const std::vector<std::string>& segments) {
  awase::SegmentedText text;
  text.document.language = language;
  for (const std::string& segment : segments) {
    const std::size_t begin_bytes = text.document.text.size();
    text.document.text += segment;
    const awase::ByteRange range{begin_bytes, text.document.text.size()};
    text.segments.push_back({range, text.document.blocks.size()});
    text.document.blocks.push_back({awase::BlockKind::paragraph, range, 0});
    text.document.text += '\n';
  }
  return text;
}

}  // namespace

int main() {
  const auto source = segmented("ja", {"北極", "閣僚は会談した。"});
  const auto target = segmented("en", {"The Arctic", "The ministers met."});
  const awase::Alignment alignment = awase::Aligner().align(source, target);
  for (const awase::Bead& bead : alignment.beads)
    std::cout << source.text(bead.source.first) << " = "
              << target.text(bead.target.first) << '\n';
  return alignment.beads.size() == 2 ? 0 : 1;
}
