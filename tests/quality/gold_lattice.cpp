// SPDX-License-Identifier: Apache-2.0

#include "tests/quality/gold_lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "align/bead_window.h"

namespace awase {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  if (b == kNever) return a;
  return a + std::log1p(std::exp(b - a));
}

using Place = std::pair<std::size_t, std::size_t>;
using Key = std::tuple<std::size_t, std::size_t, std::size_t>;  // End and shape.

/// `corridor` widened so that the gold path lies in it.
Corridor with_gold(Corridor corridor, const std::vector<Bead>& gold) {
  const auto touch = [&](std::size_t i, std::size_t j) {
    corridor.low[i] = std::min(corridor.low[i], static_cast<std::uint32_t>(j));
    corridor.high[i] = std::max(corridor.high[i], static_cast<std::uint32_t>(j));
  };
  for (const Bead& bead : gold) {
    touch(bead.source.first, bead.target.first);
    touch(bead.source.last, bead.target.last);
  }
  for (std::size_t i = corridor.low.size() - 1; i-- > 0;)
    corridor.low[i] = std::min(corridor.low[i], corridor.low[i + 1]);
  for (std::size_t i = 1; i < corridor.high.size(); ++i)
    corridor.high[i] = std::max(corridor.high[i], corridor.high[i - 1]);
  return corridor;
}

/// The nodes of a place: by what the bead that ends there was, and any of these.
enum Node : std::uint32_t { kPaired, kSourceOnly, kTargetOnly, kAny, kNodes };

std::vector<std::pair<std::uint8_t, float>> without_zeros(const Features& features) {
  std::vector<std::pair<std::uint8_t, float>> sparse;
  for (std::size_t f = 0; f < kFeatureCount; ++f)
    if (features[f] != 0.0F)
      sparse.emplace_back(static_cast<std::uint8_t>(f), features[f]);
  return sparse;
}

/// Adds a one-sided bead: one edge that goes on with a run and two that begin one.
void add_one_sided(GoldEdge edge, std::uint32_t from, std::uint32_t to,
                   const BeadScorer& scorer, std::size_t shape, std::size_t segment,
                   GoldLattice& lattice) {
  const bool is_source = kShapes[shape].target == 0;
  const Node same = is_source ? kSourceOnly : kTargetOnly;
  const Node other = is_source ? kTargetOnly : kSourceOnly;
  Features features;
  scorer.one_sided_features(shape, segment, true, features);
  edge.to = to + same;
  edge.from = from + same;
  edge.features = without_zeros(features);
  lattice.edges.push_back(edge);
  scorer.one_sided_features(shape, segment, false, features);
  edge.features = without_zeros(features);
  edge.from = from + kPaired;
  lattice.edges.push_back(edge);
  edge.from = from + other;
  lattice.edges.push_back(edge);
}

/// Which edges agree with the gold.
class GoldTest {
 public:
  explicit GoldTest(const std::vector<Bead>& gold) {
    for (const Bead& bead : gold) {
      const auto shape = std::find_if(kShapes.begin(), kShapes.end(), [&](BeadShape s) {
        return s.source == bead.source.size() && s.target == bead.target.size();
      });
      if (shape == kShapes.end())
        large_.push_back(bead);
      else
        exact_.emplace(bead.source.last, bead.target.last,
                       static_cast<std::size_t>(shape - kShapes.begin()));
    }
  }

  bool is_gold(const Key& key) const { return exact_.contains(key); }

  bool is_allowed(const Key& key) const {
    if (is_gold(key)) return true;
    const auto [i, j, shape] = key;
    const auto [a, b] = kShapes[shape];
    return std::any_of(large_.begin(), large_.end(),
                       [&, a = a, b = b](const Bead& bead) {
                         return i <= bead.source.last && i - a >= bead.source.first &&
                                j <= bead.target.last && j - b >= bead.target.first;
                       });
  }

