// SPDX-License-Identifier: Apache-2.0
//
// What holds of every document when it is cut into segments.

#pragma once

#include <cstdlib>
#include <utility>

#include "tests/fuzz/check_document.h"
#include "text/sentences.h"

namespace awase {

/// Aborts unless the document is one, its cues lie in it in order, and its segments
/// too; with rules where they are given.
inline void check_segments(Document document, const SegmentationOptions& options = {}) {
  check_document(document);
  std::size_t end = 0;
  for (const ShownTime& time : document.times) {
    if (time.range.begin_bytes < end || time.range.end_bytes < time.range.begin_bytes)
      std::abort();
    end = time.range.end_bytes;
    if (end > document.text.size()) std::abort();
  }
  for (const LeftOutBlock& block : document.left_out)
    if (!is_valid_utf8(block.text)) std::abort();
  end = 0;
  const SegmentedText text =
      split_sentences(without_boilerplate(std::move(document)), options);
  for (const Segment& segment : text.segments) {
    if (segment.range.begin_bytes < end || segment.range.size_bytes() == 0)
      std::abort();
    end = segment.range.end_bytes;
    if (end > text.document.text.size()) std::abort();
  }
}

}  // namespace awase
