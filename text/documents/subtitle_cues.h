// SPDX-License-Identifier: Apache-2.0
//
// The cues of subtitle files. For read_subtitles().

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// When a cue is shown, in seconds from the start.
struct CueSpan {
  double begin_seconds = 0.0;
  double end_seconds = 0.0;
};

/// What is shown at one time.
struct Cue {
  std::optional<CueSpan> span;     ///< None when its times are none.
  std::vector<std::string> lines;  ///< Without tags; none is empty.
};

/// The cues of a file in the order of the text: SubRip, WebVTT, SubViewer (SBV),
/// Advanced SubStation Alpha and its ancestor (ASS, SSA), Timed Text (TTML). Which of
/// them it is, is seen from the text. `name` begins the messages. Throws Error (input)
/// for TTML that is not well-formed.
std::vector<Cue> read_cues(std::string_view text, const std::string& name);

/// "01:02:03,400", "02:03.400" and "3.4" in seconds; none for what is no time.
std::optional<double> subtitle_seconds(std::string_view text);

/// True for the line of an SBV cue: "0:00:01.000,0:00:02.500".
bool is_sbv_time_line(std::string_view line);

/// True for the line of a SubRip or WebVTT cue: "00:00:01,000 --> 00:00:02,500".
bool is_arrow_time_line(std::string_view line);

}  // namespace awase
