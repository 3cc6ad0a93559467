// SPDX-License-Identifier: Apache-2.0

#include "text/documents/subtitles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/subtitle_cues.h"
#include "text/line.h"
#include "text/line_flow.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool begins_speech(std::string_view line) {
  const char32_t first = first_char(line);
  return first == U'-' || first == U'‐' || first == U'–' || first == U'—' ||
         first == U'－';
}

/// A script whose subtitles are written without full stops.
bool writes_no_full_stops(char32_t c) { return is_unspaced(c) || is_hangul(c); }

/// Signs and sounds: "TEN YEARS LATER", "[door slams]", "♪ la la".
bool is_sign(std::string_view text) {
  const char32_t first = first_char(text);
  if (first == U'[' || first == U'(' || first == U'♪' || first == U'#') return true;
  bool upper = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_lower(c)) return false;
    upper = upper || is_upper(c);
  }
  return upper;
}

/// Whether enough cues end with a mark for the lack of one to say something.
bool uses_full_stops(const std::vector<Cue>& cues) {
  std::size_t ended = 0, all = 0;
  for (const Cue& cue : cues) {
    if (cue.lines.empty()) continue;
    ++all;
    if (ends_sentence(cue.lines.back())) ++ended;
  }
  return ended * 5 >= all * 2;
}

/// How many lines at the end of a cue the next one shows again at its beginning, when
/// it takes its place.
std::size_t rolled_lines(const Cue& before, const Cue& cue) {
  constexpr double kMostPause = 0.1;
  if (!before.span || !cue.span ||
      std::abs(cue.span->begin_seconds - before.span->end_seconds) > kMostPause)
    return 0;
  std::size_t lines = std::min(before.lines.size(), cue.lines.size());
  while (lines > 0 &&
         !std::equal(before.lines.end() - static_cast<std::ptrdiff_t>(lines),
                     before.lines.end(), cue.lines.begin()))
    --lines;
  return lines;
}

/// Captions that roll up, as live ones and those of YouTube do, show every line again
/// above the next. Where half of the cues do so, each line stays in its first cue.
void drop_rolled_lines(std::vector<Cue>& cues) {
  std::vector<std::size_t> rolled(cues.size());
  for (std::size_t i = 1; i < cues.size(); ++i)
    rolled[i] = rolled_lines(cues[i - 1], cues[i]);
  const auto rolling = static_cast<std::size_t>(std::count_if(
      rolled.begin(), rolled.end(), [](std::size_t lines) { return lines > 0; }));
  if (cues.size() < 3 || 2 * rolling < cues.size()) return;
  std::optional<std::size_t> shown;  // The cue whose lines are there still.
  for (std::size_t i = 0; i < cues.size(); ++i) {
    std::vector<std::string>& lines = cues[i].lines;
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(rolled[i]));
    if (!lines.empty())
      shown = i;
    else if (shown && rolled[i] > 0 && cues[*shown].span)
      cues[*shown].span->end_seconds = cues[i].span->end_seconds;
  }
}

class CueJoiner {
 public:
  CueJoiner(Document& document, bool full_stops)
      : document_(document), writer_(document), full_stops_(full_stops) {}

  void add(const Cue& cue) {
    if (cue.lines.empty()) return;
    if (!text_.empty() && !goes_on(cue)) flush();
    span_ = cue.span;
    bool first = true;
    for (const std::string& line : cue.lines) {
      add_line(line, first);
      first = false;
    }
  }

  void flush() {
    const std::size_t blocks = document_.blocks.size();
    writer_.end_block();
    if (document_.blocks.size() > blocks) add_times(document_.blocks.back().range);
    times_.clear();
    text_.clear();
  }

 private:
  /// Whether the sentence of the cues so far plainly goes on in the next one.
  bool goes_on(const Cue& cue) const {
    constexpr double kPause = 1.0;
    constexpr std::size_t kLongestBytes = 600;
    const std::string& next = cue.lines.front();
    if (ends_sentence(text_) || begins_speech(next) || text_.size() > kLongestBytes)
      return false;
    if (span_ && cue.span &&
        (cue.span->begin_seconds - span_->end_seconds >= kPause ||
         cue.span->begin_seconds < span_->begin_seconds))
      return false;
    if (writes_no_full_stops(last_char(text_)) ||
        writes_no_full_stops(first_char(next)))
      return false;
    if (is_sign(text_) || is_sign(next)) return false;
    return full_stops_;
  }

