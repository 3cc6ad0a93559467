// SPDX-License-Identifier: Apache-2.0

#include "align/number_doubt.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/in_parallel.h"
#include "text/number_comparison.h"

namespace awase {
namespace {

constexpr std::size_t kMostNamed = 10;
constexpr std::size_t kLongestQuote = 60;

std::string text_of(const SegmentedText& text, const SegmentRange& range) {
  std::string all;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (!all.empty()) all += '\n';  // no number goes on across segments
    all += text.text(i);
  }
  return all;
}

/// The places of `quantities` in `text`, as they stand there.
std::string quote(std::string_view text, const std::vector<Quantity>& quantities) {
  std::string quoted;
  for (const Quantity& quantity : quantities) {
    if (quoted.size() > kLongestQuote) return quoted + ", …";
    if (!quoted.empty()) quoted += ", ";
    quoted += text.substr(quantity.range.begin_bytes, quantity.range.size_bytes());
  }
  return quoted;
}

/// A pair whose sides contradict each other.
struct Contradiction {
  std::size_t bead = 0;
  NumberDifference difference;
};

/// In the order of `beads`.
std::vector<Contradiction> contradictions(const SegmentedText& source,
                                          const SegmentedText& target,
                                          const std::vector<Bead>& beads,
                                          unsigned threads) {
  const NumberComparison numbers(source.document.language, target.document.language);
  return gather_parts<Contradiction>(
      beads.size(), threads,
      [&](std::size_t first, std::size_t last, std::vector<Contradiction>& found) {
        for (std::size_t b = first; b < last; ++b) {
          if (!beads[b].is_pair()) continue;
          NumberDifference difference = numbers.contradiction(
              text_of(source, beads[b].source), text_of(target, beads[b].target));
          if (difference.is_contradiction())
            found.push_back({b, std::move(difference)});
        }
      });
}

std::string segments_of(const SegmentRange& range) {
  std::string name = std::to_string(range.first + 1);
  if (range.size() > 1) name += "-" + std::to_string(range.last);
  return name;
}

}  // namespace

std::vector<Message> doubt_contradicted(const SegmentedText& source,
                                        const SegmentedText& target,
                                        const std::vector<Bead>& given,
                                        std::vector<Bead>& beads, unsigned threads) {
  const auto is_given = [&](const Bead& bead) {
    return std::any_of(given.begin(), given.end(), [&](const Bead& one) {
      return one.source == bead.source && one.target == bead.target;
    });
  };
  std::vector<Message> lines;
  std::size_t more = 0;
  for (const auto& [number, difference] :
       contradictions(source, target, beads, threads)) {
    Bead& bead = beads[number];
    if (!is_given(bead))
      bead.confidence = std::min(bead.confidence, kContradictedConfidence);
    if (lines.size() < kMostNamed) {
      lines.push_back(
          Message("numbers differ: source segment {source} says {from}, "
                  "target segment {target} says {to}",
                  {{"source", segments_of(bead.source)},
                   {"from", quote(text_of(source, bead.source), difference.source)},
                   {"target", segments_of(bead.target)},
                   {"to", quote(text_of(target, bead.target), difference.target)}}));
    } else {
      ++more;
    }
  }
  if (more > 0)
    lines.push_back(Message::plural("numbers differ in {count} more pair",
                                    "numbers differ in {count} more pairs", more));
  return lines;
}

}  // namespace awase
