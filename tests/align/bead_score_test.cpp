// SPDX-License-Identifier: Apache-2.0

#include "align/bead_score.h"

#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"
#include "text/formulas.h"

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
  EXPECT_FLOAT_EQ(features[kNumberMiss], std::sqrt(2.0F));  // 8 and 9
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
  EXPECT_FLOAT_EQ(features[kQuoteOther], 1.0F);
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

/// What segments of 20 characters have: half of it is at 8.
constexpr float kTiny = 1.0F / (1.0F + 2.5F * 2.5F);

TEST(BeadScorer, KnowsARunOfOneSidedBeadsFromItsBeginning) {
  Pair pair(tiny_terms({{"nato"}, {"haus"}}), tiny_terms({{"nato"}}));
  pair.source.marks = {kStop, 0};
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  Features features;
  Features begins{};
  begins[kShapeFeature + 1] = 1.0F;
  begins[kTinyAlone] = kTiny;
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

std::uint32_t marks_of(const std::string& language, const std::string& segment,
                       const std::string& next) {
  const TermText text = find_terms(text_of(language, {segment, next}), nullptr);
  EXPECT_EQ((text.marks[0] & kGoesOn) != 0, (text.marks[1] & kContinues) != 0);
  return text.marks[0] & kGoesOn;
}

TEST(FindTerms, MarksWhereASentenceGoesOnInTheNextSegment) {
  EXPECT_NE(marks_of("ja", "雨が降ったので、", "出かけませんでした。"), 0U);
  EXPECT_NE(marks_of("ja", "実験では，", "次の値を得た．"), 0U);
  EXPECT_NE(marks_of("en", "Because it rained,", "we stayed at home."), 0U);
  EXPECT_NE(marks_of("en", "We stayed at home", "because it rained."), 0U);
  EXPECT_NE(marks_of("en", "He said,", "\"we are late.\""), 0U);
  EXPECT_NE(marks_of("ar", "عندما وصلنا،", "كان الجو ممطرا."), 0U);
  EXPECT_EQ(marks_of("ja", "雨が降りました。", "出かけませんでした。"), 0U);
  EXPECT_EQ(marks_of("en", "Dear Ms. Saeki,", "Thank you for your mail."), 0U);
  EXPECT_EQ(marks_of("en", "It rained.", "we stayed at home."), 0U);
  EXPECT_EQ(marks_of("en", "Contents", "Preface"), 0U);
  EXPECT_EQ(marks_of("en", "What is read", "kept"), 0U);  // cells of a table
  EXPECT_EQ(marks_of("en", "", ""), 0U);
}

bool ends_inside(const std::string& language, const std::string& segment) {
  const TermText text = find_terms(text_of(language, {segment}), nullptr);
  return (text.marks[0] & kEndsInside) != 0;
}

TEST(FindTerms, MarksSegmentsInWhoseMiddleASentenceEnds) {
  EXPECT_TRUE(ends_inside("ja", "雨がやんだ。そこで彼は、"));
  EXPECT_TRUE(ends_inside("ja", "雨がやんだ。 2019年のことだ。"));
  EXPECT_TRUE(ends_inside("en", "and then it stopped. We went out."));
  EXPECT_TRUE(ends_inside("en", "\"It stopped.\" (We went out.)"));
  EXPECT_TRUE(ends_inside("ko", "비가 그쳤다. 우리는 나갔다."));
  EXPECT_TRUE(ends_inside("ja", "紐を結ぶ。(b)を前に回し、"));  // no case to go by
  EXPECT_FALSE(ends_inside("ja", "雨がやんだので、出かけた。"));
  EXPECT_FALSE(ends_inside("ja", "雨がやんだ。"));
  EXPECT_FALSE(ends_inside("en", "near St. James and No. 7 of that road,"));
  EXPECT_FALSE(ends_inside("en", "What did they want? he asked himself,"));
  EXPECT_FALSE(ends_inside("en", "to Station. - Harbour - Market,"));
}

int sentences_in(const std::string& language, const std::string& segment) {
  return find_terms(text_of(language, {segment}), nullptr).sentences[0];
}

TEST(FindTerms, CountsAHeadingThatWasJoinedWithTheSentenceBehindIt) {
  EXPECT_EQ(sentences_in("en", "Kinko School The Kinko school was founded in Edo."), 2);
  EXPECT_EQ(sentences_in("en", "Kinko School Kinko school was founded in Edo."), 2);
  EXPECT_EQ(sentences_in("en", "Other Recently some restaurants close early."), 2);
  EXPECT_EQ(sentences_in("en", "Family (Nagoya) This family came from Kyoto."), 2);
  EXPECT_EQ(sentences_in("ja", "尺八尺八（しゃくはち）は楽器である。"), 2);
  EXPECT_EQ(sentences_in("fr", "Le thé vert Le thé vert pousse ici."), 2);
}

TEST(FindTerms, CountsNoHeadingWhereWordsAreRepeatedOrCapitalInASentence) {
  EXPECT_EQ(sentences_in("en", "He read The Lord of the Rings in summer."), 1);
  EXPECT_EQ(sentences_in("en", "He said, The answer is known."), 1);
  EXPECT_EQ(sentences_in("en", "The theory of this is old."), 1);
  EXPECT_EQ(sentences_in("en", "Very very good tea grows here."), 1);
  EXPECT_EQ(sentences_in("ja", "そろそろ行きましょう。"), 1);
  EXPECT_EQ(sentences_in("ja", "尺八は楽器である。"), 1);
  EXPECT_EQ(sentences_in("de", "Wir fragen, ob Sie kommen."), 1);
  EXPECT_EQ(sentences_in("ja", "一人一人が考えた。"), 1);
  EXPECT_EQ(sentences_in("en", "Bora Bora is an island."), 1);
  EXPECT_EQ(sentences_in("en", ""), 0);
}

TEST(FindTerms, HashesTheLettersOfASegmentAlone) {
  const auto hash = [](const std::string& language, const std::string& segment) {
    return find_terms(text_of(language, {segment}), nullptr).hashes[0];
  };
  EXPECT_EQ(hash("ja", "「花は咲き、」"), hash("en", "'花は咲き、'"));
  EXPECT_EQ(hash("en", "Yes!"), hash("de", "Yes."));
  EXPECT_NE(hash("en", "Yes 1"), hash("en", "Yes 2"));
  EXPECT_EQ(hash("en", "..."), 0U);  // no words
}

TEST(BeadScorer, CountsSegmentsInsideThatGoOn) {
  TermText source = tiny_terms({{"a"}, {"b"}, {"c"}});
  TermText target = tiny_terms({{"x"}, {"y"}});
  source.marks = {kStop, kGoesOn, kStop | kContinues};
  target.marks = {kStop, kStop};
  const Pair pair(source, target);
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  const Features two_one = scorer.features({1, 3}, {0, 1}, 3);
  EXPECT_EQ(two_one[kGoesOnInside], 1.0F);
  EXPECT_EQ(two_one[kManyGoesOn], 0.0F);  // the target is one segment
  EXPECT_EQ(two_one[kOpenInside], 0.0F);  // not as headings are
  const Features two_two = scorer.features({1, 3}, {0, 2}, 5);
  EXPECT_EQ(two_two[kGoesOnInside], 1.0F);
  EXPECT_EQ(two_two[kManyGoesOn], 1.0F);
  EXPECT_EQ(scorer.features({0, 2}, {0, 2}, 5)[kManyGoesOn], 0.0F);  // at the end
  Features features;
  scorer.one_sided_features(1, 1, false, features);
  EXPECT_EQ(features[kAloneGoesOn], 1.0F);
  EXPECT_EQ(features[kAloneOpen], 0.0F);
  scorer.one_sided_features(1, 2, false, features);
  EXPECT_EQ(features[kAloneGoesOn], 0.0F);
}

TEST(BeadScorer, CountsBordersInsideASentenceOfASegmentThatHoldsMoreThanIt) {
  TermText source = tiny_terms({{"a"}, {"b"}, {"c"}});
  TermText target = tiny_terms({{"x"}, {"y"}, {"z"}});
  source.marks[0] |= kGoesOn;
  source.marks[1] |= kContinues | kEndsInside;
  target.marks[0] |= kEndsInside;
  const Pair pair(source, target);
  EXPECT_EQ(pair.features(1, 1)[kStraddleOther], 1.0F);  // at its beginning
  EXPECT_EQ(pair.features(0, 0)[kStraddleOther], 0.0F);  // no more than a part of it
  EXPECT_EQ(pair.features(2, 0)[kStraddleOther], 0.0F);  // a border on both sides
  const Pair turned(target, source);
  EXPECT_EQ(turned.features(1, 1)[kStraddleOther], 1.0F);
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  EXPECT_EQ(scorer.features({0, 2}, {0, 2}, 5)[kStraddleOther], 0.0F);
}

TEST(BeadScorer, CountsFormulasAloneByWhatTheOtherSideHasFewerOf) {
  TermText source = tiny_terms({{"a"}, {"b"}, {"c"}, {"d"}});
  TermText target = tiny_terms({{"x"}, {"y"}, {"z"}, {"w"}});
  source.marks[0] |= std::uint32_t{kGreeting} * kFirstFormula;
  source.marks[1] |= std::uint32_t{kRequest} * kFirstFormula;
  source.marks[2] |= kAnswer;
  source.marks[3] |= kAnswer;
  target.marks[0] |= std::uint32_t{kRequest} * kFirstFormula;
  target.marks[1] |= kAnswer;
  const Pair pair(source, target);
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  Features features;
  const auto alone = [&](std::size_t shape, std::size_t segment, Feature feature) {
    scorer.one_sided_features(shape, segment, false, features);
    return features[feature];
  };
  EXPECT_EQ(alone(1, 0, kFormulaAlone), 1.0F);
  EXPECT_EQ(alone(1, 1, kFormulaAlone), 0.0F);  // the target has one too
  EXPECT_EQ(alone(1, 2, kAnswerAlone), 0.5F);
  EXPECT_EQ(alone(1, 2, kFormulaAlone), 0.0F);
  EXPECT_EQ(alone(2, 1, kAnswerAlone), 0.0F);
  EXPECT_EQ(pair.features(1, 0)[kFormulaSame], 1.0F);
  EXPECT_EQ(pair.features(0, 0)[kFormulaOther], 1.0F);
  // A side that is longer in all has more of everything.
  const TermText half = tiny_terms({{"x"}, {"y"}});
  const Pair longer(source, half);
  const BeadScorer of_longer(longer.source, longer.target, longer.links, 1.0, {},
                             ScoreModel{});
  of_longer.one_sided_features(1, 0, false, features);
  EXPECT_EQ(features[kFormulaAlone], 0.5F);
}

TEST(FindTerms, EndsASentenceWithItsBlock) {
  SegmentedText text = text_of("en", {"apples,", "pears"});
  const std::size_t middle = text.segments[1].range.begin_bytes;
  text.document.blocks = {{BlockKind::list_item, {0, middle}, 0},
                          {BlockKind::list_item, {middle, middle + 5}, 0}};
  text.segments[1].block = 1;
  EXPECT_EQ(find_terms(text, nullptr).marks[0] & kGoesOn, 0U);
}

TEST(BeadScorer, CountsBordersAtWhichASentenceGoesOnOnOneSideOnly) {
  TermText source = tiny_terms({{"a"}, {"b"}, {"c"}});
  TermText target = tiny_terms({{"x"}, {"y"}, {"z"}});
  source.marks[0] |= kGoesOn;
  source.marks[1] |= kContinues | kGoesOn;
  source.marks[2] |= kContinues;
  target.marks[1] |= kGoesOn;
  target.marks[2] |= kContinues;
  const Pair pair(source, target);
  EXPECT_EQ(pair.features(0, 0)[kBorderOther], 1.0F);  // at its end
  EXPECT_EQ(pair.features(1, 1)[kBorderOther], 1.0F);  // at its beginning
  EXPECT_EQ(pair.features(0, 1)[kBorderOther], 0.0F);
  EXPECT_EQ(pair.features(1, 0)[kBorderOther], 2.0F);
  EXPECT_EQ(pair.features(2, 2)[kBorderOther], 0.0F);
  const BeadScorer scorer(pair.source, pair.target, pair.links, 1.0, {}, ScoreModel{});
  Features features;
  scorer.one_sided_features(1, 2, false, features);
  EXPECT_EQ(features[kAloneContinues], 1.0F);
  scorer.one_sided_features(1, 2, true, features);
  EXPECT_EQ(features[kAloneContinues], 0.0F);
  scorer.one_sided_features(2, 1, false, features);
  EXPECT_EQ(features[kAloneContinues], 0.0F);
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

/// What each feature is worth, worked out by hand for two texts of three segments and
/// beads that between them set every one.
class EveryFeature : public ::testing::Test {
 protected:
  static constexpr std::size_t kTwoToOne = 3, kOneToTwo = 4, kTwoToTwo = 5;
  static constexpr std::uint32_t kAdds = kFirstOpener, kTurns = 2 * kFirstOpener;

  EveryFeature() {
    source_ = tiny_terms({{"nato", "#7", "haus"}, {"paris", "#8"}, {"wind"}});
    target_ = tiny_terms({{"nato", "#7", "boom"}, {"maan", "#9"}, {"paris"}});
    source_.marks = {kFirst | kAdds | kQuestion | kQuote | kBracket | kHeading | kLast,
                     kFirst | kTurns | kExclamation | kColon | kStop | kHeading | kLast,
                     kStop};
    target_.marks = {kFirst | kAdds | kQuestion | kQuote | kLast,
                     kFirst | kBracket | kColon | kLast, kFirst | kStop};
    source_.sentences = {1, 1, 3};
    target_.sentences = {1, 1, 1};
    links_ = find_links(source_, target_, {});
    for (std::size_t s = 0; s < habits_.size(); ++s)
      habits_[s] = static_cast<float>(s) + 0.25F;
  }

  Features of(const SegmentRange& source, const SegmentRange& target,
              std::size_t shape) const {
    return BeadScorer(source_, target_, links_, 1.0, {habits_}, ScoreModel{})
        .features(source, target, shape);
  }

  TermText source_, target_;
  Links links_;
  ShapeHabits habits_{};
};

TEST_F(EveryFeature, HasTheValueWorkedOutByHand) {
  const Features same = of({0, 1}, {0, 1}, kOneToOne);     // nato 7, both ask
  const Features other = of({1, 2}, {0, 1}, kOneToOne);    // paris 8 with nato 7
  const Features colons = of({1, 2}, {1, 2}, kOneToOne);   // two that share no word
  const Features more = of({2, 3}, {2, 3}, kOneToOne);     // three sentences with one
  const Features two_one = of({0, 2}, {0, 1}, kTwoToOne);  // crosses one block
  const Features one_two = of({0, 1}, {0, 2}, kOneToTwo);
  const Features two_two = of({0, 2}, {1, 3}, kTwoToTwo);
  const struct {
    const Features& features;
    std::size_t feature;
    float value;
  } table[] = {
      {same, kShapeFeature + kOneToOne, 1.0F},
      {two_one, kShapeFeature + kTwoToOne, 1.0F},
      {two_one, kShapeFeature + kOneToOne, 0.0F},
      {one_two, kShapeFeature + kOneToTwo, 1.0F},
      {same, kShapeHabit, 0.25F},
      {two_one, kShapeHabit, 3.25F},
      {one_two, kShapeHabit, 4.25F},
      {same, kSourceMiss, 0.0F},
      {other, kSourceMiss, 1.0F},      // paris
      {other, kTargetMiss, 1.0F},      // nato
      {same, kSourceUnknown, 1.0F},    // haus
      {same, kTargetUnknown, 1.0F},    // boom
      {colons, kTargetUnknown, 1.0F},  // maan
      {same, kNumberMiss, 0.0F},
      {other, kNumberMiss, std::sqrt(2.0F)},  // 8 and 7
      {two_one, kNumberMiss, 1.0F},           // 8
      {other, kNumberMatch, 0.0F},
      {other, kSourceMatch, 0.0F},
      {other, kTargetMatch, 0.0F},
      {same, kLearnedMatch, 0.0F},
      {same, kQuestionSame, 1.0F},
      {other, kQuestionSame, 0.0F},
      {same, kExclamationOther, 0.0F},
      {other, kExclamationOther, 1.0F},
      {colons, kColonOther, 0.0F},
      {other, kColonOther, 1.0F},
      {same, kStopOther, 0.0F},
      {colons, kStopOther, 1.0F},
      {more, kStopOther, 0.0F},
      {same, kQuoteSame, 1.0F},
      {same, kQuoteOther, 0.0F},
      {other, kQuoteOther, 1.0F},
      {one_two, kBracketSame, 1.0F},  // any segment of a side counts
      {same, kSentencesSame, 1.0F},
      {same, kSentencesOther, 0.0F},
      {more, kSentencesSame, 0.0F},
      {more, kSentencesOther, 2.0F},
      {two_one, kSentencesOther, 1.0F},
      {same, kHeadingSame, 0.0F},
      {same, kHeadingOther, 1.0F},
      {more, kHeadingOther, 0.0F},
      {same, kBlockSame, 2.0F},
      {same, kBlockOther, 0.0F},
      {more, kBlockSame, 0.0F},
      {more, kBlockOther, 1.0F},
      {same, kBlockCrossed, 0.0F},
      {two_one, kBlockCrossed, 1.0F},
      {one_two, kBlockCrossed, 1.0F},
      {two_two, kBlockCrossed, 2.0F},
      {same, kOpenInside, 0.0F},
      {same, kOpenerSame, 1.0F},
      {same, kOpenerOther, 0.0F},
      {same, kOpenerOne, 0.0F},
      {other, kOpenerSame, 0.0F},
      {other, kOpenerOther, 1.0F},
      {colons, kOpenerOne, 1.0F},
      {colons, kOpenerOther, 0.0F},
      {more, kOpenerOne, 0.0F},
      {same, kSourceRun, 0.0F},
      {same, kTargetRun, 0.0F},
      {same, kAloneOpen, 0.0F},
      {same, kOpenerAlone, 0.0F},
      {same, kTinyPair, kTiny},
      {two_one, kTinyPair, 0.0F},
      {same, kTinyInside, 0.0F},
      {two_one, kTinyInside, 2 * kTiny},
      {two_two, kTinyInside, 4 * kTiny},
      {same, kIdentical, 0.0F},
      {same, kSilence, 0.0F},
  };
  for (const auto& row : table)
    EXPECT_FLOAT_EQ(row.features[row.feature], row.value)
        << feature_name(row.feature) << ", row " << &row - table;
  // What is a sum of logarithms: its sign.
  for (const Feature feature : {kSourceMatch, kTargetMatch, kNumberMatch})
    EXPECT_GT(same[feature], 0.0F) << feature_name(feature);
  for (const Feature feature : {kLengthSquare, kLengthLinear}) {
    EXPECT_FLOAT_EQ(same[feature], 0.0F) << feature_name(feature);
    EXPECT_LT(two_one[feature], 0.0F) << feature_name(feature);
    EXPECT_LT(one_two[feature], 0.0F) << feature_name(feature);
  }
}

TEST_F(EveryFeature, OfABeadOfOneSideToo) {
  target_.marks[1] |= kTurns;
  const BeadScorer scorer(source_, target_, links_, 1.0, {habits_}, ScoreModel{});
  for (const std::size_t shape : {1, 2}) {
    for (const bool goes_on : {false, true}) {
      for (std::size_t segment = 0; segment < 3; ++segment) {
        const std::uint32_t marks = (shape == 1 ? source_ : target_).marks[segment];
        Features expected{};
        if (goes_on) {
          expected[shape == 1 ? kSourceRun : kTargetRun] = 1.0F;
        } else {
          expected[kShapeFeature + shape] = 1.0F;
          expected[kShapeHabit] = habits_[shape];
          expected[kTinyAlone] = kTiny;
        }
        expected[kOpenerAlone] = (marks & kOpener) != 0 ? 1.0F : 0.0F;
        Features found;
        scorer.one_sided_features(shape, segment, goes_on, found);
        EXPECT_EQ(found, expected) << shape << goes_on << segment;
      }
    }
  }
}

TEST_F(EveryFeature, OfIdenticalSegmentsLeavesTheirLengthsOut) {
  source_.chars[1] = 90;  // three times as long as a translation
  source_.hashes = {7, 8, 9};
  target_.hashes = {0, 8, 9};
  const Features same = of({1, 2}, {1, 2}, kOneToOne);
  EXPECT_FLOAT_EQ(same[kIdentical], 1.0F);
  EXPECT_FLOAT_EQ(same[kLengthLinear], 0.0F);
  EXPECT_FLOAT_EQ(same[kLengthSquare], 0.0F);
  EXPECT_FLOAT_EQ(of({1, 2}, {2, 3}, kOneToOne)[kIdentical], 0.0F);
  EXPECT_FLOAT_EQ(of({0, 2}, {1, 2}, kTwoToOne)[kIdentical], 0.0F);
  source_.hashes[1] = target_.hashes[1] = 0;  // segments without words
  EXPECT_FLOAT_EQ(of({1, 2}, {1, 2}, kOneToOne)[kIdentical], 0.0F);
}

TEST_F(EveryFeature, WeighsMissesAndSilenceByWhatTheFirstPassSaw) {
  PairHabits habits;
  habits.silence = 1.5F;
  habits.source_miss = 0.5F;
  habits.target_miss = 2.0F;
  const BeadScorer scorer(source_, target_, links_, 1.0, habits, ScoreModel{});
  const Features other = scorer.features({1, 2}, {0, 1}, kOneToOne);
  EXPECT_FLOAT_EQ(other[kSourceMiss], 0.5F);
  EXPECT_FLOAT_EQ(other[kTargetMiss], 2.0F);
  Features alone;
  scorer.one_sided_features(1, 0, false, alone);
  EXPECT_FLOAT_EQ(alone[kSilence], 1.5F);
  scorer.one_sided_features(1, 1, true, alone);
  EXPECT_FLOAT_EQ(alone[kSilence], 0.0F) << "a run that goes on";
}

TEST(ShapeHabits, AreThoseOfTheTextAgainstTheUsual) {
  std::array<double, kShapes.size()> expected{};
  expected[kOneToOne] = 10.0;
  expected[3] = 60.0;  // 2-1
  const ShapeHabits habits = shape_habits(expected);
  EXPECT_GT(habits[3], 1.0F);
  EXPECT_FLOAT_EQ(habits[6], habits[3]) << "3-1 is a merge too";
  EXPECT_LT(habits[kOneToOne], 0.0F);
  EXPECT_LT(habits[4], 0.0F);
  EXPECT_FLOAT_EQ(habits[5], 0.0F) << "the first pass does not look for 2-2";
}

TEST(FeatureName, IsThereForEveryFeature) {
  EXPECT_EQ(feature_name(0), "shape_1_1");
  EXPECT_EQ(feature_name(kLengthSquare), "length_square");
  EXPECT_EQ(feature_name(kWordFeatures - 1), "alone_goes_on");
  EXPECT_EQ(feature_name(kFeatureCount - 1), "cosine_size");
}

}  // namespace
}  // namespace awase
