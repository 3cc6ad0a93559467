// SPDX-License-Identifier: Apache-2.0

#include "align/bead_score.h"

#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t kOneToOne = 0;

/// Two texts, linked word by word, and what beads between them score.
struct Pair {
  TermText source;
  TermText target;
  Links links;

  Pair(TermText s, TermText t)
      : source(std::move(s)),
        target(std::move(t)),
        links(find_links(source, target, {})) {}

  Features features(std::size_t i, std::size_t j, double length_ratio = 1.0) const {
    const BeadScorer scorer(source, target, links, length_ratio, {}, ScoreModel{});
    return scorer.features({i, i + 1}, {j, j + 1}, kOneToOne);
  }
};

TEST(BeadScorer, GivesALengthThatFitsNoPenalty) {
  Pair pair(tiny_terms({{"a"}}), tiny_terms({{"b"}}));
  EXPECT_FLOAT_EQ(pair.features(0, 0)[kLengthSquare], 0.0F);
  EXPECT_FLOAT_EQ(pair.features(0, 0)[kLengthLinear], 0.0F);
  pair.source.chars[0] = 10;
  pair.target.chars[0] = 20;
  // (20 + 3) / (2 * 10 + 3) = 1
  EXPECT_NEAR(pair.features(0, 0, 2.0)[kLengthSquare], 0.0F, 1e-6);
}

TEST(BeadScorer, PunishesLengthsThatDoNotFit) {
  Pair pair(tiny_terms({{"a"}}), tiny_terms({{"b"}}));
  pair.source.chars[0] = 10;
  pair.target.chars[0] = 43;
  // r = ln((43 + 3) / (2 * 10 + 3)) = ln 2; variance spread^2 + short_spread / 13.
  const ScoreModel model;
  const double variance = model.spread * model.spread + model.short_spread / 13.0;
  const double r = std::log(2.0);
  const Features features = pair.features(0, 0, 2.0);
  EXPECT_NEAR(features[kLengthSquare], -r * r / (2.0 * variance), 1e-5);
  EXPECT_NEAR(features[kLengthLinear], -r / std::sqrt(variance), 1e-5);
}

TEST(BeadScorer, CountsWordsThatAreExplainedMissedAndUnknown) {
  const Pair pair(tiny_terms({{"nato", "paris", "haus"}}),
                  tiny_terms({{"nato", "boom"}, {"paris"}}));
  const Features features = pair.features(0, 0);
  EXPECT_GT(features[kSourceMatch], 0.0F);
  EXPECT_GT(features[kTargetMatch], 0.0F);
  EXPECT_FLOAT_EQ(features[kSourceMiss], 1.0F);     // paris stands in segment 1.
  EXPECT_FLOAT_EQ(features[kSourceUnknown], 1.0F);  // haus
  EXPECT_FLOAT_EQ(features[kTargetMiss], 0.0F);
  EXPECT_FLOAT_EQ(features[kTargetUnknown], 1.0F);  // boom
}

TEST(BeadScorer, TakesRareWordsForBetterEvidence) {
  const Pair pair(tiny_terms({{"common"}, {"common"}, {"common"}, {"rare"}}),
                  tiny_terms({{"common"}, {"common"}, {"common"}, {"rare"}}));
  EXPECT_GT(pair.features(3, 3)[kTargetMatch], pair.features(0, 0)[kTargetMatch]);
}

TEST(BeadScorer, CountsNumbersApart) {
  const Pair pair(tiny_terms({{"#7", "#8"}, {"haus"}, {"hund"}, {"wind"}}),
                  tiny_terms({{"#7", "#9"}, {"boom"}, {"maan"}, {"fiets"}}));
  const Features features = pair.features(0, 0);
  EXPECT_GT(features[kNumberMatch], 0.0F);
  EXPECT_FLOAT_EQ(features[kNumberMiss], 2.0F);  // 8 and 9
  EXPECT_FLOAT_EQ(features[kSourceMatch], 0.0F);
  EXPECT_FLOAT_EQ(features[kSourceMiss], 0.0F);
}