 private:
  std::set<Key> exact_;
  std::vector<Bead> large_;
};

/// Adds what embeddings say of the beads in doubt.
void add_likeness(const Lattice& lattice, LikenessFinder& finder,
                  const std::map<Key, std::size_t>& edge_of, GoldLattice& result) {
  const std::vector<Bead> beads = beads_to_compare(lattice);
  if (beads.empty()) return;
  const auto likeness = finder.find(beads);
  for (std::size_t b = 0; b < beads.size(); ++b) {
    const Bead& bead = beads[b];
    const auto shape =
        static_cast<std::size_t>(std::find_if(kShapes.begin(), kShapes.end(),
                                              [&](BeadShape s) {
                                                return s.source == bead.source.size() &&
                                                       s.target == bead.target.size();
                                              }) -
                                 kShapes.begin());
    const auto found = edge_of.find({bead.source.last, bead.target.last, shape});
    if (!likeness[b] || found == edge_of.end()) continue;
    Features features{};
    set_likeness(shape, *likeness[b], features);
    auto& known = result.edges[found->second].features;
    for (const auto& feature : without_zeros(features)) known.push_back(feature);
  }
}

}  // namespace

GoldLattice make_gold_lattice(const TextPair& pair, const std::vector<Bead>& gold,
                              const ScoreModel& model, double least,
                              LikenessFinder* likeness) {
  const BeadScorer scorer(pair.source, pair.target, pair.links, pair.length_ratio,
                          pair.habits, model);
  const Corridor corridor = with_gold(pair.corridor, gold);
  const Lattice lattice(scorer, corridor);
  const GoldTest test(gold);
  std::vector<Key> keys;
  std::set<Place> places;
  for (std::size_t i = 0; i < corridor.low.size(); ++i) {
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j) {
      for (std::size_t shape = 0; shape < kShapes.size(); ++shape) {
        const auto [a, b] = kShapes[shape];
        if (a > i || b > j) continue;
        if (!test.is_allowed({i, j, shape}) && lattice.posterior(i, j, shape) < least)
          continue;
        keys.emplace_back(i, j, shape);
        places.emplace(i, j);
        places.emplace(i - a, j - b);
      }
    }
  }
  std::map<Place, std::uint32_t> numbers;
  for (const Place& place : places)
    numbers.emplace(place, static_cast<std::uint32_t>(numbers.size() * kNodes));
  GoldLattice result;
  result.places = places.size() * kNodes;
  result.gold_pairs = static_cast<std::size_t>(std::count_if(
      gold.begin(), gold.end(), [](const Bead& b) { return b.is_pair(); }));
  std::map<Key, std::size_t> edge_of;
  auto next_key = keys.begin();
  for (const auto& [place, number] : numbers) {
    for (; next_key != keys.end() &&
           Place(std::get<0>(*next_key), std::get<1>(*next_key)) == place;
         ++next_key) {
      const auto [i, j, shape] = *next_key;
      const auto [a, b] = kShapes[shape];
      const std::uint32_t from = numbers.at({i - a, j - b});
      GoldEdge edge;
      edge.is_pair = a > 0 && b > 0;
      edge.is_gold = test.is_gold(*next_key);
      edge.is_allowed = test.is_allowed(*next_key);
      if (edge.is_pair) {
        edge.from = from + kAny;
        edge.to = number + kPaired;
        edge_of.emplace(*next_key, result.edges.size());
        result.edges.push_back(std::move(edge));
        continue;
      }
      add_one_sided(edge, from, number, scorer, shape, (b == 0 ? i : j) - 1, result);
    }
    for (const std::uint32_t state : {kPaired, kSourceOnly, kTargetOnly})
      result.edges.push_back({number + state, number + kAny, false, false, true, {}});
  }
  BeadWindow(scorer, corridor, {})
      .for_each_bead([&](std::size_t i, std::size_t j, std::size_t shape,
                         const Features& features) {
        const auto found = edge_of.find({i, j, shape});
        if (found != edge_of.end())
          result.edges[found->second].features = without_zeros(features);
      });
  if (likeness != nullptr) add_likeness(lattice, *likeness, edge_of, result);
  return result;
}

