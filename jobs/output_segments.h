// SPDX-License-Identifier: Apache-2.0
//
// The forms in which `awase segment` gives segments.

#pragma once

#include "text/file.h"
#include "text/segmented_text.h"

namespace awase {

/// A segment a line, with an empty line between paragraphs where `paragraphs` is set.
void write_segments(const SegmentedText& text, bool paragraphs, OutputFile& out);

/// A JSON object a line. docs/formats.md lists its members.
void write_segments_as_json(const SegmentedText& text, OutputFile& out);

/// What of a document is in no segment, a line each: why, a tab, the text.
void write_left_out(const Document& document, OutputFile& out);

}  // namespace awase
