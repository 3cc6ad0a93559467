// SPDX-License-Identifier: Apache-2.0
//
// Subtitles (SubRip, WebVTT) to blocks.

#pragma once

#include <string_view>

#include "text/document.h"

namespace awase {

/// True when `bytes` begin as subtitles do: with "WEBVTT", or a number and a line with
/// times ("00:00:01,000 --> 00:00:02,000").
bool begins_like_subtitles(std::string_view bytes);

/// Fills in text and blocks of `document` from subtitles of either format. Lines of a
/// cue are joined, but not those that begin with a dash, which are another speaker's;
/// so are cues as long as the sentence goes on. Left out: times, numbers, tags (`<i>`,
/// `{\an8}`), and notes, styles and regions of WebVTT. The times of each cue become
/// those of its text in Document::times.
void read_subtitles(std::string_view text, Document& document);

}  // namespace awase
