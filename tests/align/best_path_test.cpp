// SPDX-License-Identifier: Apache-2.0

#include "align/best_path.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

/// A tiny grid of which every path can be walked.
class TinyLattice : public ::testing::TestWithParam<int> {
 protected:
  struct Edge {
    std::size_t i, j, shape;  // Where it ends.
  };

  TinyLattice() : random_(static_cast<unsigned>(GetParam())) {
    source_ = random_text(1 + random_() % 4);
    target_ = random_text(1 + random_() % 4);
    links_ = find_links(source_, target_, {});
    for (float& weight : model_.weights)
      weight = static_cast<float>(random_() % 200) / 100.0F - 1.0F;
  }

  TermText random_text(std::size_t size) {
    std::vector<std::vector<std::string>> segments(size);
    for (auto& segment : segments)
      for (const char* word : {"one", "two", "three", "#4", "#5"})
        if (random_() % 2 == 0) segment.emplace_back(word);
    TermText text = tiny_terms(segments);
    for (std::uint32_t& chars : text.chars)
      chars = static_cast<std::uint32_t>(random_() % 60);
    return text;
  }

  BeadScorer scorer() const { return {source_, target_, links_, 1.3, {}, model_}; }

  /// Score of one edge after those of `path`, found the long way.
  double score(const BeadScorer& scorer, const std::vector<Edge>& path,
               const Edge& edge) const {
    const auto [a, b] = kShapes[edge.shape];
    Features features;
    if (a == 0 || b == 0) {
      const bool goes_on = !path.empty() && path.back().shape == edge.shape;
      scorer.one_sided_features(edge.shape, (b == 0 ? edge.i : edge.j) - 1, goes_on,
                                features);
      return scorer.score(features);
    }
    return scorer.score(
        scorer.features({edge.i - a, edge.i}, {edge.j - b, edge.j}, edge.shape));
  }

  /// Calls `visit` with every path through `corridor` and its score.
  void walk(const BeadScorer& scorer, const Corridor& corridor,
            const std::function<void(const std::vector<Edge>&, double)>& visit) const {
    std::vector<Edge> path;
    const std::function<void(std::size_t, std::size_t, double)> step = [&](std::size_t
                                                                               i,
                                                                           std::size_t
                                                                               j,
                                                                           double sum) {
      if (i == source_.size() && j == target_.size()) visit(path, sum);
      for (std::size_t shape = 0; shape < kShapes.size(); ++shape) {
        const Edge edge{i + kShapes[shape].source, j + kShapes[shape].target, shape};
        if (edge.i > source_.size() || edge.j < corridor.low[edge.i] ||
            edge.j > corridor.high[edge.i])
          continue;
        const double here = score(scorer, path, edge);
        path.push_back(edge);
        step(edge.i, edge.j, sum + here);
        path.pop_back();
      }
    };
    step(0, 0, 0.0);
  }

  std::mt19937 random_;
  TermText source_;
  TermText target_;
  Links links_;
  ScoreModel model_;
};

TEST_P(TinyLattice, GivesThePosteriorOfAllPathsTogether) {
  const BeadScorer bead_scorer = scorer();
  const Corridor corridor = Corridor::whole(source_.size(), target_.size());
  const std::size_t columns = target_.size() + 1;
  std::vector<double> expected((source_.size() + 1) * columns * kShapes.size(), 0.0);
  double total = 0.0;
  walk(bead_scorer, corridor, [&](const std::vector<Edge>& path, double sum) {
    total += std::exp(sum);
    for (const Edge& edge : path)
      expected[(edge.i * columns + edge.j) * kShapes.size() + edge.shape] +=
          std::exp(sum);
  });
  const Lattice lattice(bead_scorer, corridor);
  for (std::size_t i = 0; i <= source_.size(); ++i)
    for (std::size_t j = 0; j <= target_.size(); ++j)
      for (std::size_t shape = 0; shape < kShapes.size(); ++shape)
        EXPECT_NEAR(lattice.posterior(i, j, shape),
                    expected[(i * columns + j) * kShapes.size() + shape] / total, 1e-4)
            << i << ' ' << j << ' ' << shape;
}

