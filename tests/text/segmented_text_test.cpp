// SPDX-License-Identifier: Apache-2.0

#include "text/segmented_text.h"

#include <gtest/gtest.h>

#include "text/sentences.h"

namespace awase {
namespace {

TEST(AsOneLine, JoinsLinesAsTheirScriptDoes) {
  EXPECT_EQ(as_one_line("one\ntwo"), "one two");
  EXPECT_EQ(as_one_line("one \n\t two"), "one two");
  EXPECT_EQ(as_one_line("日本\n語"), "日本語");
  EXPECT_EQ(as_one_line("日本は\nNATO"), "日本はNATO");
  EXPECT_EQ(as_one_line("a\r\n\r\nb"), "a b");
  EXPECT_EQ(as_one_line("a\u2028b"), "a b");
}

TEST(AsOneLine, LeavesOtherWhiteSpaceAlone) {
  EXPECT_EQ(as_one_line("第１条　目的\t（1）  x"), "第１条　目的\t（1）  x");
  EXPECT_EQ(as_one_line(""), "");
}

TEST(Joined, KeepsWhatStandsBetweenTheSentencesOfALine) {
  SegmentedText text;
  text.document.text = "One. Two.\nThree. 雨。雪。　風。";
  text.document.blocks = {{BlockKind::paragraph, {0, text.document.text.size()}, 0}};
  text.segments = {{{0, 4}, 0},   {{5, 9}, 0},   {{10, 16}, 0},
                   {{17, 23}, 0}, {{23, 29}, 0}, {{32, 38}, 0}};
  EXPECT_EQ(joined(text, 0, 2), "One. Two.");
  EXPECT_EQ(joined(text, 1, 3), "Two. Three.");
  EXPECT_EQ(joined(text, 3, 6), "雨。雪。　風。");
  EXPECT_EQ(joined(text, 2, 3), "Three.");
  EXPECT_EQ(joined(text, 2, 2), "");
}

TEST(Joined, PutsASpaceBetweenLinesAndBlocksInEveryScript) {
  SegmentedText text;
  text.document.text = "雨の日\n雪の日。\n風の日";
  text.document.blocks = {{BlockKind::paragraph, {0, 22}, 0},
                          {BlockKind::paragraph, {23, 32}, 0}};
  text.segments = {{{0, 9}, 0}, {{10, 22}, 0}, {{23, 32}, 1}};
  EXPECT_EQ(joined(text, 0, 3), "雨の日 雪の日。 風の日");
}

TEST(Joined, TakesLineEndsOfAListOfSegmentsForNothing) {
  const SegmentedText text = segments_from_lines("雨。\n雪\n風（春）\nNATO", "a", "ja");
  EXPECT_EQ(joined(text, 0, 4), "雨。雪 風（春）NATO");
}

TEST(AppendSegment, PutsASpaceButBehindAWideFullStop) {
  std::string line;
  for (const char* segment : {"", "図1.", "色", "終わり。", "次"})
    append_segment(line, segment);
  EXPECT_EQ(line, "図1. 色 終わり。次");
}

}  // namespace
}  // namespace awase
