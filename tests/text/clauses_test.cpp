// SPDX-License-Identifier: Apache-2.0

#include "text/clauses.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

/// The clauses of a segment with "|" between them; a comma's border is "/".
std::string cut(std::string_view segment) {
  std::string out;
  std::size_t begin = 0;
  for (const ClauseBorder& border : find_clause_borders(segment)) {
    out += segment.substr(begin, border.end_bytes - begin);
    out += border.mark == ClauseMark::comma ? "/" : "|";
    begin = border.next_bytes;
  }
  return out + std::string(segment.substr(begin));
}

TEST(ClauseBorders, StandBehindMarks) {
  EXPECT_EQ(cut("The lamp is on; the pump runs: see below."),
            "The lamp is on;|the pump runs:|see below.");
  EXPECT_EQ(cut("Stop the engine. Then wait, please"),
            "Stop the engine.|Then wait,/please");
  EXPECT_EQ(cut("赤になり、止まる；待つ。始める"), "赤になり、/止まる；|待つ。|始める");
  EXPECT_EQ(cut("one — two – three - four"), "one —|two –|three -|four");
  EXPECT_EQ(cut("一つ――二つ"), "一つ――|二つ");
}

TEST(ClauseBorders, AreNotInNumbersWordsAndAbbreviations) {
  EXPECT_EQ(cut("At 10:30 well-known Dr. Sato saw 3.5 of 1,000"),
            "At 10:30 well-known Dr. Sato saw 3.5 of 1,000");
  EXPECT_EQ(cut("容量は３．５ L"), "容量は３．５ L");
  EXPECT_EQ(cut("The end. "), "The end. ");
}

TEST(ClauseBorders, AreInBracketsOnlyWhereTheseHoldAll) {
  EXPECT_EQ(cut("止める（赤；青）とき"), "止める（赤；青）とき");
  EXPECT_EQ(cut("「止まる。待つ。」"), "「止まる。|待つ。」");
}

TEST(MiddleBorder, IsTheSpaceOrEndOfKanaNearestToTheMiddle) {
  const ClauseBorder words = middle_border("one two three four");
  EXPECT_EQ(words.end_bytes, 7u);
  EXPECT_EQ(words.next_bytes, 8u);
  EXPECT_EQ(
      std::string("赤い花と青い空").substr(middle_border("赤い花と青い空").next_bytes),
      "青い空");
  EXPECT_EQ(middle_border("word").end_bytes, 0u);
}

}  // namespace
}  // namespace awase
