// SPDX-License-Identifier: Apache-2.0
//
// Subtitles of one film in two languages are shown at the same times, but for a film
// that begins later or runs faster (25 for 23.976 frames a second), and are cut into
// cues differently. First the clocks are set: every pair of cues votes for the offset
// between them, once for each ratio of frame rates, and the ratio with the highest peak
// wins (as in the time-shift alignment of Tiedemann 2007, "Improved sentence alignment
// for movie subtitles", but without anchors in the text). Then each time at which both
// sides change cues is a border. What lies between two borders is left to the words: a
// sentence over several cues on one side, a cue that is missing on the other.

#include "align/time_codes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace awase {
namespace {

constexpr double kFilm = 24.0 / 1.001;
constexpr double kRatios[] = {1.0,          25.0 / kFilm, kFilm / 25.0, 24.0 / kFilm,
                              kFilm / 24.0, 25.0 / 24.0,  24.0 / 25.0};
/// Largest offset that is looked for, and the width of a bin of votes, in seconds.
constexpr double kMostOffset = 600.0;
constexpr double kBin = 0.1;
/// Source cues that vote, and most votes of one.
constexpr std::size_t kVoters = 2000;
constexpr std::size_t kVotes = 2000;
/// How far two changes of cues may lie apart and be one, in seconds.
constexpr double kSame = 0.3;
/// Changes of cues that are looked at in one gap of the other side.
constexpr std::size_t kMostInGap = 10'000;
/// Share of the cues of the side with fewer that must begin together.
constexpr double kLeastShare = 0.5;
/// Pairs of cues from which the ratio is refined too.
constexpr std::size_t kTellRatio = 20;

struct Peak {
  double offset = 0.0;
  double votes = 0.0;
};

/// The offset that most source cues vote for. Both lists rise.
Peak find_peak(const std::vector<double>& source, const std::vector<double>& target,
               double ratio) {
  constexpr auto kBins = static_cast<std::size_t>(2.0 * kMostOffset / kBin) + 3;
  std::vector<std::uint32_t> bins(kBins, 0);
  const std::size_t step = (source.size() + kVoters - 1) / kVoters;
  for (std::size_t i = 0; i < source.size(); i += step) {
    const double here = ratio * source[i];
    auto at = std::lower_bound(target.begin(), target.end(), here - kMostOffset);
    std::size_t last = kBins;
    for (std::size_t votes = 0; at != target.end() && votes < kVotes; ++at, ++votes) {
      if (*at - here > kMostOffset) break;
      const auto bin =
          static_cast<std::size_t>(std::lround((*at - here + kMostOffset) / kBin)) + 1;
      if (bin != last && bin + 1 < kBins) ++bins[bin];
      last = bin;
    }
  }
  Peak peak;
  for (std::size_t bin = 1; bin + 1 < kBins; ++bin) {
    // Of equal peaks the one that is nearest to no offset.
    const double offset = static_cast<double>(bin - 1) * kBin - kMostOffset;
    const double votes =
        bins[bin - 1] + 1.01 * bins[bin] + bins[bin + 1] - 1e-4 * std::abs(offset);
    if (votes > peak.votes) peak = {offset, votes};
  }
  return peak;
}

/// Pairs of cues that begin within `tolerance` of each other by `clock`.
struct Begins {
  double source = 0.0;
  double target = 0.0;
};

std::vector<Begins> find_common(const std::vector<double>& source,
                                const std::vector<double>& target,
                                const ClockFit& clock, double tolerance) {
  std::vector<Begins> common;
  for (const double begin : source) {
    const double here = clock.ratio * begin + clock.offset_seconds;
    const auto next = std::lower_bound(target.begin(), target.end(), here);
    double nearest = std::numeric_limits<double>::infinity();
    if (next != target.end()) nearest = *next;
    if (next != target.begin() && here - *(next - 1) < std::abs(nearest - here))
      nearest = *(next - 1);
    if (std::abs(nearest - here) <= tolerance) common.push_back({begin, nearest});
  }
  return common;
}

/// Least squares over the common beginnings; of few the median offset alone.
void refine(const std::vector<Begins>& common, ClockFit& clock) {
  if (common.empty()) return;
  if (common.size() >= kTellRatio) {
    const double count = static_cast<double>(common.size());
    double s = 0.0, t = 0.0, ss = 0.0, st = 0.0;
    for (const Begins& pair : common)
      s += pair.source / count, t += pair.target / count;
    for (const Begins& pair : common) {
      ss += (pair.source - s) * (pair.source - s);
      st += (pair.source - s) * (pair.target - t);
    }
    constexpr double kMostChange = 0.002;
    if (ss > 0.0 && std::abs(st / ss / clock.ratio - 1.0) < kMostChange) {
      clock.ratio = st / ss;
      clock.offset_seconds = t - clock.ratio * s;
      return;
    }
  }
  std::vector<double> offsets;
  for (const Begins& pair : common)
    offsets.push_back(pair.target - clock.ratio * pair.source);
  const auto middle = offsets.begin() + static_cast<std::ptrdiff_t>(offsets.size() / 2);
  std::nth_element(offsets.begin(), middle, offsets.end());
  clock.offset_seconds = *middle;
}

/// The time between two segments, while which neither is shown.
struct Gap {
  std::size_t index = 0;  ///< Segments before it.
  double begin = 0.0;
  double end = 0.0;
};

/// The gaps of a text where the cue changes, from before its first segment to behind
/// its last one.
std::vector<Gap> find_gaps(const SegmentedText& text, double ratio, double offset) {
  constexpr double kEver = std::numeric_limits<double>::infinity();
  const std::vector<ShownTime>& times = text.document.times;
  std::vector<Gap> gaps;
  std::size_t cue = 0;
  std::size_t last = times.size();  // The last cue of the segment before.
  double ended = -kEver;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const ByteRange& range = text.segments[i].range;
    while (cue < times.size() && times[cue].range.end_bytes <= range.begin_bytes) ++cue;
    if (cue == times.size()) break;
    const double begin = ratio * times[cue].begin_seconds + offset;
    // Cues that are shown out of the order of the text bound nothing.
    if (cue != last && begin >= ended - kSame)
      gaps.push_back({i, std::min(ended, begin), begin});
    while (cue + 1 < times.size() && times[cue + 1].range.begin_bytes < range.end_bytes)
      ++cue;
    last = cue;
    ended = std::max(ended, ratio * times[cue].end_seconds + offset);
  }
  gaps.push_back({text.size(), ended, kEver});
  return gaps;
}

