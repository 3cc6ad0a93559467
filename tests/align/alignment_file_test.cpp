// SPDX-License-Identifier: Apache-2.0

#include "align/alignment_file.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<Bead> kBeads = {{{0, 1}, {0, 2}, 1.25, 0.9},
                                  {{1, 1}, {2, 3}, 7.0, 0.5},
                                  {{1, 3}, {3, 4}, 0.0, 1.0}};

std::string message_of(std::string_view content) {
  try {
    read_beads(content, "gold.txt");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    return error.what();
  }
  return "no error";
}

TEST(Vecalign, WritesOneBeadALine) {
  EXPECT_EQ(to_vecalign(kBeads),
            "[0]:[0,1]:1.2500\n"
            "[]:[2]:7.0000\n"
            "[1,2]:[3]:0.0000\n");
  EXPECT_EQ(to_vecalign({}), "");
}

TEST(Ladder, WritesARungWhereABeadStartsAndOneForBothEnds) {
  EXPECT_EQ(to_ladder(kBeads),
            "0\t0\t0.9000\n"
            "1\t2\t0.5000\n"
            "1\t3\t1.0000\n"
            "3\t4\t1.0000\n");
  EXPECT_EQ(to_ladder({}), "");
}

TEST(ReadBeads, ReadsBackWhatIsWritten) {
  EXPECT_EQ(read_beads(to_vecalign(kBeads), "-"), listed(kBeads));
  EXPECT_EQ(read_beads(to_ladder(kBeads), "-"), listed(kBeads));
}

TEST(ReadBeads, TakesSpacesBlankLinesAnyLineEndAndAByteOrderMark) {
  const ListedBead bead = {{0, 1}, {2}};
  for (const char* content :
       {"[0,1]:[2]", "[0, 1]:[2]\n", " [ 0 1 ] : [2]\r\n", "[0,,1]:[2]\n\n",
        "\n\t\n[0,1]:[2]:0.93\n", "[0,1]:[2]:0.9:and more\n", "[0,1]:[2] note\n",
        "\xEF\xBB\xBF[0,1]:[2]\n"})
    EXPECT_THAT(read_beads(content, "-"), ElementsAre(bead)) << content;
}

TEST(ReadBeads, KeepsNullBeadsAndNumbersOutOfOrder) {
  EXPECT_THAT(read_beads("[]:[4]\n[7,3]:[]\n", "-"),
              ElementsAre(ListedBead{{}, {4}}, ListedBead{{7, 3}, {}}));
}

TEST(ReadBeads, TakesNothingForNoBeads) {
  EXPECT_THAT(read_beads("", "-"), IsEmpty());
  EXPECT_THAT(read_beads("\n \n", "-"), IsEmpty());
}

TEST(ReadBeads, TakesALadderWithoutScores) {
  EXPECT_THAT(read_beads("0 0\n1\t2\n", "-"), ElementsAre(ListedBead{{0}, {0, 1}}));
}

TEST(ReadBeads, SaysWhichLineIsWrongAndHowItShouldLook) {
  EXPECT_EQ(message_of("[0]:[0]\n\n[1]-[1]\n"),
            "gold.txt:3: '[1]-[1]' is not a bead; write it as [0,1]:[2]");
  EXPECT_THAT(message_of("hello"), HasSubstr("gold.txt:1: 'hello' is not a bead"));
  EXPECT_THAT(message_of("[0]:[0\n"), HasSubstr("gold.txt:1:"));
  EXPECT_THAT(message_of("[-1]:[0]\n"), HasSubstr("not a bead"));
  EXPECT_THAT(message_of("[99999999999999999999]:[0]\n"), HasSubstr("not a bead"));
  EXPECT_THAT(message_of("0\t0\n5\t5\n4\t6\n"),
              HasSubstr("gold.txt:3: this rung lies"));
}

TEST(ReadBeads, RefusesALadderThatWouldFillTheMemory) {
  EXPECT_THAT(message_of("0\t0\n9999999999\t1\n"), HasSubstr("a million segments"));
}

TEST(ReadBeads, ShowsHostileBytesAsQuestionMarks) {
  EXPECT_THAT(message_of("\x1b[31m\xFF\n"), HasSubstr("'?[31m?'"));
  EXPECT_LT(message_of(std::string(100'000, 'x')).size(), 200u);
}

}  // namespace
}  // namespace awase
