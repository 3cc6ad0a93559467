// SPDX-License-Identifier: Apache-2.0

#include "text/documents/subtitle_cues.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "text/documents/html_text.h"
#include "text/documents/xml_parts.h"
#include "text/unicode.h"
#include "text/xml.h"

namespace awase {
namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trim(line);
}

bool is_number(std::string_view line) {
  return !line.empty() &&
         line.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<CueSpan> make_span(std::optional<double> begin,
                                 std::optional<double> end) {
  if (!begin || !end || *end < *begin) return {};
  return CueSpan{*begin, *end};
}

/// The times of a line of times; none when it says no span.
std::optional<CueSpan> span_of(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  std::string_view behind = trim(line.substr(arrow + 3));
  behind = behind.substr(0, behind.find_first_of(" \t"));
  return make_span(subtitle_seconds(line.substr(0, arrow)), subtitle_seconds(behind));
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
        const std::string_view name = line.substr(at + 1, end - at - 1);
        at = end + 1;
        // How what stands before it is read.
        if (name == "rt" || name == "rp")
          at = std::min(line.find("</", at), line.size());
        continue;
      }
    }
    plain += line[at++];
  }
  return html_text(plain);
}

void add_line(Cue& cue, std::string_view line) {
  line = trim(line);
  if (!line.empty()) cue.lines.emplace_back(line);
}

/// SubRip and WebVTT.
std::vector<Cue> read_arrow_cues(std::string_view text) {
  std::vector<Cue> cues;
  bool in_cue = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) {
      in_cue = false;
    } else if (is_arrow_time_line(line)) {
      in_cue = true;
      cues.push_back({span_of(line), {}});
    } else if (in_cue) {
      // A number before a line of times is that of a cue without an empty line before.
      std::string_view rest = text;
      if (is_number(line) && is_arrow_time_line(take_line(rest)))
        in_cue = false;
      else
        add_line(cues.back(), plain_line(line));
    }
  }
  return cues;
}

std::vector<Cue> read_sbv_cues(std::string_view text) {
  std::vector<Cue> cues;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (is_sbv_time_line(line)) {
      const std::size_t comma = line.find(',');
      cues.push_back({make_span(subtitle_seconds(line.substr(0, comma)),
                                subtitle_seconds(line.substr(comma + 1))),
                      {}});
    } else if (!cues.empty()) {
      std::string_view rest = line;  // "[br]" breaks a line.
      for (std::size_t at = rest.find("[br]"); at != rest.npos;
           at = rest.find("[br]")) {
        add_line(cues.back(), plain_line(rest.substr(0, at)));
        rest.remove_prefix(at + 4);
      }
      add_line(cues.back(), plain_line(rest));
    }
  }
  return cues;
}

/// The text of a dialogue line of ASS, as lines: without overrides ("{\i1}"), remarks
/// in braces and drawings.
void add_ass_text(std::string_view text, Cue& cue) {
  std::string line;
  bool drawing = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '{') {
      const std::size_t end = text.find('}', at);
      if (end != std::string_view::npos) {
        const std::string_view tags = text.substr(at, end - at);
        for (std::size_t p = tags.find("\\p"); p != tags.npos;
             p = tags.find("\\p", p + 1))
          if (p + 2 < tags.size() && tags[p + 2] >= '0' && tags[p + 2] <= '9')
            drawing = tags[p + 2] != '0';
        at = end + 1;
        continue;
      }
    }
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\\N") || rest.starts_with("\\n")) {
      add_line(cue, line);
      line.clear();
      at += 2;
    } else if (rest.starts_with("\\h")) {
      line += ' ';
      at += 2;
    } else {
      if (!drawing) line += text[at];
      ++at;
    }
  }
  add_line(cue, line);
}

std::vector<std::string> fields_of(std::string_view line, std::size_t most) {
  std::vector<std::string> fields;
  while (fields.size() + 1 < most) {
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos) break;
    fields.emplace_back(trim(line.substr(0, comma)));
    line.remove_prefix(comma + 1);
  }
  fields.emplace_back(trim(line));
  return fields;
}

