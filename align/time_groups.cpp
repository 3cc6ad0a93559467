// SPDX-License-Identifier: Apache-2.0
//
// Cues of both sides that are shown together, found by their times alone. Segments that
// share a cue are one unit. Runs of units are put side by side so that they overlap as
// much as can be (dynamic programming over both lists, in a band around the time): each
// pair of runs counts the time that both are shown, less what only one is, and costs
// more when it could be divided. What lies between runs that agree well is left to the
// words.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "align/time_codes.h"

namespace awase {
namespace {

/// Segments that share cues, and when they are shown.
struct Unit {
  SegmentRange segments;
  double begin = 0.0;
  double end = 0.0;
};

std::vector<Unit> find_units(const SegmentedText& text, double ratio, double offset) {
  const std::vector<ShownTime>& times = text.document.times;
  std::vector<Unit> units;
  std::size_t cue = 0;
  std::size_t last = times.size();  // The last cue of the segment before.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const ByteRange& range = text.segments[i].range;
    while (cue < times.size() && times[cue].range.end_bytes <= range.begin_bytes) ++cue;
    const bool timed =
        cue < times.size() && times[cue].range.begin_bytes < range.end_bytes;
    if (!timed) {
      if (!units.empty()) units.back().segments.last = i + 1;
      continue;
    }
    const double begin = ratio * times[cue].begin_seconds + offset;
    const bool shared = cue == last;
    // The first of the cues begins it; what is shown out of the order of the text is
    // no unit of its own.
    if (units.empty() || (!shared && begin >= units.back().begin)) {
      const std::size_t first = units.empty() ? 0 : i;
      units.push_back({{first, i + 1}, begin, begin});
    }
    while (cue + 1 < times.size() && times[cue + 1].range.begin_bytes < range.end_bytes)
      ++cue;
    last = cue;
    units.back().segments.last = i + 1;
    units.back().end =
        std::max(units.back().end, ratio * times[cue].end_seconds + offset);
  }
  return units;
}

/// How many units of each side go together.
struct Shape {
  std::uint8_t source;
  std::uint8_t target;
};

constexpr std::array<Shape, 12> kShapes = {{{1, 0},
                                            {0, 1},
                                            {1, 1},
                                            {1, 2},
                                            {2, 1},
                                            {1, 3},
                                            {3, 1},
                                            {2, 2},
                                            {1, 4},
                                            {4, 1},
                                            {2, 3},
                                            {3, 2}}};

/// Units that are tried against each other lie no further apart, in seconds.
constexpr double kNear = 8.0;
/// A run is not carried over a pause this long, but where the other side shows one unit
/// all through it.
constexpr double kPause = 1.0;
constexpr std::size_t kMostCells = 8'000'000;

/// What a run of source units and one of target units have in common.
struct Overlap {
  double shared = 0.0;  ///< Seconds that both are shown.
  double shown = 0.0;   ///< Seconds of the two sides together.
  bool pauses = false;  ///< One of them has a pause that the other does not bridge.