TEST_P(TinyLattice, TakesThePathOfTheHighestExpectedGain) {
  constexpr double kThreshold = 0.4;
  const BeadScorer bead_scorer = scorer();
  const Corridor corridor = Corridor::whole(source_.size(), target_.size());
  const Lattice lattice(bead_scorer, corridor);
  const auto gain_of = [](double posterior, const BeadShape& shape) {
    return shape.source > 0 && shape.target > 0 ? posterior - kThreshold
                                                : posterior * 1e-3;
  };
  double best = -1e9;
  walk(bead_scorer, corridor, [&](const std::vector<Edge>& path, double) {
    double gain = 0.0;
    for (const Edge& edge : path)
      gain +=
          gain_of(lattice.posterior(edge.i, edge.j, edge.shape), kShapes[edge.shape]);
    best = std::max(best, gain);
  });
  const std::vector<Bead> beads = lattice.best_beads(kThreshold);
  EXPECT_TRUE(covers(beads, source_.size(), target_.size()));
  double found = 0.0;
  for (const Bead& bead : beads) {
    found += gain_of(bead.confidence, {static_cast<std::uint8_t>(bead.source.size()),
                                       static_cast<std::uint8_t>(bead.target.size())});
    EXPECT_NEAR(bead.cost, -std::log(bead.confidence), 1e-6);
  }
  EXPECT_NEAR(found, best, 1e-9);
}

TEST_P(TinyLattice, DoubtsPairsByWhatTheyAreWorthWhereRunsAreCheaper) {
  constexpr float kNats = 1.5F;
  const BeadScorer bead_scorer = scorer();
  const Corridor corridor = Corridor::whole(source_.size(), target_.size());
  Lattice lattice(bead_scorer, corridor);
  const std::vector<Bead> sure = lattice.best_beads(0.4);
  std::vector<Bead> half = sure;
  std::vector<Bead> whole = sure;
  Lattice(bead_scorer, corridor).doubt(kNats, 0.5, half);
  lattice.doubt(kNats, 1.0, whole);
  // The same as a lattice whose runs are that cheap from the beginning.
  for (const BeadShape alone : {BeadShape{1, 0}, BeadShape{0, 1}})
    model_.weights[static_cast<std::size_t>(
        std::find(kShapes.begin(), kShapes.end(), alone) - kShapes.begin())] += kNats;
  const BeadScorer cheap_scorer = scorer();
  const Lattice cheap(cheap_scorer, corridor);
  for (std::size_t b = 0; b < sure.size(); ++b) {
    if (!sure[b].is_pair()) {
      EXPECT_EQ(whole[b], sure[b]);
      continue;
    }
    const auto shape =
        std::find(kShapes.begin(), kShapes.end(),
                  BeadShape{static_cast<std::uint8_t>(sure[b].source.size()),
                            static_cast<std::uint8_t>(sure[b].target.size())});
    const double p = cheap.posterior(sure[b].source.last, sure[b].target.last,
                                     static_cast<std::size_t>(shape - kShapes.begin()));
    const double least = std::min(p, sure[b].confidence);
    EXPECT_NEAR(whole[b].confidence, least, 1e-4);
    EXPECT_NEAR(half[b].confidence, (least + sure[b].confidence) / 2.0, 1e-4);
    EXPECT_NEAR(half[b].cost, -std::log(half[b].confidence), 1e-6);
  }
}

TEST_P(TinyLattice, StaysInItsCorridor) {
  Corridor corridor = Corridor::whole(source_.size(), target_.size());
  const auto columns = static_cast<std::uint32_t>(target_.size());
  for (std::size_t i = 0; i < corridor.low.size(); ++i) {
    const auto middle = static_cast<std::uint32_t>(columns * i / source_.size());
    corridor.low[i] = middle > 2 ? middle - 2 : 0;
    corridor.high[i] = std::min(columns, middle + 2);
  }
  const BeadScorer bead_scorer = scorer();
  double total = 0.0;
  double first = 0.0;  // Of paths that begin with a pair of one and one.
  walk(bead_scorer, corridor, [&](const std::vector<Edge>& path, double sum) {
    total += std::exp(sum);
    if (path.front().shape == 0) first += std::exp(sum);
  });
  const Lattice lattice(bead_scorer, corridor);
  EXPECT_NEAR(lattice.posterior(1, 1, 0), first / total, 1e-4);
  EXPECT_TRUE(covers(lattice.best_beads(0.4), source_.size(), target_.size()));
}