/// ASS and SSA: the dialogue lines of [Events], by time, for editors write them in the
/// order in which they were made.
std::vector<Cue> read_ass_cues(std::string_view text) {
  constexpr std::size_t kMostFields = 40;
  std::size_t start = 1, end = 2, content = 9;  // As every known version has them.
  std::vector<Cue> cues;
  bool in_events = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.starts_with('[')) in_events = fold(line) == "[events]";
    if (!in_events) continue;
    if (line.starts_with("Format:")) {
      const auto names = fields_of(line.substr(7), kMostFields);
      for (std::size_t k = 0; k < names.size(); ++k) {
        if (names[k] == "Start") start = k;
        if (names[k] == "End") end = k;
        if (names[k] == "Text") content = k;
      }
    } else if (line.starts_with("Dialogue:")) {
      const auto fields = fields_of(line.substr(9), content + 1);
      if (fields.size() <= std::max({start, end, content})) continue;
      Cue cue{make_span(subtitle_seconds(fields[start]), subtitle_seconds(fields[end])),
              {}};
      add_ass_text(fields[content], cue);
      cues.push_back(std::move(cue));
    }
  }
  std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) {
    return a.span && b.span && a.span->begin_seconds < b.span->begin_seconds;
  });
  return cues;
}

/// The times of TTML: clock times, with frames ("00:00:01:12"), and offsets ("1.5s").
class TtmlClock {
 public:
  void take_rates(const XmlEvent& root) {
    if (const int rate = small_number(local_attribute(root, "frameRate"), 0); rate > 0)
      frames_ = rate;
    if (const int rate = small_number(local_attribute(root, "tickRate"), 0); rate > 0)
      ticks_ = rate;
    const std::string_view factor = local_attribute(root, "frameRateMultiplier");
    const int over = small_number(factor, 0);
    const std::size_t space = factor.find_first_of(" :");
    const int under =
        space == factor.npos ? 0 : small_number(factor.substr(space + 1), 0);
    if (over > 0 && under > 0) frames_ = frames_ * over / under;
  }

  std::optional<double> seconds(std::string_view text) const {
    text = trim(text);
    if (std::count(text.begin(), text.end(), ':') == 3) {
      const std::size_t last = text.rfind(':');
      const auto whole = subtitle_seconds(text.substr(0, last));
      const auto frame = subtitle_seconds(text.substr(last + 1));
      if (!whole || !frame) return {};
      return *whole + *frame / frames_;
    }
    double unit = 1.0;
    for (const auto& [name, value] :
         {std::pair("ms", 0.001), std::pair("h", 3600.0), std::pair("m", 60.0),
          std::pair("s", 1.0), std::pair("f", 1.0 / frames_),
          std::pair("t", 1.0 / ticks_)}) {
      const std::string_view suffix(name);
      if (!text.ends_with(suffix)) continue;
      text.remove_suffix(suffix.size());
      unit = value;
      break;
    }
    const auto number = subtitle_seconds(text, unit < 1.0);
    return number ? std::optional(*number * unit) : std::nullopt;
  }

 private:
  static std::optional<double> subtitle_seconds(std::string_view text,
                                                bool may_be_large = false) {
    if (!may_be_large) return awase::subtitle_seconds(text);
    double value = 0.0;
    if (text.empty() || text.size() > 18) return {};
    for (const char c : text) {
      if (c < '0' || c > '9') return awase::subtitle_seconds(text);
      value = value * 10.0 + (c - '0');
    }
    return value;
  }

  double frames_ = 30.0;
  double ticks_ = 10'000'000.0;
};

/// Timed Text: a cue is a p with times.
class TtmlReader {
 public:
  std::vector<Cue> read(std::string_view text, const std::string& name) {
    const std::string bytes(text);
    XmlReader reader(xml_source(bytes), name);
    XmlEvent event;
    while (reader.next(event)) take(event);
    return std::move(cues_);
  }

