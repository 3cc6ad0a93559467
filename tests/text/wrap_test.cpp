// SPDX-License-Identifier: Apache-2.0

#include "text/wrap.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/unicode.h"

namespace awase {
namespace {

using testing::ElementsAre;

TEST(Wrap, BreaksAtSpacesAndLeavesThemOut) {
  EXPECT_THAT(wrap("one two  three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one two", 7), ElementsAre("one two"));
  EXPECT_THAT(wrap("end ", 3), ElementsAre("end"));
}

TEST(Wrap, BreaksBetweenKanjiByTheirWidth) {
  EXPECT_THAT(wrap("東京都千代田区", 6), ElementsAre("東京都", "千代田", "区"));
  EXPECT_THAT(wrap("東京都千代田区", 7), ElementsAre("東京都", "千代田", "区"));
}

TEST(Wrap, StartsNoLineWithAFullStopAndEndsNoneWithAnOpeningBracket) {
  EXPECT_THAT(wrap("雨です。雪", 6), ElementsAre("雨で", "す。雪"));
  EXPECT_THAT(wrap("彼は「雨", 6), ElementsAre("彼は", "「雨"));
}

TEST(Wrap, CutsAWordThatIsTooLong) {
  EXPECT_THAT(wrap("an abcdefghijk x", 4),
              ElementsAre("an", "abcd", "efgh", "ijk", "x"));
  EXPECT_THAT(wrap("abcdef  gh", 4), ElementsAre("abcd", "ef", "gh"));
}

TEST(Wrap, KeepsCombiningMarksWithTheirLetter) {
  EXPECT_THAT(wrap("e\u0301e\u0301e\u0301", 2),
              ElementsAre("e\u0301e\u0301", "e\u0301"));
}

TEST(Wrap, GivesOneLineForNothing) { EXPECT_THAT(wrap("", 10), ElementsAre("")); }

TEST(Wrap, TakesTimeInProportionToTheText) {
  // Quadratic work on either would not end within the time limit of the test.
  const std::string word(2'000'000, 'x');
  EXPECT_EQ(wrap(word, 20).size(), 100'000u);
  std::string marks = "e";
  for (int i = 0; i < 500'000; ++i) marks += "\u0301";
  EXPECT_EQ(wrap(marks, 20).size(), 1u);
}

TEST(Wrap, NeverGivesALineThatIsTooWide) {
  const std::string text =
      "令和７年９月22日、U.S. Secretary of State "
      "は「ｶﾞ」と述べた。👨‍👩‍👧 "
      "مرحبا "
      "Straße";
  for (std::size_t columns = 2; columns < 30; ++columns)
    for (const std::string_view line : wrap(text, columns))
      EXPECT_LE(display_width(line), columns) << line;
}

}  // namespace
}  // namespace awase
