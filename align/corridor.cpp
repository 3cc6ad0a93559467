// SPDX-License-Identifier: Apache-2.0
//
// Sure points after Melamed (1999) and hunalign: words that are rare on both sides and
// translate each other vote for the pair of segments in which they stand. The heaviest
// chain of points that rises on both sides (found with a Fenwick tree of prefix maxima)
// is the backbone; a wrong point in it can lead no further astray than its neighbours.

#include "align/corridor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "align/anchors.h"
#include "text/in_parallel.h"

namespace awase {
namespace {

/// Most pairs of places that a rare link may vote for.
constexpr std::size_t kMostRareVotes = 36;
/// Words that a point needs of which none is rare, and how many rare ones are enough
/// for a segment to do without the others.
constexpr std::uint32_t kEnoughWords = 2;
/// Votes that the words of a segment that are not rare have at most.
constexpr std::size_t kMostCommonVotes = 1000;
/// Points kept for each source segment.
constexpr std::size_t kPointsPerSegment = 3;

using Point = SurePoint;

/// Lets the words of one source segment after the other vote for target segments.
///
/// A rare word may make a point alone. In very long texts hardly a word is rare, but
/// few segments share two that are not common: of a segment with too few rare words the
/// rarest of the others vote, and count where two of them meet. With V votes a segment
/// two meet by chance in V^2 / 2m of m target segments, in a stretch of 500 x 500
/// places (searched whole when it has no point) less than once while V < m / 350.
class Voters {
 public:
  /// All arguments must outlive this. `counts` are the segments of each target term.
  Voters(const TermText& source, const TermText& target, const Links& links,
         const Postings& postings, const std::vector<std::uint32_t>& counts)
      : source_(source),
        links_(links),
        postings_(postings),
        size_(static_cast<double>(source.size() + target.size())),
        most_votes_(std::min(kMostCommonVotes, target.size() / 350)),
        counts_(counts),
        polls_(target.size()) {}

  /// Adds the points of segment `i`, the weightiest ones.
  void add_points(std::uint32_t i, std::vector<Point>& points) {
    std::uint32_t rare_words = 0;
    others_.clear();
    for (const std::uint32_t term : source_.segment(i)) {
      bool is_rare = false;
      for (std::size_t l = links_.first[term]; l < links_.first[term + 1]; ++l) {
        const std::size_t places =
            std::size_t{source_.terms[term].segments} * count_there(l);
        if (places <= kMostRareVotes) {
          vote(term, l, true);
          is_rare = true;
        } else if (count_there(l) <= most_votes_) {
          others_.push_back({places, l, term});
        }
      }
      if (is_rare) ++rare_words;
    }
    if (rare_words < kEnoughWords) ask_others();
    take(i, points);
  }

 private:
  /// A link of a word that is not rare.
  struct Other {
    std::size_t places = 0;  ///< Pairs of segments that it may vote for.
    std::size_t link = 0;
    std::uint32_t term = 0;
  };
  /// What was cast for a target segment.
  struct Poll {
    float weight = 0.0F;
    std::uint32_t words = 0;
    std::uint32_t last_term = 0;
    bool rare = false;
  };

  std::size_t count_there(std::size_t link) const {
    return counts_[links_.all[link].target];
  }

  void vote(std::uint32_t term, std::size_t l, bool rare) {
    const Link& link = links_.all[l];
    const std::size_t both = source_.terms[term].segments + count_there(l);
    const auto weight = static_cast<float>(static_cast<double>(link.strength) *
                                           std::log(size_ / static_cast<double>(both)));
    for (const std::uint32_t j : postings_.of(link.target)) {
      Poll& poll = polls_[j];
      if (poll.words == 0) touched_.push_back(j);
      if (poll.words == 0 || poll.last_term != term) ++poll.words;
      poll.last_term = term;
      poll.weight += weight;
      poll.rare |= rare;
    }
  }

  /// Lets the rarest of the others vote, most_votes_ times together.
  void ask_others() {
    const auto is_commoner = [](const Other& a, const Other& b) {
      return a.places != b.places ? a.places > b.places : a.link > b.link;
    };
    // Few of them are asked.
    std::make_heap(others_.begin(), others_.end(), is_commoner);
    std::size_t votes = 0;
    for (auto end = others_.end(); end != others_.begin();) {
      std::pop_heap(others_.begin(), end, is_commoner);
      const Other& rarest = *--end;
      votes += count_there(rarest.link);
      if (votes > most_votes_) return;
      vote(rarest.term, rarest.link, false);
    }
  }