TEST(BeadScorer, CountsAWordOnceForEachSegmentThatHoldsIt) {
  const Pair pair(tiny_terms({{"nato", "paris"}, {"nato"}}), tiny_terms({{"nato"}}));
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  constexpr std::size_t kTwoToOne = 3;
  const Features one = scorer.features({0, 1}, {0, 1}, kOneToOne);
  const Features both = scorer.features({0, 2}, {0, 1}, kTwoToOne);
  // Two words of the source find the one of the target, as sure as before.
  EXPECT_FLOAT_EQ(both[kSourceMatch], 2.0F * one[kSourceMatch]);
  EXPECT_FLOAT_EQ(both[kSourceMiss], 0.0F);
  EXPECT_FLOAT_EQ(both[kSourceUnknown], 1.0F);  // paris
  EXPECT_FLOAT_EQ(both[kTargetMiss], 0.0F);
  // Spread over three words instead of two.
  EXPECT_LT(both[kTargetMatch], one[kTargetMatch]);
}

TEST(BeadScorer, ComparesMarks) {
  Pair pair(tiny_terms({{"a"}}), tiny_terms({{"b"}}));
  pair.source.marks[0] = kQuestion | kQuote | kHeading;
  pair.target.marks[0] = kQuestion | kBracket;
  const Features features = pair.features(0, 0);
  EXPECT_FLOAT_EQ(features[kQuestionSame], 1.0F);
  EXPECT_FLOAT_EQ(features[kQuestionOther], 0.0F);
  EXPECT_FLOAT_EQ(features[kQuoteOther], 1.0F);
  EXPECT_FLOAT_EQ(features[kBracketOther], 1.0F);
  EXPECT_FLOAT_EQ(features[kHeadingOther], 1.0F);
  EXPECT_FLOAT_EQ(features[kHeadingSame], 0.0F);
}

TEST(BeadScorer, ComparesOpenersWhereBothTextsHaveThem) {
  constexpr std::uint32_t kAdds = kFirstOpener;
  constexpr std::uint32_t kTurns = 2 * kFirstOpener;
  Pair pair(tiny_terms({{"a"}, {"b"}}), tiny_terms({{"c"}, {"d"}}));
  pair.source.marks = {kAdds | kStop, kStop};
  // A text without any is of a language without a list.
  EXPECT_FLOAT_EQ(pair.features(0, 0)[kOpenerOne], 0.0F);
  pair.target.marks = {kAdds, kTurns};
  const auto openers = [&](std::size_t i, std::size_t j) {
    const Features features = pair.features(i, j);
    return std::vector<float>{features[kOpenerSame], features[kOpenerOther],
                              features[kOpenerOne]};
  };
  EXPECT_THAT(openers(0, 0), ElementsAre(1.0F, 0.0F, 0.0F));
  EXPECT_THAT(openers(0, 1), ElementsAre(0.0F, 1.0F, 0.0F));
  EXPECT_THAT(openers(1, 1), ElementsAre(0.0F, 0.0F, 1.0F));
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  Features alone;
  scorer.one_sided_features(1, 0, false, alone);
  EXPECT_FLOAT_EQ(alone[kOpenerAlone], 1.0F);
  scorer.one_sided_features(1, 1, false, alone);
  EXPECT_FLOAT_EQ(alone[kOpenerAlone], 0.0F);
}

TEST(BeadScorer, KnowsARunOfOneSidedBeadsFromItsBeginning) {
  Pair pair(tiny_terms({{"nato"}, {"haus"}}), tiny_terms({{"nato"}}));
  pair.source.marks = {kStop, 0};
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  Features features;
  Features begins{};
  begins[kShapeFeature + 1] = 1.0F;
  scorer.one_sided_features(1, 0, false, features);
  EXPECT_EQ(features, begins);
  Features goes_on{};
  goes_on[kSourceRun] = 1.0F;
  goes_on[kAloneOpen] = 0.5F;  // Half of the segments have a stop.
  scorer.one_sided_features(1, 1, true, features);
  EXPECT_EQ(features, goes_on);
}