  /// 1 when both are shown all the same time, 0 when never.
  double share() const { return shown > 0.0 ? 2.0 * shared / shown : 0.0; }
};

Overlap overlap(const Unit* source, const Unit* target, Shape shape) {
  Overlap result;
  for (unsigned s = 0; s < shape.source; ++s) {
    result.shown += source[s].end - source[s].begin;
    for (unsigned t = 0; t < shape.target; ++t)
      result.shared += std::max(0.0, std::min(source[s].end, target[t].end) -
                                         std::max(source[s].begin, target[t].begin));
    if (s > 0 && source[s].begin - source[s - 1].end >= kPause && shape.target > 1)
      result.pauses = true;
  }
  for (unsigned t = 0; t < shape.target; ++t) {
    result.shown += target[t].end - target[t].begin;
    if (t > 0 && target[t].begin - target[t - 1].end >= kPause && shape.source > 1)
      result.pauses = true;
  }
  return result;
}

/// What two runs side by side are worth, in seconds; 0 is as good as none.
double worth(const Overlap& together, Shape shape) {
  constexpr double kTogether = 0.5;  // Begins and ends never agree to the frame.
  constexpr double kMore = 0.1;      // For each unit more.
  constexpr double kDivisible = 1.0;
  if (together.shared <= 0.0 || together.pauses) return -1e6;
  return 2.0 * together.shared - together.shown / 2.0 + kTogether -
         kMore * (shape.source + shape.target - 2) -
         (std::min(shape.source, shape.target) > 1 ? kDivisible : 0.0);
}

/// The band of target units that each source unit is tried with.
struct Band {
  std::vector<std::size_t> low, high;  ///< Of each row; both rise.
  std::size_t cells = 0;
};

Band find_band(const std::vector<Unit>& source, const std::vector<Unit>& target) {
  Band band;
  band.low.assign(source.size() + 1, 0);
  band.high.assign(source.size() + 1, target.size());
  std::size_t low = 0, high = 0;
  for (std::size_t i = 0; i < source.size(); ++i) {
    while (low < target.size() && target[low].end < source[i].begin - kNear) ++low;
    while (high < target.size() && target[high].begin < source[i].end + kNear) ++high;
    if (i > 0) band.low[i] = low;
    band.high[i] = std::max(high, band.low[i]);
  }
  for (std::size_t i = 0; i < source.size(); ++i) {
    band.high[i] = std::max(band.high[i], band.low[i + 1]);
    if (i > 0) band.high[i] = std::max(band.high[i], band.high[i - 1]);
  }
  band.low.back() = band.low[source.empty() ? 0 : source.size() - 1];
  for (std::size_t i = 0; i <= source.size(); ++i)
    band.cells += band.high[i] - band.low[i] + 1;
  return band;
}

/// The best way through both lists, as shapes in order; empty when there is none that
/// could be looked for.
std::vector<Shape> best_shapes(const std::vector<Unit>& source,
                               const std::vector<Unit>& target) {
  const Band band = find_band(source, target);
  if (band.cells > kMostCells) return {};
  const std::size_t rows = source.size() + 1;
  std::vector<std::size_t> row_begin(rows + 1, 0);
  for (std::size_t i = 0; i < rows; ++i)
    row_begin[i + 1] = row_begin[i] + band.high[i] - band.low[i] + 1;
  constexpr double kNever = -1e18;
  std::vector<double> value(band.cells, kNever);
  std::vector<std::uint8_t> came(band.cells, 0);
  const auto inside = [&](std::size_t i, std::size_t j) {
    return band.low[i] <= j && j <= band.high[i];
  };
  const auto cell = [&](std::size_t i, std::size_t j) {
    return row_begin[i] + j - band.low[i];
  };
  value[0] = 0.0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = band.low[i]; j <= band.high[i]; ++j) {
      for (std::uint8_t k = 0; k < kShapes.size(); ++k) {
        const Shape shape = kShapes[k];
        if (shape.source > i || shape.target > j ||
            !inside(i - shape.source, j - shape.target))
          continue;
        double total = value[cell(i - shape.source, j - shape.target)];
        if (total == kNever) continue;
        if (shape.source > 0 && shape.target > 0)
          total += worth(
              overlap(&source[i - shape.source], &target[j - shape.target], shape),
              shape);
        double& best = value[cell(i, j)];
        if (total <= best) continue;
        best = total;
        came[cell(i, j)] = k;
      }
    }
  }
  if (value.back() == kNever) return {};
  std::vector<Shape> shapes;
  for (std::size_t i = source.size(), j = target.size(); i > 0 || j > 0;) {
    const Shape shape = kShapes[came[cell(i, j)]];
    shapes.push_back(shape);
    i -= shape.source;
    j -= shape.target;
  }
  std::reverse(shapes.begin(), shapes.end());
  return shapes;
}

SegmentRange segments_of(const std::vector<Unit>& units, std::size_t first,
                         std::size_t count) {
  return {units[first].segments.first, units[first + count - 1].segments.last};
}

}  // namespace

std::vector<Bead> time_anchors(const SegmentedText& source, const SegmentedText& target,
                               const ClockFit& clock) {
  constexpr double kAgree = 0.6;    // Share of the time that both are shown.
  constexpr std::size_t kMost = 4;  // Segments of a side in one bead.
  std::vector<Bead> anchors;
  if (!clock.fits) return anchors;
  const std::vector<Unit> sources =
      find_units(source, clock.ratio, clock.offset_seconds);
  const std::vector<Unit> targets = find_units(target, 1.0, 0.0);
  std::size_t i = 0, j = 0;
  for (const Shape shape : best_shapes(sources, targets)) {
    const std::size_t s = i, t = j;
    i += shape.source;
    j += shape.target;
    if (shape.source == 0 || shape.target == 0) continue;
    if (overlap(&sources[s], &targets[t], shape).share() < kAgree) continue;
    const SegmentRange from = segments_of(sources, s, shape.source);
    const SegmentRange to = segments_of(targets, t, shape.target);
    const bool whole = (from.size() == 1 && to.size() <= kMost) ||
                       (to.size() == 1 && from.size() <= kMost);
    const Bead begin{{from.first, from.first}, {to.first, to.first}, 0.0, 1.0};
    if (anchors.empty() || anchors.back() != begin) anchors.push_back(begin);
    if (whole) anchors.push_back({from, to, 0.0, 1.0});
    anchors.push_back({{from.last, from.last}, {to.last, to.last}, 0.0, 1.0});
  }
  return anchors;
}

}  // namespace awase