double sum_paths(const GoldLattice& lattice, std::span<const double> scores,
                 bool only_gold, double sign, Weights* gradient,
                 std::vector<double>* posteriors) {
  std::vector<double> forward(lattice.places, kNever);
  std::vector<double> backward(lattice.places, kNever);
  forward.front() = 0.0;
  backward.back() = 0.0;
  for (std::size_t e = 0; e < lattice.edges.size(); ++e) {
    const GoldEdge& edge = lattice.edges[e];
    if (only_gold && !edge.is_allowed) continue;
    forward[edge.to] = log_add(forward[edge.to], forward[edge.from] + scores[e]);
  }
  for (std::size_t e = lattice.edges.size(); e-- > 0;) {
    const GoldEdge& edge = lattice.edges[e];
    if (only_gold && !edge.is_allowed) continue;
    const double p =
        std::exp(forward[edge.from] + scores[e] + backward[edge.to] - forward.back());
    if (posteriors != nullptr) (*posteriors)[e] = p;
    if (gradient != nullptr)
      for (const auto& [feature, value] : edge.features)
        (*gradient)[feature] += sign * p * static_cast<double>(value);
    backward[edge.from] = log_add(backward[edge.from], backward[edge.to] + scores[e]);
  }
  return forward.back();
}

namespace {

std::vector<double> score_edges(const GoldLattice& lattice, const Weights& weights) {
  std::vector<double> scores;
  for (const GoldEdge& edge : lattice.edges) {
    double score = 0.0;
    for (const auto& [feature, value] : edge.features)
      score += weights[feature] * static_cast<double>(value);
    scores.push_back(score);
  }
  return scores;
}

}  // namespace

double loss(std::span<const GoldLattice* const> lattices, const Weights& weights,
            const Weights& prior, double prior_strength, Weights& gradient) {
  gradient.assign(weights.size(), 0.0);
  double sum = 0.0;
  for (const GoldLattice* lattice : lattices) {
    const std::vector<double> scores = score_edges(*lattice, weights);
    const double weight = lattice->weight;
    sum += weight * sum_paths(*lattice, scores, false, weight, &gradient, nullptr);
    sum -= weight * sum_paths(*lattice, scores, true, -weight, &gradient, nullptr);
  }
  for (std::size_t f = 0; f < weights.size(); ++f) {
    const double off = weights[f] - prior[f];
    sum += 0.5 * prior_strength * off * off;
    gradient[f] += prior_strength * off;
  }
  return sum;
}

std::vector<Prediction> decode(const GoldLattice& lattice, const Weights& weights,
                               double threshold, double alone) {
  std::vector<double> posteriors(lattice.edges.size());
  sum_paths(lattice, score_edges(lattice, weights), false, 0.0, nullptr, &posteriors);
  std::vector<double> gain(lattice.places, kNever);
  std::vector<std::size_t> taken(lattice.places, 0);
  gain.front() = 0.0;
  for (std::size_t e = 0; e < lattice.edges.size(); ++e) {
    const GoldEdge& edge = lattice.edges[e];
    const double here = gain[edge.from] + (edge.is_pair ? posteriors[e] - threshold
                                                        : posteriors[e] * alone);
    if (here <= gain[edge.to]) continue;
    gain[edge.to] = here;
    taken[edge.to] = e;
  }
  std::vector<Prediction> predictions;
  for (std::size_t place = lattice.places - 1; place != 0;) {
    const GoldEdge& edge = lattice.edges[taken[place]];
    if (edge.is_pair) predictions.push_back({posteriors[taken[place]], edge.is_gold});
    place = edge.from;
  }
  return predictions;
}

}  // namespace awase