/// Seconds between two gaps; 0 when they overlap.
double distance(const Gap& one, const Gap& other) {
  return std::max({0.0, one.begin - other.end, other.begin - one.end});
}

}  // namespace

ClockFit fit_clocks(std::vector<double> source_begins,
                    std::vector<double> target_begins) {
  ClockFit clock;
  if (source_begins.empty() || target_begins.empty()) return clock;
  std::sort(source_begins.begin(), source_begins.end());
  std::sort(target_begins.begin(), target_begins.end());
  double most = 0.0;
  for (const double ratio : kRatios) {
    const Peak peak = find_peak(source_begins, target_begins, ratio);
    // The same rate unless another explains clearly more.
    const double votes = ratio == 1.0 ? peak.votes * 1.1 : peak.votes;
    if (votes <= most) continue;
    most = votes;
    clock.ratio = ratio;
    clock.offset_seconds = peak.offset;
  }
  for (const double tolerance : {0.6, kSame, kSame})
    refine(find_common(source_begins, target_begins, clock, tolerance), clock);
  const std::size_t fewer = std::min(source_begins.size(), target_begins.size());
  const std::size_t common =
      find_common(source_begins, target_begins, clock, kSame).size();
  clock.fits = static_cast<double>(common) >= kLeastShare * static_cast<double>(fewer);
  return clock;
}

std::vector<Bead> time_borders(const SegmentedText& source, const SegmentedText& target,
                               const ClockFit& clock) {
  std::vector<Bead> borders;
  if (!clock.fits) return borders;
  const std::vector<Gap> sources = find_gaps(source, clock.ratio, clock.offset_seconds);
  const std::vector<Gap> targets = find_gaps(target, 1.0, 0.0);
  std::size_t next = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    while (next < targets.size() && targets[next].end < sources[i].begin - kSame)
      ++next;
    const std::size_t from = std::max(next, last);
    for (std::size_t j = from; j < std::min(targets.size(), from + kMostInGap); ++j) {
      if (targets[j].begin > sources[i].end + kSame) break;
      const double here = distance(sources[i], targets[j]);
      // The nearest on both sides, where short cues leave a choice.
      const auto is_nearer = [&](std::size_t s, std::size_t t) {
        return s < sources.size() && t < targets.size() &&
               distance(sources[s], targets[t]) < here;
      };
      if (is_nearer(i - 1, j) || is_nearer(i + 1, j) || is_nearer(i, j - 1) ||
          is_nearer(i, j + 1))
        continue;
      const std::size_t s = sources[i].index;
      const std::size_t t = targets[j].index;
      const bool rises = borders.empty() || (borders.back().source.last <= s &&
                                             borders.back().target.last <= t);
      if (!rises) continue;
      borders.push_back({{s, s}, {t, t}, 0.0, 1.0});
      last = j;
    }
  }
  return borders;
}

std::vector<Bead> with_anchors(const std::vector<Bead>& borders,
                               const std::vector<Bead>& anchors) {
  std::vector<Bead> all;
  std::size_t next = 0;
  const auto is_before = [](const Bead& bead, const Bead& border) {
    return bead.source.last <= border.source.first &&
           bead.target.last <= border.target.first;
  };
  for (const Bead& border : borders) {
    while (next < anchors.size() && is_before(anchors[next], border))
      all.push_back(anchors[next++]);
    if (next == anchors.size() || is_before(border, anchors[next]))
      all.push_back(border);
  }
  all.insert(all.end(), anchors.begin() + static_cast<std::ptrdiff_t>(next),
             anchors.end());
  return all;
}

std::string describe(const ClockFit& clock) {
  if (!clock.fits)
    return "the times of the two do not fit each other; aligned by their words alone";
  std::string line = "aligned by their times";
  const auto number = [](const char* format, double value) {
    char text[40];
    std::snprintf(text, sizeof text, format, value);
    return std::string(text);
  };
  constexpr double kTrivialRatio = 2e-4;
  constexpr double kTrivialOffset = 0.2;
  if (std::abs(clock.ratio - 1.0) > kTrivialRatio)
    line += "; the clock of the target runs " + number("%.4f", clock.ratio) +
            " times that of the source";
  if (std::abs(clock.offset_seconds) > kTrivialOffset)
    line += "; the target is " + number("%.1f", std::abs(clock.offset_seconds)) +
            (clock.offset_seconds > 0.0 ? " s later" : " s earlier");
  return line;
}

}  // namespace awase