TEST(BeadScorer, CountsSegmentsWithoutAStopThatOthersFollowInTheBead) {
  Pair pair(tiny_terms({{"a"}, {"b"}, {"c"}, {"d"}}), tiny_terms({{"x"}}));
  pair.source.marks = {0, kStop, kStop, kStop};
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  // Three of four have a stop.
  EXPECT_FLOAT_EQ(scorer.features({0, 2}, {0, 1}, 3)[kOpenInside], 0.75F);
  EXPECT_FLOAT_EQ(scorer.features({1, 3}, {0, 1}, 3)[kOpenInside], 0.0F);
}

TEST(BeadScorer, WeighsItsFeatures) {
  const Pair pair(tiny_terms({{"a"}}), tiny_terms({{"b"}}));
  ScoreModel model;
  model.weights[kShapeFeature] = 0.5F;
  model.weights[kQuoteSame] = -2.0F;
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, model);
  Features features{};
  features[kShapeFeature] = 1.0F;
  features[kQuoteSame] = 1.0F;
  EXPECT_DOUBLE_EQ(scorer.score(features), -1.5);
}

TEST(BeadScorer, FindsMatchesInARangeOnly) {
  const Pair pair(tiny_terms({{"nato"}}),
                  tiny_terms({{"nato"}, {"boom"}, {"nato"}, {"nato"}}));
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  BeadScorer::Cursors cursors = scorer.cursors();
  const auto segments = [&](std::size_t first, std::size_t last) {
    std::vector<BeadScorer::Match> matches;
    scorer.find_matches(0, first, last, cursors, matches);
    std::vector<std::uint32_t> found;
    for (const auto& match : matches) found.push_back(match.target_segment);
    return found;
  };
  EXPECT_THAT(segments(0, 4), ElementsAre(0, 2, 3));
  EXPECT_THAT(segments(1, 3), ElementsAre(2));
  EXPECT_THAT(segments(1, 2), IsEmpty());
  EXPECT_THAT(segments(2, 2), IsEmpty());
  EXPECT_THAT(segments(3, 4), ElementsAre(3));
  EXPECT_THAT(segments(0, 1), ElementsAre(0));  // And back again.
}

TEST(BeadScorer, MatchesASegmentOfVeryManyWords) {
  std::vector<std::string> words;
  for (int i = 0; i < 70'000; ++i) words.push_back("#" + std::to_string(i));
  TermText source;
  source.first = {0};
  for (const std::string& key : words) {
    source.occurrences.push_back(static_cast<std::uint32_t>(source.terms.size()));
    source.terms.push_back({{key, key, WordKind::number, false, std::nullopt}, 1});
  }
  source.first.push_back(words.size());
  source.chars = {500'000};
  source.marks = {0};
  source.sentences = {1};
  TermText target = source;  // An empty segment, then the same.
  target.first = {0, 0, words.size()};
  target.chars = {1, 500'000};
  target.marks = {0, 0};
  target.sentences = {0, 1};
  const Pair pair(source, target);
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  std::vector<BeadScorer::Match> matches;
  BeadScorer::Cursors cursors = scorer.cursors();
  scorer.find_matches(0, 1, 2, cursors, matches);
  EXPECT_EQ(matches.size(), 70'000U);
  for (const auto& match : matches) ASSERT_EQ(match.target_segment, 1U);
}

TEST(FeatureName, IsThereForEveryFeature) {
  EXPECT_EQ(feature_name(0), "shape_1_1");
  EXPECT_EQ(feature_name(kLengthSquare), "length_square");
  EXPECT_EQ(feature_name(kFeatureCount - 1), "formula_other");
}

}  // namespace
}  // namespace awase
