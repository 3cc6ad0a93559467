// SPDX-License-Identifier: Apache-2.0
//
// Subtitles of one film in two languages are shown at the same times, but for a film
// that begins later or runs faster (25 for 23.976 frames a second), and are cut into
// cues differently. First the clocks are set: every pair of cues votes for the offset
// between them, once for each ratio of frame rates, and the ratio with the highest peak
// wins (as in the time-shift alignment of Tiedemann 2007, "Improved sentence alignment
// for movie subtitles", but without anchors in the text). The clocks hold when far more
// cues begin together by them than by clocks that are wrong. time_groups.cpp then puts
// the cues together that are shown together.

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
/// How far two cues may begin apart and begin together, in seconds.
constexpr double kSame = 0.3;
/// Share of the cues of the side with fewer that must begin together; or, where the two
/// are cut into cues differently, how much above the share at clocks that are wrong.
constexpr double kLeastShare = 0.5;
constexpr double kLeastExcess = 0.12;
constexpr double kWrongShifts[] = {-13.7, -9.1, -5.3, -2.9, 2.9, 5.3, 9.1, 13.7};
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
  const auto share_at = [&](double shift) {
    ClockFit shifted = clock;
    shifted.offset_seconds += shift;
    const bool source_has_fewer = source_begins.size() <= target_begins.size();
    // Counted from the side with fewer, whatever is searched in which.
    const std::size_t common =
        std::min(find_common(source_begins, target_begins, shifted, kSame).size(),
                 source_has_fewer ? source_begins.size() : target_begins.size());
    return static_cast<double>(common) / static_cast<double>(fewer);
  };
  const double share = share_at(0.0);
  double by_chance = 0.0;
  for (const double shift : kWrongShifts) by_chance += share_at(shift);
  by_chance /= static_cast<double>(std::size(kWrongShifts));
  const double deviation =
      std::sqrt(by_chance * (1.0 - by_chance) / static_cast<double>(fewer));
  clock.fits = share >= kLeastShare ||
               share >= by_chance + std::max(kLeastExcess, 5.0 * deviation);
  return clock;
}

std::vector<Bead> with_anchors(const std::vector<Bead>& known,
                               const std::vector<Bead>& anchors) {
  std::vector<Bead> all;
  std::size_t next = 0;
  const auto is_before = [](const Bead& bead, const Bead& border) {
    return bead.source.last <= border.source.first &&
           bead.target.last <= border.target.first;
  };
  for (const Bead& border : known) {
    while (next < anchors.size() && is_before(anchors[next], border))
      all.push_back(anchors[next++]);
    if (next == anchors.size() || is_before(border, anchors[next]))
      all.push_back(border);
  }
  all.insert(all.end(), anchors.begin() + static_cast<std::ptrdiff_t>(next),
             anchors.end());
  return all;
}

Message describe(const ClockFit& clock) {
  if (!clock.fits)
    return Message(
        "the times of the two do not fit each other; aligned by their words alone");
  const auto number = [](const char* format, double value) {
    char text[40];
    std::snprintf(text, sizeof text, format, value);
    return std::string(text);
  };
  constexpr double kTrivialRatio = 2e-4;
  constexpr double kTrivialOffset = 0.2;
  const std::string ratio = number("%.4f", clock.ratio);
  const std::string seconds = number("%.1f", std::abs(clock.offset_seconds));
  const bool is_late = clock.offset_seconds > 0.0;
  const bool runs_alike = std::abs(clock.ratio - 1.0) <= kTrivialRatio;
  if (std::abs(clock.offset_seconds) <= kTrivialOffset)
    return runs_alike ? Message("aligned by their times")
                      : Message(
                            "aligned by their times; the clock of the target runs "
                            "{ratio} times that of the source",
                            {{"ratio", ratio}});
  if (runs_alike)
    return is_late
               ? Message("aligned by their times; the target is {seconds} s later",
                         {{"seconds", seconds}})
               : Message("aligned by their times; the target is {seconds} s earlier",
                         {{"seconds", seconds}});
  return is_late ? Message(
                       "aligned by their times; the clock of the target runs "
                       "{ratio} times that of the source; the target is {seconds} s "
                       "later",
                       {{"ratio", ratio}, {"seconds", seconds}})
                 : Message(
                       "aligned by their times; the clock of the target runs "
                       "{ratio} times that of the source; the target is {seconds} s "
                       "earlier",
                       {{"ratio", ratio}, {"seconds", seconds}});
}

}  // namespace awase
