// SPDX-License-Identifier: Apache-2.0

#include "align/anchors.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/aligner.h"
#include "tests/align/tiny_text.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::HasSubstr;

std::string refusal(std::string_view content) {
  try {
    read_anchors(content, "a.tsv", 10, 20);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    return error.what();
  }
  return "";
}

TEST(Anchors, AreReadFromNumbersAndRangesInAnyOrder) {
  const std::vector<Bead> expected = {{{0, 1}, {1, 2}, 0.0, 1.0},
                                      {{2, 4}, {4, 5}, 0.0, 1.0}};
  EXPECT_EQ(read_anchors("# known\n3-4\t5\r\n\n 1 \t 2\n", "a.tsv", 10, 20), expected);
  EXPECT_TRUE(read_anchors("", "a.tsv", 0, 0).empty());
}

TEST(Anchors, TellTheLineThatIsWrong) {
  EXPECT_THAT(refusal("1\t1\n2 2\n"), HasSubstr("a.tsv:2: no tab"));
  EXPECT_THAT(refusal("0\t1\n"), HasSubstr("a.tsv:1: '0' is no segment number"));
  EXPECT_THAT(refusal("4-3\t1\n"), HasSubstr("'4-3'"));
  EXPECT_THAT(refusal("x\t1\n"), HasSubstr("'x'"));
  EXPECT_THAT(refusal("1\t-\n"), HasSubstr("'-'"));
  EXPECT_THAT(refusal("1\t2\t3\n"), HasSubstr("'2\t3'"));
  EXPECT_THAT(refusal("99999999999999999999999\t1\n"), HasSubstr("a.tsv:1: '9999"));
  EXPECT_THAT(refusal("11\t1\n"),
              HasSubstr("a.tsv:1: there is no source segment 11; the last one is 10"));
  EXPECT_THAT(refusal("1\t20-21\n"), HasSubstr("no target segment 21"));
  EXPECT_THAT(refusal("3\t3\n\n1\t5\n"),
              HasSubstr("a.tsv:3: crosses or overlaps the pair of line 1"));
  EXPECT_THAT(refusal("1-3\t1\n3\t5\n"), HasSubstr("a.tsv:2: crosses or overlaps"));
}

TEST(Anchors, HoldOnlyInOrderWithinBothTextsAndWithTwoSides) {
  const auto hold = [](std::vector<Bead> anchors) {
    return anchors_hold(anchors, 5, 5);
  };
  EXPECT_TRUE(hold({}));
  EXPECT_TRUE(hold({{{0, 2}, {0, 1}}, {{2, 5}, {4, 5}}}));
  EXPECT_FALSE(hold({{{0, 2}, {0, 1}}, {{1, 5}, {4, 5}}}));
  EXPECT_FALSE(hold({{{0, 1}, {3, 4}}, {{1, 2}, {2, 3}}}));
  EXPECT_FALSE(hold({{{0, 1}, {5, 6}}}));
  EXPECT_FALSE(hold({{{0, 1}, {2, 2}}}));
  EXPECT_TRUE(hold({{{0, 0}, {2, 2}}, {{0, 0}, {3, 3}}, {{0, 2}, {3, 5}}}));
  EXPECT_FALSE(hold({{{1, 1}, {2, 2}}, {{0, 1}, {3, 4}}}));
}

TEST(Anchors, CloseACorridor) {
  Corridor corridor = Corridor::whole(4, 6);
  const std::vector<Bead> anchors = {{{1, 3}, {2, 5}}};
  close_at_anchors(corridor, anchors);
  EXPECT_EQ(corridor.low, (std::vector<std::uint32_t>{0, 0, 2, 5, 5}));
  EXPECT_EQ(corridor.high, (std::vector<std::uint32_t>{2, 2, 5, 6, 6}));
}

TEST(Borders, AreLetIntoACorridorFromEitherSide) {
  const Corridor corridor = {{0, 2, 4}, {2, 4, 6}};
  Corridor below = corridor;
  close_at_anchors(below, std::vector<Bead>{{{1, 1}, {1, 1}}});
  EXPECT_EQ(below.low, (std::vector<std::uint32_t>{0, 1, 4}));
  EXPECT_EQ(below.high, corridor.high);
  Corridor above = corridor;
  close_at_anchors(above, std::vector<Bead>{{{1, 1}, {5, 5}}});
  EXPECT_EQ(above.low, corridor.low);
  EXPECT_EQ(above.high, (std::vector<std::uint32_t>{2, 5, 6}));
}

/// A text of nonsense sentences of few words, so that many pairs look likely.
SegmentedText nonsense(std::size_t count, std::mt19937& random) {
  SegmentedText text;
  text.document.language = "en";
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = text.document.text.size();
    for (std::size_t words = 1 + random() % 9; words > 0; --words)
      text.document.text += "word" + std::to_string(random() % 60) + " ";
    text.segments.push_back({{begin, text.document.text.size() - 1}, 0});
  }
  text.document.blocks = {{BlockKind::paragraph, {0, text.document.text.size()}, 0}};
  return text;
}

