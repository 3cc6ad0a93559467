// SPDX-License-Identifier: Apache-2.0
//
// A path through the lattice keeps the order of both texts, so of sections that changed
// places it takes the larger and leaves the other without counterpart, on both sides.
// Stretches between sure pairs that share rare words (the votes of the corridor) are
// therefore tried against each other, the likeliest first. What is left of a stretch
// may cross with yet another.

#include "align/crossed.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "align/confidence.h"
#include "align/corridor.h"

namespace awase {
namespace {

/// Confidence from which a pair bounds a stretch.
constexpr double kBounds = 0.4;
/// Sure pairs that a section must have.
constexpr std::size_t kLeastPairs = 3;
/// Shortest stretch, in segments, that is looked at.
constexpr std::size_t kLeastStretch = 3;
/// Source segments of a stretch that must vote for another before it is tried.
constexpr std::size_t kLeastVoters = 3;
/// Tries in a row without a section after which no more is expected. Each costs up to
/// an alignment of the stretches, so this bounds the work on hostile texts.
constexpr std::size_t kMostFailures = 6;

/// A range of segments between sure pairs, and in which gap it lies.
struct GapRange {
  SegmentRange range;
  std::size_t gap = 0;
};

using GapRanges = std::vector<GapRange>;

void add_stretch(const SegmentRange& range, std::size_t gap, GapRanges& stretches) {
  if (range.size() >= kLeastStretch) stretches.push_back({range, gap});
}

/// The gaps between sure pairs, on both sides.
std::pair<GapRanges, GapRanges> find_stretches(const TextPair& pair,
                                               const std::vector<Bead>& beads) {
  GapRanges sources, targets;
  std::size_t gap = 0;
  Bead before;
  const auto close = [&](std::size_t source, std::size_t target) {
    add_stretch({before.source.last, source}, gap, sources);
    add_stretch({before.target.last, target}, gap, targets);
    ++gap;
  };
  for (const Bead& bead : beads) {
    if (!bead.is_pair() || bead.confidence < kBounds) continue;
    close(bead.source.first, bead.target.first);
    before = bead;
  }
  close(pair.source.size(), pair.target.size());
  return {std::move(sources), std::move(targets)};
}

/// For every segment the number of its stretch, plus one.
std::vector<std::uint32_t> number_segments(const GapRanges& stretches,
                                           std::size_t size) {
  std::vector<std::uint32_t> numbers(size, 0);
  for (std::uint32_t k = 0; k < stretches.size(); ++k)
    for (std::size_t i = stretches[k].range.first; i < stretches[k].range.last; ++i)
      numbers[i] = k + 1;
  return numbers;
}

/// Which segments lie in a stretch.
std::vector<bool> segments_of(const GapRanges& stretches, std::size_t size) {
  std::vector<bool> inside(size, false);
  for (const GapRange& stretch : stretches)
    for (std::size_t i = stretch.range.first; i < stretch.range.last; ++i)
      inside[i] = true;
  return inside;
}

/// Aligns a source with a target range; the beads are counted as in the whole texts.
std::vector<Bead> align_ranges(const TextPair& pair, const ScoreModel& model,
                               const SegmentRange& source, const SegmentRange& target) {
  TextPair part;
  part.source = slice(pair.source, source);
  part.target = slice(pair.target, target);
  part.links = pair.links;
  part.length_ratio = pair.length_ratio;
  part.habits = pair.habits;
  part.corridor = find_corridor(part.source, part.target, part.links);
  std::vector<Bead> beads = align_pair(part, model);
  for (Bead& bead : beads) {
    bead.source = {bead.source.first + source.first, bead.source.last + source.first};
    bead.target = {bead.target.first + target.first, bead.target.last + target.first};
  }
  return beads;
}

/// The part of `beads` that makes a section: from the first sure pair to the last, of
/// whose segments at least half are in sure pairs. Empty when there is none.
std::vector<Bead> section_of(const std::vector<Bead>& beads) {
  const auto is_sure = [](const Bead& b) {
    return b.is_pair() && b.confidence >= kSureConfidence;
  };
  const auto first = std::find_if(beads.begin(), beads.end(), is_sure);
  if (first == beads.end()) return {};
  const auto last = std::find_if(beads.rbegin(), beads.rend(), is_sure).base();
  std::size_t pairs = 0, sure = 0, all = 0;
  for (auto bead = first; bead != last; ++bead) {
    const std::size_t segments = bead->source.size() + bead->target.size();
    all += segments;
    if (!is_sure(*bead)) continue;
    sure += segments;
    ++pairs;
  }
  if (pairs < kLeastPairs || sure * 2 < all) return {};
  return {first, last};
}

/// Finds sections one by one.
class Finder {
 public:
  Finder(const TextPair& pair, const ScoreModel& model, GapRanges sources,
         GapRanges targets, unsigned threads)
      : pair_(pair),
        model_(model),
        sources_(std::move(sources)),
        targets_(std::move(targets)),
        points_(find_points(pair.source, pair.target, pair.links, threads,
                            segments_of(sources_, pair.source.size()))) {}

  /// The beads of each section.
  std::vector<std::vector<Bead>> run() {
    std::vector<std::vector<Bead>> sections;
    for (std::size_t failures = 0; failures < kMostFailures;) {
      const auto [s, t] = likeliest();
      if (s == sources_.size()) break;
      const GapRange source = sources_[s];
      const GapRange target = targets_[t];
      std::vector<Bead> section =
          section_of(align_ranges(pair_, model_, source.range, target.range));
      tried_.emplace(source.range.first, target.range.first);
      ++failures;
      if (section.empty()) continue;
      failures = 0;
      cut(sources_, s, {section.front().source.first, section.back().source.last});
      cut(targets_, t, {section.front().target.first, section.back().target.last});
      sections.push_back(std::move(section));
    }
    return sections;
  }

