// SPDX-License-Identifier: Apache-2.0

#include "text/subtitles.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/block_writer.h"
#include "text/html_text.h"
#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool is_time_line(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  if (arrow == std::string_view::npos) return false;
  const std::string_view before = trim(line.substr(0, arrow));
  return before.find(':') != std::string_view::npos &&
         before.find_first_not_of("0123456789:.,") == std::string_view::npos;
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
  explicit CueJoiner(Document& document) : writer_(document) {}

  void add(std::string_view line) {
    if (line.empty()) return;
    const bool speech = begins_speech(line);
    if (!text_.empty() && (speech || ends_sentence(text_))) flush();
    if (!text_.empty()) {
      const bool unspaced =
          is_unspaced(last_char(text_)) && is_unspaced(first_char(line));
      if (!unspaced) text_ += ' ';
    }
    text_ += line;
    constexpr std::size_t kLongestBytes = 600;  // Lyrics have no full stops at all.
    if (text_.size() > kLongestBytes) flush();
  }

  void flush() {
    writer_.add(text_, {});
    text_.clear();
  }

 private:
  BlockWriter writer_;
  std::string text_;
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