/// Ranges of 1 to 6 segments with gaps of up to `gap` between them.
std::vector<Bead> random_anchors(std::size_t source_count, std::size_t target_count,
                                 std::size_t gap, std::mt19937& random) {
  std::vector<Bead> anchors;
  SegmentRange source, target;
  for (;;) {
    source.first = source.last + random() % (gap + 1);
    target.first = target.last + random() % (gap + 1);
    source.last = source.first + 1 + random() % 6;
    target.last = target.first + 1 + random() % 6;
    if (source.last > source_count || target.last > target_count) return anchors;
    anchors.push_back({source, target, 0.0, 1.0});
  }
}

TEST(Anchors, AreAmongTheBeadsWhateverTheTextsSay) {
  std::mt19937 random(7);
  const Aligner aligner({.use_dictionary = false});
  for (int round = 0; round < 60; ++round) {
    // From texts that are searched whole to some with a corridor of sure points.
    const std::size_t size = round % 10 == 0 ? 400 : 1 + random() % 40;
    const SegmentedText source = nonsense(size, random);
    const SegmentedText target =
        round % 3 == 0 ? source : nonsense(size + random() % 9, random);
    const std::vector<Bead> anchors =
        random_anchors(source.size(), target.size(), random() % 30, random);
    const std::vector<Bead> beads = aligner.align(source, target, anchors).beads;
    ASSERT_TRUE(covers_crossed(beads, source.size(), target.size()));
    for (const Bead& anchor : anchors)
      ASSERT_NE(std::find(beads.begin(), beads.end(), anchor), beads.end())
          << "round " << round << ", source segment " << anchor.source.first;
  }
}

TEST(Borders, AreCrossedByNoBead) {
  std::mt19937 random(11);
  const Aligner aligner({.use_dictionary = false, .find_crossed = false});
  for (int round = 0; round < 60; ++round) {
    const std::size_t size = round % 10 == 0 ? 400 : 1 + random() % 40;
    const SegmentedText source = nonsense(size, random);
    const SegmentedText target =
        round % 3 == 0 ? source : nonsense(size + random() % 9, random);
    std::vector<Bead> anchors =
        random_anchors(source.size(), target.size(), random() % 12, random);
    std::size_t last = 0;
    for (Bead& anchor : anchors) {
      if (random() % 4 > 0) {  // Often several borders after one and the same segment.
        if (random() % 2 == 0) anchor.source.first = last;
        anchor.source.last = anchor.source.first;
        anchor.target.last = anchor.target.first;
      }
      last = anchor.source.last;
    }
    const std::vector<Bead> beads = aligner.align(source, target, anchors).beads;
    ASSERT_TRUE(covers(beads, source.size(), target.size())) << "round " << round;
    std::set<std::pair<std::size_t, std::size_t>> places = {{0, 0}};
    for (const Bead& bead : beads) places.emplace(bead.source.last, bead.target.last);
    for (const Bead& anchor : anchors)
      ASSERT_TRUE(places.contains({anchor.source.first, anchor.target.first}))
          << "round " << round << ", source segment " << anchor.source.first;
  }
}

TEST(Borders, KeepApartWhatWouldBePaired) {
  const SegmentedText source = text_of("en", {"Apple 11", "Plum 22"});
  const SegmentedText target = text_of("fr", {"Pomme 11", "Prune 22"});
  const Aligner aligner({.use_dictionary = false});
  EXPECT_EQ(shown(aligner.align(source, target).beads), "0:0 1:1");
  const std::vector<Bead> border = {{{2, 2}, {0, 0}}};
  EXPECT_EQ(shown(aligner.align(source, target, border).beads), "0: 1: :0 :1");
}

TEST(Borders, LeaveRoomBeforeThemForWhatStandsAlone) {
  const char* names[] = {"Zorvane Quillix", "Tarmond Vesper", "Ludmilla Karr",
                         "Osbert Whin"};
  std::vector<std::string> english, german;
  for (int k = 0; k < 4; ++k) {
    if (k == 2) {
      german.emplace_back("Ein ganz anderer Satz ohne jeden Bezug zum Text.");
      german.emplace_back("Noch einer, der nirgends sonst zu finden ist.");
    }
    const std::string price = std::to_string(1101 * (k + 1));
    english.push_back(std::string("The house of ") + names[k] + " was sold for " +
                      price + " dollars.");
    german.push_back(std::string("Das Haus von ") + names[k] + " ging um " + price +
                     " Dollar weg.");
  }
  const Aligner aligner({.use_dictionary = false});
  const std::vector<Bead> border = {{{2, 2}, {4, 4}}};
  EXPECT_EQ(
      shown(aligner.align(text_of("en", english), text_of("de", german), border).beads),
      "0:0 1:1 :2 :3 2:4 3:5");
}

TEST(Anchors, ThatDoNotHoldAreRefused) {
  std::mt19937 random(1);
  const SegmentedText text = nonsense(3, random);
  const std::vector<Bead> crossing = {{{0, 1}, {2, 3}}, {{1, 2}, {1, 2}}};
  EXPECT_THROW(Aligner({.use_dictionary = false}).align(text, text, crossing), Error);
}

}  // namespace
}  // namespace awase
