// SPDX-License-Identifier: Apache-2.0

#include "align/bead_window.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

class BeadWindowOfRandomTexts : public ::testing::TestWithParam<int> {
 protected:
  BeadWindowOfRandomTexts() : random_(static_cast<unsigned>(GetParam())) {}

  TermText random_text(std::size_t size) {
    std::vector<std::vector<std::string>> segments(size);
    for (auto& segment : segments)
      for (const char* word : {"one", "two", "three", "four", "#4", "#5"})
        if (random_() % 2 == 0) segment.emplace_back(word);
    TermText text = tiny_terms(segments);
    for (std::uint32_t& chars : text.chars)
      chars = static_cast<std::uint32_t>(random_() % 60);
    for (std::uint32_t& marks : text.marks)
      marks = static_cast<std::uint32_t>(random_() % 1024);
    return text;
  }

  std::mt19937 random_;
};

TEST_P(BeadWindowOfRandomTexts, GivesEveryBeadItsOwnFeatures) {
  const TermText source = random_text(14);
  const TermText target = random_text(16);
  const Links links = find_links(source, target, {});
  const BeadScorer scorer(source, target, links, 1.2, {}, ScoreModel{});
  // A corridor of random width that begins and ends inside the texts.
  const Origin origin{1, 2};
  Corridor corridor{{0}, {2}};
  const auto up_to = [this](unsigned most) {
    return static_cast<std::uint32_t>(random_() % (most + 1));
  };
  while (corridor.low.size() < 11) {
    const std::uint32_t low = corridor.low.back() + up_to(2);
    corridor.low.push_back(std::min(corridor.high.back(), low));
    corridor.high.push_back(std::min(12U, corridor.high.back() + up_to(3)));
  }
  std::size_t beads = 0;
  BeadWindow(scorer, corridor, origin)
      .for_each_bead([&](std::size_t i, std::size_t j, std::size_t shape,
                         const Features& features) {
        ++beads;
        const auto [a, b] = kShapes[shape];
        const SegmentRange here{origin.source + i - a, origin.source + i};
        const SegmentRange there{origin.target + j - b, origin.target + j};
        const Features alone = scorer.features(here, there, shape);
        for (std::size_t f = 0; f < kFeatureCount; ++f)
          EXPECT_NEAR(features[f], alone[f], 1e-4)
              << i << ' ' << j << ' ' << shape << ' ' << feature_name(f);
      });
  std::size_t expected = 0;
  for (std::size_t i = 0; i < corridor.low.size(); ++i)
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j)
      for (const auto& [a, b] : kShapes)
        if (a > 0 && b > 0 && a <= i && b <= j && j - b >= corridor.low[i - a] &&
            j - b <= corridor.high[i - a])
          ++expected;
  EXPECT_EQ(beads, expected);
}

INSTANTIATE_TEST_SUITE_P(Random, BeadWindowOfRandomTexts, ::testing::Range(0, 8));

TEST(BeadWindow, OfNothingHasNoBeads) {
  const TermText nothing = tiny_terms({});
  const Links links = find_links(nothing, nothing, {});
  const BeadScorer scorer(nothing, nothing, links, 1.0, {}, ScoreModel{});
  const Corridor corridor = Corridor::whole(0, 0);
  BeadWindow(scorer, corridor, {}).for_each_bead([](auto&&...) {
    FAIL() << "a bead of nothing";
  });
}

}  // namespace
}  // namespace awase
