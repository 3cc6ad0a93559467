// SPDX-License-Identifier: Apache-2.0
//
// The measures are those of the alignment literature since Langlais, Simard and
// Véronis, "Methods and Practical Issues in Evaluating Alignment Techniques" (ACL
// 1998): precision and recall over whole beads, and a lax pair of the two in which a
// bead counts as soon as it overlaps a true one, as vecalign's scorer has it. Over
// several documents the counts are added up first, so that long ones weigh more.

#include "align/evaluation.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <vector>

namespace awase {
namespace {

std::vector<ListedBead> pairs_of(std::span<const ListedBead> beads) {
  std::vector<ListedBead> pairs;
  for (const ListedBead& bead : beads)
    if (!bead.source.empty() && !bead.target.empty()) pairs.push_back(bead);
  return pairs;
}

std::size_t count_common(std::span<const ListedBead> a, std::span<const ListedBead> b) {
  const std::set<ListedBead> left(a.begin(), a.end());
  const std::set<ListedBead> right(b.begin(), b.end());
  return static_cast<std::size_t>(
      std::count_if(left.begin(), left.end(),
                    [&](const ListedBead& bead) { return right.contains(bead); }));
}

/// Which beads of one side a bead of the other side touches.
class Neighbours {
 public:
  explicit Neighbours(std::span<const ListedBead> beads) {
    for (std::size_t id = 0; id < beads.size(); ++id) {
      for (const std::size_t segment : beads[id].source)
        by_source_[segment].push_back(id);
      for (const std::size_t segment : beads[id].target)
        by_target_[segment].push_back(id);
    }
  }

  bool touch(const ListedBead& bead) const {
    const std::vector<std::size_t> by_source = gather(bead.source, by_source_);
    const std::vector<std::size_t> by_target = gather(bead.target, by_target_);
    auto source = by_source.begin();
    auto target = by_target.begin();
    while (source != by_source.end() && target != by_target.end()) {
      if (*source == *target) return true;
      ++(*source < *target ? source : target);
    }
    return false;
  }

 private:
  using Index = std::unordered_map<std::size_t, std::vector<std::size_t>>;

  static std::vector<std::size_t> gather(const std::vector<std::size_t>& segments,
                                         const Index& index) {
    std::vector<std::size_t> ids;
    for (const std::size_t segment : segments) {
      const auto found = index.find(segment);
      if (found != index.end())
        ids.insert(ids.end(), found->second.begin(), found->second.end());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  Index by_source_;
  Index by_target_;
};

std::size_t count_near(std::span<const ListedBead> beads,
                       std::span<const ListedBead> others) {
  const Neighbours neighbours(others);
  return static_cast<std::size_t>(
      std::count_if(beads.begin(), beads.end(),
                    [&](const ListedBead& bead) { return neighbours.touch(bead); }));
}

Score score(std::size_t predicted_right, std::size_t gold_right, const Tally& tally) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  Score out{share(predicted_right, tally.predicted), share(gold_right, tally.gold),
            0.0};
  const double sum = out.precision + out.recall;
  if (sum > 0.0) out.f1 = 2.0 * out.precision * out.recall / sum;
  return out;
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  predicted += other.predicted;
  gold += other.gold;
  exact += other.exact;
  predicted_near += other.predicted_near;
  gold_near += other.gold_near;
  return *this;
}

Tally compare(std::span<const ListedBead> gold, std::span<const ListedBead> predicted) {
  const std::vector<ListedBead> gold_pairs = pairs_of(gold);
  const std::vector<ListedBead> predicted_pairs = pairs_of(predicted);
  Tally tally;
  tally.predicted = predicted_pairs.size();
  tally.gold = gold_pairs.size();
  tally.exact = count_common(gold_pairs, predicted_pairs);
  tally.predicted_near = count_near(predicted_pairs, gold_pairs);
  tally.gold_near = count_near(gold_pairs, predicted_pairs);
  return tally;
}

Score strict_score(const Tally& tally) {
  return score(tally.exact, tally.exact, tally);
}

Score lax_score(const Tally& tally) {
  return score(tally.predicted_near, tally.gold_near, tally);
}

}  // namespace awase