  void add_line(std::string_view line, bool first_of_cue) {
    if (!text_.empty() && !first_of_cue &&
        (begins_speech(line) || ends_sentence(text_)))
      flush();
    std::string_view joint;
    if (!text_.empty()) {
      const bool unspaced =
          is_unspaced(last_char(text_)) && is_unspaced(first_char(line));
      // Where no full stop tells, as such subtitles separate what is said in one line.
      joint = !unspaced                                      ? " "
              : full_stops_ || sentence_goes_on(text_, line) ? ""
                                                             : "\u3000";
    }
    text_ += joint;
    text_ += line;
    writer_.write(joint);
    const std::size_t begin = writer_.pending_bytes();
    writer_.write(line);
    if (span_)
      times_.push_back(
          {{begin, writer_.pending_bytes()}, span_->begin_seconds, span_->end_seconds});
  }

  /// Lines of one cue that stand together share a time.
  void add_times(const ByteRange& block) {
    std::vector<ShownTime>& times = document_.times;
    const std::size_t first = times.size();
    for (ShownTime time : times_) {
      time.range.begin_bytes =
          std::min(block.begin_bytes + time.range.begin_bytes, block.end_bytes);
      time.range.end_bytes =
          std::min(block.begin_bytes + time.range.end_bytes, block.end_bytes);
      const bool goes_on = times.size() > first &&
                           times.back().begin_seconds == time.begin_seconds &&
                           times.back().end_seconds == time.end_seconds;
      if (goes_on)
        times.back().range.end_bytes = time.range.end_bytes;
      else if (time.range.size_bytes() > 0)
        times.push_back(time);
    }
  }

  Document& document_;
  BlockWriter writer_;
  bool full_stops_;
  std::string text_;
  std::optional<CueSpan> span_;   // Of the cue before.
  std::vector<ShownTime> times_;  // Of the block, counted from its start.
};

/// The beginning of a file as ASCII, of UTF-16 too.
std::string ascii_head(std::string_view bytes) {
  constexpr std::size_t kHeadBytes = 1200;
  if (bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
      bytes.starts_with("\xFE\xFF"))
    bytes.remove_prefix(bytes[0] == '\xEF' ? 3 : 2);
  std::string head;
  for (const char c : bytes.substr(0, kHeadBytes))
    if (c != '\0') head += c;
  return head;
}

/// The next line of `rest` that is not empty.
std::string_view take_line(std::string_view& rest) {
  std::string_view line;
  while (line.empty() && !rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return line;
}

/// True when the first element is tt, after a declaration and comments.
bool begins_like_ttml(std::string_view head) {
  for (;;) {
    head = trim(head);
    std::string_view end;
    if (head.starts_with("<!--")) end = "-->";
    if (head.starts_with("<?")) end = "?>";
    if (end.empty()) break;
    const std::size_t found = head.find(end);
    if (found == std::string_view::npos) return false;
    head.remove_prefix(found + end.size());
  }
  const std::size_t name = head.find_first_of(" \t\r\n>");
  if (!head.starts_with('<') || name == std::string_view::npos) return false;
  const std::string_view tag = head.substr(1, name - 1);
  return (tag == "tt" || tag.ends_with(":tt")) &&
         head.substr(0, head.find('>')).find("ttml") != std::string_view::npos;
}

}  // namespace

bool begins_like_subtitles(std::string_view bytes) {
  const std::string head = ascii_head(bytes);
  if (head.starts_with("WEBVTT") &&
      (head.size() == 6 || head[6] == ' ' || head[6] == '\n' || head[6] == '\r' ||
       head[6] == '\t'))
    return true;
  std::string_view rest = head;
  const std::string_view first = take_line(rest);
  if (fold(first) == "[script info]" || is_sbv_time_line(first)) return true;
  if (begins_like_ttml(head)) return true;
  const bool number =
      !first.empty() && first.find_first_not_of("0123456789") == std::string_view::npos;
  return number && is_arrow_time_line(take_line(rest));
}

void read_subtitles(std::string_view text, Document& document) {
  std::vector<Cue> cues =
      read_cues(text, document.name == "-" ? "standard input" : document.name);
  drop_rolled_lines(cues);
  CueJoiner joiner(document, uses_full_stops(cues));
  for (const Cue& cue : cues) joiner.add(cue);
  joiner.flush();
}

}  // namespace awase