TEST_P(TinyLattice, NarrowsToThePlacesThatPathsLikelyGoThrough) {
  const BeadScorer bead_scorer = scorer();
  const Corridor corridor = Corridor::whole(source_.size(), target_.size());
  const std::size_t rows = source_.size() + 1;
  const std::size_t columns = target_.size() + 1;
  std::vector<double> through(rows * columns, 0.0);
  double total = 0.0;
  walk(bead_scorer, corridor, [&](const std::vector<Edge>& path, double sum) {
    total += std::exp(sum);
    through[0] += std::exp(sum);
    for (const Edge& edge : path) through[edge.i * columns + edge.j] += std::exp(sum);
  });
  const Lattice lattice(bead_scorer, corridor);
  for (const double least : {0.3, 0.1, 0.01}) {
    std::vector<long> low(rows, static_cast<long>(columns) - 1);
    std::vector<long> high(rows, 0);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const double share = through[i * columns + j] / total;
        if (std::abs(share - least) < 1e-3) return;  // too close to call
        if (share < least) continue;
        low[i] = std::min(low[i], static_cast<long>(j));
        high[i] = std::max(high[i], static_cast<long>(j));
      }
    }
    for (const long margin : {0L, 1L, 2L}) {
      const Corridor narrowed =
          lattice.narrowed(least, static_cast<std::size_t>(margin));
      for (long i = 0; i < static_cast<long>(rows); ++i) {
        long from = static_cast<long>(columns), to = 0;
        for (long k = std::max(0L, i - margin);
             k <= std::min(static_cast<long>(rows) - 1, i + margin); ++k) {
          from = std::min(from, low[static_cast<std::size_t>(k)]);
          to = std::max(to, high[static_cast<std::size_t>(k)]);
        }
        EXPECT_EQ(narrowed.low[static_cast<std::size_t>(i)],
                  std::max(0L, from - margin));
        EXPECT_EQ(narrowed.high[static_cast<std::size_t>(i)],
                  std::min(static_cast<long>(columns) - 1, to + margin));
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Random, TinyLattice, ::testing::Range(0, 12));

TEST(Lattice, OfNothingHasNoBeads) {
  const TermText nothing = tiny_terms({});
  const Links links = find_links(nothing, nothing, {});
  const BeadScorer scorer(nothing, nothing, links, 1.0, {}, ScoreModel{});
  EXPECT_TRUE(Lattice(scorer, Corridor::whole(0, 0)).best_beads(0.4).empty());
}

TEST(Lattice, OfOneSideHasOneSidedBeads) {
  const TermText words = tiny_terms({{"one"}, {"two"}});
  const TermText nothing = tiny_terms({});
  const Links links = find_links(words, nothing, {});
  const BeadScorer scorer(words, nothing, links, 1.0, {}, ScoreModel{});
  const auto beads = Lattice(scorer, Corridor::whole(2, 0)).best_beads(0.4);
  EXPECT_EQ(shown(beads), "0: 1:");
  for (const Bead& bead : beads) EXPECT_NEAR(bead.confidence, 1.0, 1e-6);
}

TEST(Lattice, CountsFromItsOrigin) {
  const TermText words = tiny_terms({{"one"}, {"two"}, {"three"}, {"four"}});
  const Links links = find_links(words, words, {});
  const BeadScorer scorer(words, words, links, 1.0, {}, fitted_model(Evidence::rich));
  const auto beads =
      Lattice(scorer, Corridor::whole(2, 2), kShapes.size(), {2, 2}).best_beads(0.4);
  EXPECT_EQ(shown(beads), "2:2 3:3");
}

TEST(Corridor, CountsItsPlaces) {
  EXPECT_EQ(Corridor::whole(2, 3).size(), 12U);
  EXPECT_EQ(Corridor::whole(0, 0).size(), 1U);
  EXPECT_EQ((Corridor{{0, 1}, {1, 1}}).size(), 3U);
}

}  // namespace
}  // namespace awase
