// SPDX-License-Identifier: Apache-2.0

#include "text/documents/subtitles.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/html_text.h"
#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// When a cue is shown, in seconds.
struct Span {
  double begin = 0.0;
  double end = 0.0;
};

bool is_time_line(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  if (arrow == std::string_view::npos) return false;
  const std::string_view before = trim(line.substr(0, arrow));
  return before.find(':') != std::string_view::npos &&
         before.find_first_not_of("0123456789:.,") == std::string_view::npos;
}

/// "01:02:03,400" and "02:03.400" in seconds; none for what is no time.
std::optional<double> seconds_of(std::string_view text) {
  double whole = 0.0;  // Of the fields before the last.
  double field = 0.0;
  double unit = 0.0;  // Of the next digit, once the decimal mark was there.
  std::size_t digits = 0;
  for (const char c : trim(text)) {
    if (c == ':') {
      if (unit > 0.0) return {};
      whole = (whole + field) * 60.0;
      field = 0.0;
    } else if (c == ',' || c == '.') {
      if (unit > 0.0) return {};
      unit = 0.1;
    } else if (c >= '0' && c <= '9' && ++digits < 20) {
      field = unit > 0.0 ? field + (c - '0') * unit : field * 10.0 + (c - '0');
      if (unit > 0.0) unit /= 10.0;
    } else {
      return {};
    }
  }
  constexpr double kLongest = 1e6;
  if (digits == 0 || whole + field > kLongest) return {};
  return whole + field;
}

/// The times of a line of times; none when it says no span.
std::optional<Span> span_of(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  std::string_view behind = trim(line.substr(arrow + 3));
  behind = behind.substr(0, behind.find_first_of(" \t"));
  const auto begin = seconds_of(line.substr(0, arrow));
  const auto end = seconds_of(behind);
  if (!begin || !end || *end < *begin) return {};
  return Span{*begin, *end};
}

bool is_number(std::string_view line) {
  return !line.empty() &&
         line.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trim(line);
}

/// `line` without tags and with references replaced.
std::string plain_line(std::string_view line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    const char open = line[at];
    const bool tag =
        open == '<' && at + 1 < line.size() &&
        (line[at + 1] == '/' || is_letter(first_char(line.substr(at + 1))) ||
         is_digit(first_char(line.substr(at + 1))));
    const bool override_tag = open == '{' && line.substr(at).starts_with("{\\");
    if (tag || override_tag) {
      const std::size_t end = line.find(tag ? '>' : '}', at);
      if (end != std::string_view::npos) {
        at = end + 1;
        continue;
      }
    }
    plain += line[at++];
  }
  return html_text(plain);
}

bool begins_speech(std::string_view line) {
  const char32_t first = first_char(line);
  return first == U'-' || first == U'‐' || first == U'–' || first == U'—' ||
         first == U'－';
}

class CueJoiner {
 public:
  explicit CueJoiner(Document& document) : document_(document), writer_(document) {}

  /// What is added belongs to this cue from now on.
  void begin_cue(const std::optional<Span>& span) { span_ = span; }

  void add(std::string_view line) {
    if (line.empty()) return;
    const bool speech = begins_speech(line);
    if (!text_.empty() && (speech || ends_sentence(text_))) flush();
    std::string joint;
    if (!text_.empty()) {
      const bool unspaced =
          is_unspaced(last_char(text_)) && is_unspaced(first_char(line));
      if (!unspaced) joint = ' ';
    }
    text_ += joint;
    text_ += line;
    writer_.write(joint);
    const std::size_t begin = writer_.pending_bytes();
    writer_.write(line);
    if (span_)
      times_.push_back({{begin, writer_.pending_bytes()}, span_->begin, span_->end});
    constexpr std::size_t kLongestBytes = 600;  // Lyrics have no full stops at all.
    if (text_.size() > kLongestBytes) flush();
  }

  void flush() {
    const std::size_t blocks = document_.blocks.size();
    writer_.end_block();
    if (document_.blocks.size() > blocks) add_times(document_.blocks.back().range);
    times_.clear();
    text_.clear();
  }

 private:
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
  std::string text_;
  std::optional<Span> span_;
  std::vector<ShownTime> times_;  // Of the block, counted from its start.
};

}  // namespace

bool begins_like_subtitles(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = bytes.substr(0, 400);
  if (bytes.starts_with("WEBVTT") &&
      (bytes.size() == 6 || bytes[6] == ' ' || bytes[6] == '\n' || bytes[6] == '\r' ||
       bytes[6] == '\t'))
    return true;
  std::string_view first;
  while (first.empty() && !bytes.empty()) first = take_line(bytes);
  return is_number(first) && is_time_line(take_line(bytes));
}

void read_subtitles(std::string_view text, Document& document) {
  CueJoiner cues(document);
  bool in_cue = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) {
      in_cue = false;
    } else if (is_time_line(line)) {
      in_cue = true;
      cues.begin_cue(span_of(line));
    } else if (in_cue) {
      // A number before a line of times is that of a cue without an empty line before.
      std::string_view rest = text;
      if (is_number(line) && is_time_line(take_line(rest)))
        in_cue = false;
      else
        cues.add(trim(plain_line(line)));
    }
  }
  cues.flush();
}

}  // namespace awase
