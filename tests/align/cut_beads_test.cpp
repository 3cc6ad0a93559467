// SPDX-License-Identifier: Apache-2.0

#include "align/cut_beads.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

/// A German text and its English translation, which says two sentences in one.
const std::vector<std::string> kGerman = {
    "Herr Meier kam 1998 nach Berlin.", "Er kaufte 14 Bilder von Renoir.",
    "Sie hingen 25 Jahre in Potsdam.", "Das Museum hat 340 Besucher am Tag."};

Alignment alignment_of(std::vector<Bead> beads) {
  Alignment alignment;
  alignment.beads = std::move(beads);
  return alignment;
}

std::vector<std::string> texts(const CutAlignment& cut) {
  std::vector<std::string> out;
  for (const Bead& bead : cut.beads)
    out.push_back(joined(cut.target, bead.target.first, bead.target.last));
  return out;
}

TEST(CutBeads, CutsAtASemicolonWhereBothHalvesFit) {
  const SegmentedText source = text_of("de", kGerman);
  const SegmentedText target = text_of(
      "en", {"Mr Meier came to Berlin in 1998.",
             "He bought 14 pictures by Renoir; they hung in Potsdam for 25 years.",
             "The museum has 340 visitors a day."});
  const Aligner aligner;
  const auto cut = cut_beads(aligner,
                             alignment_of({{{0, 1}, {0, 1}, 1.0, 0.99},
                                           {{1, 3}, {1, 2}, 2.0, 0.9},
                                           {{3, 4}, {2, 3}, 1.0, 0.99}}),
                             source, target);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->cut, 1u);
  EXPECT_THAT(texts(*cut), testing::ElementsAre("Mr Meier came to Berlin in 1998.",
                                                "He bought 14 pictures by Renoir;",
                                                "they hung in Potsdam for 25 years.",
                                                "The museum has 340 visitors a day."));
  EXPECT_THAT(cut->segments, testing::ElementsAre(0, 1, 1, 2));
  for (const Bead& bead : cut->beads) EXPECT_GE(bead.confidence, 0.9);
}

TEST(CutBeads, LeavesABeadWholeWhoseBorderIsElsewhere) {
  const SegmentedText source = text_of("de", kGerman);
  // The semicolon stands in the middle of what the second sentence says.
  const SegmentedText target = text_of(
      "en",
      {"Mr Meier came to Berlin in 1998.",
       "He bought 14 pictures by Renoir that hung 25 years; all of it in Potsdam.",
       "The museum has 340 visitors a day."});
  const Aligner aligner;
  EXPECT_FALSE(cut_beads(aligner,
                         alignment_of({{{0, 1}, {0, 1}, 1.0, 0.99},
                                       {{1, 3}, {1, 2}, 2.0, 0.99},
                                       {{3, 4}, {2, 3}, 1.0, 0.99}}),
                         source, target));
}

TEST(CutBeads, LeavesSourceSegmentsWhole) {
  const SegmentedText source = text_of(
      "de", {"Er kaufte 14 Bilder von Renoir; sie hingen 25 Jahre in Potsdam."});
  const SegmentedText target = text_of(
      "en", {"He bought 14 pictures by Renoir.", "They hung in Potsdam for 25 years."});
  const Aligner aligner;
  EXPECT_FALSE(
      cut_beads(aligner, alignment_of({{{0, 1}, {0, 2}, 1.0, 0.9}}), source, target));
}

}  // namespace
}  // namespace awase