  void take(std::uint32_t i, std::vector<Point>& points) {
    std::erase_if(touched_, [this](std::uint32_t j) {
      const bool counts = polls_[j].rare || polls_[j].words >= kEnoughWords;
      if (!counts) polls_[j] = {};
      return !counts;
    });
    std::sort(touched_.begin(), touched_.end(),
              [this](std::uint32_t a, std::uint32_t b) {
                const float one = polls_[a].weight, other = polls_[b].weight;
                return one != other ? one > other : a < b;
              });
    for (std::size_t k = 0; k < touched_.size(); ++k) {
      Poll& poll = polls_[touched_[k]];
      if (k < kPointsPerSegment) points.push_back({i, touched_[k], poll.weight});
      poll = {};
    }
    touched_.clear();
  }

  const TermText& source_;
  const Links& links_;
  const Postings& postings_;
  double size_;
  std::size_t most_votes_;
  const std::vector<std::uint32_t>& counts_;
  std::vector<Poll> polls_;             // By target segment.
  std::vector<std::uint32_t> touched_;  // Those that somebody voted for.
  std::vector<Other> others_;
};

}  // namespace

std::vector<Point> find_points(const TermText& source, const TermText& target,
                               const Links& links, unsigned threads,
                               const std::vector<bool>& wanted) {
  const Postings postings(target);
  std::vector<std::uint32_t> counts;
  counts.reserve(target.terms.size());
  for (const Term& term : target.terms) counts.push_back(term.segments);
  return gather_parts<Point>(
      source.size(), threads,
      [&](std::size_t first, std::size_t last, std::vector<Point>& points) {
        Voters voters(source, target, links, postings, counts);
        for (std::size_t i = first; i < last; ++i)
          if (wanted.empty() || wanted[i])
            voters.add_points(static_cast<std::uint32_t>(i), points);
      });
}

namespace {

/// The heaviest chain of points with both sides rising.
std::vector<Point> best_chain(const std::vector<Point>& points,
                              std::size_t target_size) {
  struct Best {
    double weight = 0.0;
    std::size_t point = std::numeric_limits<std::size_t>::max();
  };
  std::vector<Best> tree(target_size + 1);
  std::vector<std::size_t> before(points.size());
  std::vector<double> total(points.size());
  // Points of one source segment must not follow each other: they are entered in the
  // tree only when the whole segment has been looked up.
  for (std::size_t begin = 0; begin < points.size();) {
    std::size_t end = begin;
    while (end < points.size() && points[end].i == points[begin].i) ++end;
    for (std::size_t p = begin; p < end; ++p) {
      Best best;
      for (std::size_t k = points[p].j; k > 0; k &= k - 1)
        if (tree[k].weight > best.weight) best = tree[k];
      before[p] = best.point;
      total[p] = best.weight + static_cast<double>(points[p].weight);
    }
    for (std::size_t p = begin; p < end; ++p)
      for (std::size_t k = points[p].j + 1; k <= target_size; k += k & (~k + 1))
        if (total[p] > tree[k].weight) tree[k] = {total[p], p};
    begin = end;
  }
  std::size_t last = std::numeric_limits<std::size_t>::max();
  for (std::size_t p = 0; p < points.size(); ++p)
    if (last == std::numeric_limits<std::size_t>::max() || total[p] > total[last])
      last = p;
  std::vector<Point> chain;
  for (; last != std::numeric_limits<std::size_t>::max(); last = before[last])
    chain.push_back(points[last]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// Widens a corridor row by row.
class Widener {
 public:
  Widener(std::size_t source_size, std::size_t target_size)
      : target_(static_cast<long>(target_size)),
        low_(source_size + 1, target_),
        high_(source_size + 1, 0) {}

  void cover(long i, long low, long high) {
    if (i < 0 || i >= static_cast<long>(low_.size())) return;
    auto& from = low_[static_cast<std::size_t>(i)];
    auto& to = high_[static_cast<std::size_t>(i)];
    from = std::min(from, std::max(low, 0L));
    to = std::max(to, std::min(high, target_));
  }

  Corridor finish() {
    low_.front() = 0;
    high_.back() = target_;
    // Both sides must rise, so that every place can be reached and left.
    for (std::size_t i = low_.size() - 1; i-- > 0;)
      low_[i] = std::min(low_[i], low_[i + 1]);
    for (std::size_t i = 1; i < high_.size(); ++i)
      high_[i] = std::max(high_[i], high_[i - 1]);
    Corridor corridor;
    corridor.low.assign(low_.begin(), low_.end());
    corridor.high.assign(high_.begin(), high_.end());
    return corridor;
  }

 private:
  long target_;
  std::vector<long> low_, high_;
};

/// Covers the stretch between two sure points.
void cover_gap(const Point& from, const Point& to, const CorridorOptions& options,
               Widener& corridor) {
  const long rows = static_cast<long>(to.i) - static_cast<long>(from.i);
  const long columns = static_cast<long>(to.j) - static_cast<long>(from.j);
  const auto margin = static_cast<long>(options.margin);
  const bool whole =
      static_cast<std::size_t>((rows + 1) * (columns + 1)) <= options.gap_places;
  const auto width = static_cast<long>(options.gap_width);
  for (long i = -margin; i <= rows + margin; ++i) {
    const long row = static_cast<long>(from.i) + i;
    if (whole || rows == 0) {
      corridor.cover(row, from.j - margin, static_cast<long>(to.j) + margin);
      continue;
    }
    const long k = std::clamp(i, 0L, rows);
    const long here = from.j + columns * k / rows;
    const long next = from.j + columns * std::min(k + 1, rows) / rows;
    corridor.cover(row, here - width, next + width);
  }
}

/// The points that lie between the anchors, and the ends of those that are pairs. These
/// exclude no point that is left, so the heaviest chain takes them all.
std::vector<Point> between_anchors(const std::vector<Point>& points,
                                   std::span<const Bead> anchors) {
  std::vector<Point> kept;
  std::size_t next = 0;  // The anchor that the row has not passed.
  const auto add_anchor = [&](const Bead& anchor) {
    if (is_border(anchor)) return;
    kept.push_back({static_cast<std::uint32_t>(anchor.source.first),
                    static_cast<std::uint32_t>(anchor.target.first), 1.0F});
    if (anchor.source.size() > 1 && anchor.target.size() > 1)
      kept.push_back({static_cast<std::uint32_t>(anchor.source.last - 1),
                      static_cast<std::uint32_t>(anchor.target.last - 1), 1.0F});
  };
  for (const Point& point : points) {
    while (next < anchors.size() &&
           anchors[next].source.first < point.i + (is_border(anchors[next]) ? 1 : 0))
      add_anchor(anchors[next++]);
    if (next > 0 && (point.i < anchors[next - 1].source.last ||
                     point.j < anchors[next - 1].target.last))
      continue;
    if (next < anchors.size() && (point.i >= anchors[next].source.first ||
                                  point.j >= anchors[next].target.first))
      continue;
    kept.push_back(point);
  }
  while (next < anchors.size()) add_anchor(anchors[next++]);
  return kept;
}

/// Enters the borders into a chain of points that lie between them.
void add_borders(std::span<const Bead> anchors, std::vector<Point>& chain) {
  const auto points = static_cast<std::ptrdiff_t>(chain.size());
  for (const Bead& anchor : anchors)
    if (is_border(anchor))
      chain.push_back({static_cast<std::uint32_t>(anchor.source.first),
                       static_cast<std::uint32_t>(anchor.target.first), 0.0F});
  std::inplace_merge(chain.begin(), chain.begin() + points, chain.end(),
                     [](const Point& a, const Point& b) {
                       return a.i != b.i ? a.i < b.i : a.j < b.j;
                     });
}

}  // namespace

Corridor find_corridor(const TermText& source, const TermText& target,
                       const Links& links, std::span<const Bead> anchors,
                       const CorridorOptions& options) {
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  if ((n + 1) * (m + 1) <= options.whole_places) {
    Corridor whole = Corridor::whole(n, m);
    close_at_anchors(whole, anchors);
    return whole;
  }
  std::vector<Point> chain = best_chain(
      between_anchors(find_points(source, target, links, options.threads), anchors), m);
  add_borders(anchors, chain);
  Widener widener(n, m);
  Point last;
  for (const Point& point : chain) {
    cover_gap(last, point, options, widener);
    last = point;
  }
  cover_gap(last, {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(m), 0.0F},
            options, widener);
  Corridor corridor = widener.finish();
  close_at_anchors(corridor, anchors);
  return corridor;
}

}  // namespace awase
