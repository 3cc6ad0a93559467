// SPDX-License-Identifier: Apache-2.0

#include "align/anchors.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Most characters of a bad field that a message repeats.
constexpr std::size_t kShownChars = 30;

struct ReadAnchor {
  Bead bead;
  std::size_t line = 0;
};

class AnchorReader {
 public:
  AnchorReader(std::string_view name, std::size_t source_count,
               std::size_t target_count)
      : name_(name), counts_{source_count, target_count} {}

  void read_line(std::string_view line, std::size_t number) {
    line_ = number;
    const std::string_view content = trim(line);
    if (content.empty() || content[0] == '#') return;
    const std::size_t tab = content.find('\t');
    if (tab == content.npos)
      fail(
          Message("no tab; write a source and a target segment with a tab between "
                  "them"));
    const Bead bead{read_range(trim(content.substr(0, tab)), 0),
                    read_range(trim(content.substr(tab + 1)), 1), 0.0, 1.0};
    anchors_.push_back({bead, number});
  }

  std::vector<Bead> finish() {
    std::stable_sort(anchors_.begin(), anchors_.end(),
                     [](const ReadAnchor& a, const ReadAnchor& b) {
                       return a.bead.source.first < b.bead.source.first;
                     });
    std::vector<Bead> beads;
    const ReadAnchor* before = nullptr;
    for (const ReadAnchor& anchor : anchors_) {
      if (before != nullptr && (anchor.bead.source.first < before->bead.source.last ||
                                anchor.bead.target.first < before->bead.target.last)) {
        line_ = std::max(anchor.line, before->line);
        fail(Message(
            "crosses or overlaps the pair of line {other}; leave out one of the "
            "two",
            {{"other", std::min(anchor.line, before->line)}}));
      }
      beads.push_back(anchor.bead);
      before = &anchor;
    }
    return beads;
  }

 private:
  [[noreturn]] void fail(Message what) const {
    throw Error(
        ErrorKind::input,
        Message("{file}:{line}: {reason}",
                {{"file", name_}, {"line", line_}, {"reason", std::move(what)}}));
  }

  std::optional<std::size_t> read_number(std::string_view text) const {
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
    return number;
  }

  SegmentRange read_range(std::string_view field, int side) const {
    const std::size_t dash = std::min(field.find('-'), field.size());
    const auto first = read_number(trim(field.substr(0, dash)));
    const auto last =
        dash == field.size() ? first : read_number(trim(field.substr(dash + 1)));
    if (!first || !last || *first == 0 || *last < *first)
      fail(
          Message("'{text}' is no segment number and no range such as 3-4; count from "
                  "1",
                  {{"text", prefix_of_width(field, kShownChars)}}));
    if (*last > counts_[side])
      fail(side == 0
               ? Message("there is no source segment {number}; the last one is {last}",
                         {{"number", *last}, {"last", counts_[side]}})
               : Message("there is no target segment {number}; the last one is {last}",
                         {{"number", *last}, {"last", counts_[side]}}));
    return {*first - 1, *last};
  }

  std::string_view name_;
  std::size_t counts_[2];
  std::size_t line_ = 0;
  std::vector<ReadAnchor> anchors_;
};

}  // namespace

std::vector<Bead> read_anchors(std::string_view content, std::string_view name,
                               std::size_t source_count, std::size_t target_count) {
  AnchorReader reader(name, source_count, target_count);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    reader.read_line(content.substr(begin, end - begin), ++number);
    begin = end + 1;
  }
  return reader.finish();
}

bool anchors_hold(std::span<const Bead> anchors, std::size_t source_count,
                  std::size_t target_count) {
  std::size_t source = 0;
  std::size_t target = 0;
  for (const Bead& anchor : anchors) {
    if (anchor.source.first < source || anchor.target.first < target) return false;
    if (anchor.source.first > anchor.source.last ||
        anchor.target.first > anchor.target.last ||
        (!anchor.is_pair() && !is_border(anchor)))
      return false;
    source = anchor.source.last;
    target = anchor.target.last;
  }
  return source <= source_count && target <= target_count;
}

void close_at_anchors(Corridor& corridor, std::span<const Bead> anchors) {
  if (anchors.empty()) return;
  const std::size_t rows = corridor.low.size();
  // Columns between which each row must lie: those of the anchors before and behind.
  std::vector<std::uint32_t> least(rows, 0);
  std::vector<std::uint32_t> most(rows, corridor.high.back());
  for (const Bead& anchor : anchors) {
    if (is_border(anchor)) continue;
    const auto first = static_cast<std::uint32_t>(anchor.target.first);
    const auto last = static_cast<std::uint32_t>(anchor.target.last);
    for (std::size_t i = anchor.source.first + 1; i < anchor.source.last; ++i) {
      least[i] = first;
      most[i] = last;
    }
    least[anchor.source.last] = last;
    most[anchor.source.first] = first;
  }
  for (std::size_t i = 1; i < rows; ++i) least[i] = std::max(least[i], least[i - 1]);
  for (std::size_t i = rows - 1; i-- > 0;) most[i] = std::min(most[i], most[i + 1]);
  for (std::size_t i = 0; i < rows; ++i) {
    corridor.low[i] = std::clamp(corridor.low[i], least[i], most[i]);
    corridor.high[i] = std::clamp(corridor.high[i], least[i], most[i]);
  }
  for (const Bead& anchor : anchors) {
    // The ends themselves must be inside, whatever the rest of the corridor says.
    const std::size_t first = anchor.source.first;
    const std::size_t last = anchor.source.last;
    if (is_border(anchor)) {
      const auto column = static_cast<std::uint32_t>(anchor.target.first);
      corridor.high[first] = std::max(corridor.high[first], column);
      corridor.low[first] = std::min(corridor.low[first], column);
      continue;
    }
    corridor.high[first] = most[first];
    corridor.low[last] = least[last];
  }
}

}  // namespace awase
