// SPDX-License-Identifier: Apache-2.0
//
// Beads: which source segments translate to which target segments.

#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace awase {

/// The text or its translation.
enum class Side { source, target };

/// Both, the source first.
inline constexpr std::array<Side, 2> kBothSides = {Side::source, Side::target};

/// The side across.
inline Side other(Side side) {
  return side == Side::source ? Side::target : Side::source;
}

/// "source" or "target", as files and programs have it.
inline std::string_view side_name(Side side) {
  return side == Side::source ? "source" : "target";
}

/// Half-open range [first, last) of segment indices, counted from 0.
struct SegmentRange {
  std::size_t first = 0;
  std::size_t last = 0;

  std::size_t size() const { return last - first; }
  bool empty() const { return first == last; }
  bool operator==(const SegmentRange&) const = default;
};

/// The smallest stretch of segments that translate each other. Either side may be
/// empty (text left untranslated, text added), but never both.
struct Bead {
  SegmentRange source;
  SegmentRange target;
  double cost = 0.0;        ///< Nats, -ln p of this bead; lower is likelier.
  double confidence = 0.0;  ///< 0..1, the probability that this very bead is right.

  const SegmentRange& range(Side side) const {
    return side == Side::source ? source : target;
  }
  bool is_pair() const { return !source.empty() && !target.empty(); }
  bool operator==(const Bead&) const = default;
};

/// Whether `beads` hold every segment of both sides exactly once, in order.
bool covers(std::span<const Bead> beads, std::size_t source_count,
            std::size_t target_count);

/// The same, but the target may be taken in any order, as crossed sections have it.
bool covers_crossed(std::span<const Bead> beads, std::size_t source_count,
                    std::size_t target_count);

}  // namespace awase
