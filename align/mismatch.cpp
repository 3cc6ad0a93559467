// SPDX-License-Identifier: Apache-2.0

#include "align/mismatch.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace awase {
namespace {

/// Texts of which a smaller share is paired hardly belong together.
constexpr double kLeastShare = 0.35;
/// Segments of a side without which nothing is said.
constexpr std::size_t kLeastSegments = 8;

double share_of(const TermText& text, std::span<const Bead> beads, Side side) {
  double paired = 0.0;
  for (const Bead& bead : beads) {
    if (!bead.is_pair()) continue;
    const SegmentRange& range = bead.range(side);
    for (std::size_t i = range.first; i < range.last; ++i)
      paired += bead.confidence * static_cast<double>(text.chars[i]);
  }
  const auto all = std::accumulate(text.chars.begin(), text.chars.end(), 0.0);
  return paired / std::max(1.0, all);
}

}  // namespace

double paired_share(const TermText& source, const TermText& target,
                    std::span<const Bead> beads) {
  return std::max(share_of(source, beads, Side::source),
                  share_of(target, beads, Side::target));
}

std::optional<Issue> doubt_translation(const TermText& source, const TermText& target,
                                       std::span<const Bead> beads) {
  if (std::min(source.size(), target.size()) < kLeastSegments) return std::nullopt;
  const double share = paired_share(source, target, beads);
  if (share >= kLeastShare) return std::nullopt;
  return Issue(
      Message("these two texts do not seem to be translations of each other: "
              "only {percent} percent is paired; see that both files are those "
              "you meant",
              {{"percent", std::lround(share * 100.0)}}));
}

}  // namespace awase
