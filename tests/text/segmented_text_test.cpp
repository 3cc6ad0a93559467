// SPDX-License-Identifier: Apache-2.0

#include "text/segmented_text.h"

#include <gtest/gtest.h>

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

TEST(Joined, PutsASpaceBetweenSentencesWhereTheScriptDoes) {
  SegmentedText text;
  text.document.text = "One. Two.\nThree. 雨。雪。";
  text.document.blocks = {{BlockKind::paragraph, {0, text.document.text.size()}, 0}};
  text.segments = {
      {{0, 4}, 0}, {{5, 9}, 0}, {{10, 16}, 0}, {{17, 23}, 0}, {{23, 29}, 0}};
  EXPECT_EQ(joined(text, 0, 2), "One. Two.");
  EXPECT_EQ(joined(text, 1, 3), "Two. Three.");
  EXPECT_EQ(joined(text, 3, 5), "雨。雪。");
  EXPECT_EQ(joined(text, 2, 3), "Three.");
  EXPECT_EQ(joined(text, 2, 2), "");
}

}  // namespace
}  // namespace awase