 private:
  /// The two stretches of different gaps with the most votes, not tried yet; past the
  /// end when there are none.
  std::pair<std::size_t, std::size_t> likeliest() const {
    const auto source_of = number_segments(sources_, pair_.source.size());
    const auto target_of = number_segments(targets_, pair_.target.size());
    struct Votes {
      std::size_t voters = 0;
      std::size_t last_voter = 0;
      double weight = 0.0;
    };
    std::map<std::pair<std::size_t, std::size_t>, Votes> votes;
    for (const SurePoint& point : points_) {
      if (source_of[point.i] == 0 || target_of[point.j] == 0) continue;
      const std::size_t s = source_of[point.i] - 1;
      const std::size_t t = target_of[point.j] - 1;
      if (sources_[s].gap == targets_[t].gap) continue;
      Votes& here = votes[{s, t}];
      here.weight += static_cast<double>(point.weight);
      if (here.last_voter != point.i + 1) ++here.voters;
      here.last_voter = point.i + 1;
    }
    std::pair best{sources_.size(), targets_.size()};
    double most = 0.0;
    for (const auto& [place, here] : votes) {
      const auto [s, t] = place;
      if (here.voters < kLeastVoters || here.weight <= most) continue;
      if (tried_.contains({sources_[s].range.first, targets_[t].range.first})) continue;
      most = here.weight;
      best = place;
    }
    return best;
  }

  /// Replaces a stretch by what is left of it on both sides of `taken`.
  static void cut(GapRanges& stretches, std::size_t number, const SegmentRange& taken) {
    const GapRange whole = stretches[number];
    stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(number));
    add_stretch({whole.range.first, taken.first}, whole.gap, stretches);
    add_stretch({taken.last, whole.range.last}, whole.gap, stretches);
  }

  const TextPair& pair_;
  const ScoreModel& model_;
  GapRanges sources_, targets_;
  std::vector<SurePoint> points_;
  std::set<std::pair<std::size_t, std::size_t>> tried_;
};

/// Puts the beads of the sections in their places among the others: whatever of those
/// they do not take stands alone.
std::vector<Bead> put_in(const TextPair& pair, const std::vector<Bead>& beads,
                         const std::vector<std::vector<Bead>>& sections) {
  std::vector<const Bead*> starts(pair.source.size(), nullptr);
  std::vector<bool> source_taken(pair.source.size(), false);
  std::vector<bool> target_taken(pair.target.size(), false);
  for (const auto& section : sections) {
    for (const Bead& bead : section) {
      if (!bead.is_pair()) continue;
      starts[bead.source.first] = &bead;
      for (std::size_t i = bead.source.first; i < bead.source.last; ++i)
        source_taken[i] = true;
      for (std::size_t j = bead.target.first; j < bead.target.last; ++j)
        target_taken[j] = true;
    }
  }
  std::vector<Bead> result;
  for (const Bead& bead : beads) {
    const auto is_taken = [](const std::vector<bool>& taken,
                             const SegmentRange& range) {
      return std::find(taken.begin() + static_cast<std::ptrdiff_t>(range.first),
                       taken.begin() + static_cast<std::ptrdiff_t>(range.last),
                       true) != taken.begin() + static_cast<std::ptrdiff_t>(range.last);
    };
    if (!is_taken(source_taken, bead.source) && !is_taken(target_taken, bead.target)) {
      result.push_back(bead);
      continue;
    }
    // A pair that falls apart is as sure to be none as it was unsure to be one.
    const double alone = bead.is_pair() ? 1.0 - bead.confidence : bead.confidence;
    for (std::size_t i = bead.source.first; i < bead.source.last; ++i) {
      if (starts[i] != nullptr) result.push_back(*starts[i]);
      if (source_taken[i]) continue;
      const std::size_t j = bead.target.first;
      result.push_back({{i, i + 1}, {j, j}, bead.cost, alone});
    }
    const std::size_t next = result.empty() ? 0 : result.back().source.last;
    for (std::size_t j = bead.target.first; j < bead.target.last; ++j)
      if (!target_taken[j])
        result.push_back({{next, next}, {j, j + 1}, bead.cost, alone});
  }
  return result;
}

}  // namespace

std::vector<Crossing> align_crossed(const TextPair& pair, const ScoreModel& model,
                                    std::vector<Bead>& beads, unsigned threads) {
  auto [sources, targets] = find_stretches(pair, beads);
  if (sources.empty() || targets.empty() ||
      (sources.size() == 1 && targets.size() == 1 && sources[0].gap == targets[0].gap))
    return {};
  const auto sections =
      Finder(pair, model, std::move(sources), std::move(targets), threads).run();
  if (sections.empty()) return {};
  beads = put_in(pair, beads, sections);
  std::vector<Crossing> crossings;
  crossings.reserve(sections.size());
  for (const auto& section : sections)
    crossings.push_back({{section.front().source.first, section.back().source.last},
                         {section.front().target.first, section.back().target.last}});
  std::sort(crossings.begin(), crossings.end(),
            [](const Crossing& a, const Crossing& b) {
              return a.source.first < b.source.first;
            });
  return crossings;
}

}  // namespace awase
