// SPDX-License-Identifier: Apache-2.0
//
// Subtitles to blocks.

#pragma once

#include <string_view>

#include "text/document.h"

namespace awase {

/// True when `bytes` begin as subtitles do: with "WEBVTT", a number and a line with
/// times ("00:00:01,000 --> 00:00:02,000"), a line with times of SBV, "[Script Info]",
/// or an element tt of Timed Text.
bool begins_like_subtitles(std::string_view bytes);

/// Fills in text and blocks of `document` from subtitles (read_cues()). A cue is a
/// block. Its lines are joined, but not those that begin with a dash, which are another
/// speaker's, nor after the end of a sentence. Cues are joined as long as the sentence
/// plainly goes on, in languages with spaces, and never over a second or more without
/// any: Japanese, Chinese and Korean subtitles have no full stops that would tell.
/// Left out: times, numbers, tags (`<i>`, `{\an8}`), drawings, comments, and notes,
/// styles and regions of WebVTT. The times of each cue become those of its text in
/// Document::times. Throws as read_cues() does.
void read_subtitles(std::string_view text, Document& document);

}  // namespace awase