 private:
  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::start_element) {
      if (name == "tt") clock_.take_rates(event);
      if (name == "p") begin_cue(event);
      if (name == "br") end_line();
      const bool is_reading = says_reading(event);
      if (name == "style" && is_reading)
        reading_styles_.insert(std::string(local_attribute(event, "id")));
      if (passed_over_ > 0 || name == "metadata" || is_reading) ++passed_over_;
    } else if (event.kind == XmlEventKind::end_element) {
      if (name == "p") {
        end_line();
        in_cue_ = false;
      }
      if (passed_over_ > 0) --passed_over_;
    } else if (event.kind == XmlEventKind::text && in_cue_ && passed_over_ == 0) {
      line_ += event.text;
    }
  }

  /// Whether the element is a reading, by itself or by one of its styles.
  bool says_reading(const XmlEvent& event) const {
    const std::string_view ruby = local_attribute(event, "ruby");
    if (ruby == "text" || ruby == "textContainer" || ruby == "delimiter") return true;
    std::string_view styles = local_attribute(event, "style");
    while (!styles.empty()) {
      const std::size_t end = std::min(styles.find(' '), styles.size());
      if (reading_styles_.count(std::string(styles.substr(0, end))) > 0) return true;
      styles.remove_prefix(std::min(end + 1, styles.size()));
    }
    return false;
  }

  void begin_cue(const XmlEvent& event) {
    const auto begin = clock_.seconds(local_attribute(event, "begin"));
    auto end = clock_.seconds(local_attribute(event, "end"));
    const auto length = clock_.seconds(local_attribute(event, "dur"));
    if (!end && begin && length) end = *begin + *length;
    cues_.push_back({make_span(begin, end), {}});
    in_cue_ = true;
    line_.clear();
  }

  void end_line() {
    if (!in_cue_) return;
    // A line end of the source is a space.
    std::string line;
    for (const char c : line_) {
      const bool space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space)
        line += c;
      else if (!line.empty() && line.back() != ' ')
        line += ' ';
    }
    add_line(cues_.back(), line);
    line_.clear();
  }

  TtmlClock clock_;
  std::vector<Cue> cues_;
  std::string line_;
  bool in_cue_ = false;
  std::set<std::string> reading_styles_;  ///< Ids of styles of readings.
  int passed_over_ = 0;  ///< Depth in metadata, or in how characters are read.
};

}  // namespace

std::optional<double> subtitle_seconds(std::string_view text) {
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

bool is_arrow_time_line(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  if (arrow == std::string_view::npos) return false;
  const std::string_view before = trim(line.substr(0, arrow));
  return before.find(':') != std::string_view::npos &&
         before.find_first_not_of("0123456789:.,") == std::string_view::npos;
}

bool is_sbv_time_line(std::string_view line) {
  line = trim(line);
  const std::size_t comma = line.find(',');
  if (comma == std::string_view::npos) return false;
  const auto is_time = [](std::string_view time) {
    return time.size() >= 11 && std::count(time.begin(), time.end(), ':') == 2 &&
           time[time.size() - 4] == '.' &&
           time.find_first_not_of("0123456789:.") == std::string_view::npos;
  };
  return is_time(line.substr(0, comma)) && is_time(line.substr(comma + 1));
}

std::vector<Cue> read_cues(std::string_view text, const std::string& name) {
  std::string_view rest = text;
  std::string_view first;
  while (first.empty() && !rest.empty()) first = take_line(rest);
  if (first.starts_with('<')) return TtmlReader().read(text, name);
  if (fold(first) == "[script info]" || fold(first) == "[events]")
    return read_ass_cues(text);
  if (is_sbv_time_line(first)) return read_sbv_cues(text);
  return read_arrow_cues(text);
}

}  // namespace awase
