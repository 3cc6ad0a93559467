// SPDX-License-Identifier: Apache-2.0
//
// Sentence segmentation: the door from a Document to its segments.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/segmented_text.h"

namespace awase {

class SrxRules;  // text/srx.h

/// How to cut a text into segments.
struct SegmentationOptions {
  std::string language =
      {};  ///< BCP 47 tag that replaces the document's; empty: keep it.
  std::shared_ptr<const SrxRules> srx =
      nullptr;  ///< Replaces the built-in rules; may be null.
};

/// Cuts every block of `document` into sentences: rules for Japanese, Chinese and the
/// languages written with full stops, over the sentence properties of Unicode (UAX
/// #29). Of a block of code each line is a segment. Linear in the text. Throws Error
/// (input) when a rule of `options.srx` runs away on this text.
SegmentedText split_sentences(Document document,
                              const SegmentationOptions& options = {});

/// The sentences of one block, as trimmed ranges of `text` in order, none empty; what
/// lies between them is white space. LF and the other line ends of Unicode always end
/// a sentence. `language` is a BCP 47 tag; empty or unknown: rules that fit all.
std::vector<ByteRange> split_text(std::string_view text, std::string_view language);

/// A text whose segments are the lines of `text` (well-formed UTF-8, LF line ends), as
/// they are but for white space at the ends: one segment a line, an empty one for a
/// blank line, so that segment n is line n + 1. All are in one block, for lines say
/// nothing of paragraphs. A line end at the very end adds no line.
SegmentedText segments_from_lines(std::string text, std::string name,
                                  std::string language);

}  // namespace awase
