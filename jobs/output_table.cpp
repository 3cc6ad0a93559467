// SPDX-License-Identifier: Apache-2.0
//
// The table for people: every bead with its confidence, both sides next to each other.
//
//    #  conf.  shape  source                       target
//    1  0.99   1-1    雨です。                     It rains.

#include <algorithm>

#include "align/confidence.h"
#include "jobs/output.h"
#include "text/unicode.h"
#include "text/wrap.h"

namespace awase {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kMinSideColumns = 8;
constexpr std::string_view kReset = "\x1b[0m";

std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + spaces(columns > width ? columns - width : 0);
}

/// Control characters could move the cursor or change the terminal.
std::string without_controls(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_char(text, offset);
    if (c == U'\t')
      out += ' ';
    else
      append_char(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U'\uFFFD' : c);
  }
  return out;
}

/// The columns of a table, from left to right.
struct Layout {
  std::size_t number = 0;
  std::size_t confidence = 5;
  std::size_t shape = 5;
  std::size_t side = 0;

  Layout(std::size_t beads, std::size_t columns) {
    number = std::max<std::size_t>(std::to_string(beads).size(), 3);
    const std::size_t left = number + confidence + shape + 4 * kGap;
    side = std::max(columns > left ? (columns - left) / 2 : 0, kMinSideColumns);
  }
};

class Table {
 public:
  Table(const Layout& layout, const TableStyle& style, const ByteSink& out)
      : layout_(layout), style_(style), out_(out) {}

  void add_row(const std::string& number, const std::string& confidence,
               const std::string& shape, const std::string& source,
               const std::string& target, std::string_view colour) {
    const auto left = wrap(source, layout_.side);
    const auto right = wrap(target, layout_.side);
    const std::string indent =
        spaces(layout_.number + layout_.confidence + layout_.shape + 3 * kGap);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      std::string line = i == 0 ? head(number, confidence, shape, colour) : indent;
      line += padded(i < left.size() ? left[i] : "", layout_.side);
      line += spaces(kGap);
      line += i < right.size() ? right[i] : "";
      line.erase(line.find_last_not_of(' ') + 1);
      out_(line += '\n');
    }
  }

 private:
  std::string head(const std::string& number, const std::string& confidence,
                   const std::string& shape, std::string_view colour) const {
    std::string out = spaces(layout_.number - number.size()) + number + spaces(kGap);
    const std::string cell = padded(confidence, layout_.confidence);
    if (style_.colours && !colour.empty())
      out += std::string(colour) + cell + std::string(kReset);
    else
      out += cell;
    return out + spaces(kGap) + padded(shape, layout_.shape) + spaces(kGap);
  }

  Layout layout_;
  TableStyle style_;
  const ByteSink& out_;
};

std::string_view colour_of(const Bead& bead) {
  if (!bead.is_pair()) return "\x1b[2m";                          // dim
  if (bead.confidence < kDoubtfulBelow / 2.0) return "\x1b[31m";  // red
  if (bead.confidence < kDoubtfulBelow) return "\x1b[33m";        // yellow
  return "\x1b[32m";                                              // green
}

std::string side_text(const SegmentedText& text, const SegmentRange& range) {
  return without_controls(joined(text, range.first, range.last));
}

}  // namespace

void write_table(const AlignedPair& pair, const TableStyle& style,
                 const ByteSink& out) {
  const std::vector<Bead>& beads = pair.alignment.beads;
  Table table(Layout(beads.size(), style.columns), style, out);
  const auto heading = [](const SegmentedText& text, std::string_view otherwise) {
    const std::string& language = text.document.language;
    return language.empty() ? std::string(otherwise) : language;
  };
  table.add_row("#", "conf.", "shape", heading(pair.source, "source"),
                heading(pair.target, "target"), "");
  for (std::size_t i = 0; i < beads.size(); ++i) {
    const Bead& bead = beads[i];
    if (bead.is_pair() && !pair.is_wanted(bead)) continue;
    const std::string shape =
        std::to_string(bead.source.size()) + "-" + std::to_string(bead.target.size());
    table.add_row(std::to_string(i + 1), fixed(bead.confidence, 2), shape,
                  side_text(pair.source, bead.source),
                  side_text(pair.target, bead.target), colour_of(bead));
  }
}

}  // namespace awase
