// SPDX-License-Identifier: Apache-2.0
//
// Texts that are not the same from end to end: sections that changed places, parts that
// stand on one side only.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/aligner.h"
#include "align/regions.h"
#include "tests/align/tiny_text.h"
#include "text/sentences.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Four names that only sentence number `k` has.
std::string names(int k) {
  std::mt19937 random(static_cast<unsigned>(k) + 1);
  std::string text;
  for (int name = 0; name < 4; ++name) {
    text += text.empty() ? "" : " ";
    text += static_cast<char>('A' + random() % 26);
    for (int letter = 0; letter < 6; ++letter)
      text += static_cast<char>('a' + random() % 26);
  }
  return text;
}

/// Sentences number `first` to `last`, that share names and a number with their
/// translations.
std::string english(int first, int last) {
  std::string text;
  for (int k = first; k < last; ++k)
    text += "The house of " + names(k) + " was sold for " +
            std::to_string(1000 + k * 13) + " dollars.\n";
  return text;
}

std::string german(int first, int last) {
  std::string text;
  for (int k = first; k < last; ++k)
    text += "Das Haus von " + names(k) + " ging um " + std::to_string(1000 + k * 13) +
            " Dollar weg.\n";
  return text;
}

Alignment align_lines(const std::string& source, const std::string& target,
                      bool find_crossed = true) {
  AlignOptions options;
  options.use_dictionary = false;
  options.find_crossed = find_crossed;
  return Aligner(options).align(segments_from_lines(source, "a", "en"),
                                segments_from_lines(target, "b", "de"));
}

TEST(CrossedSections, AreFoundAndAlignedInTheirPlace) {
  const Alignment alignment =
      align_lines(english(0, 40), german(0, 10) + german(22, 40) + german(10, 22));
  EXPECT_TRUE(covers_crossed(alignment.beads, 40, 40));
  std::size_t pairs = 0;
  for (const Bead& bead : alignment.beads) {
    if (!bead.is_pair()) continue;
    ++pairs;
    const std::size_t i = bead.source.first;
    const std::size_t j = i < 10 ? i : i < 22 ? i + 18 : i - 12;
    EXPECT_EQ(bead.source.size(), 1U);
    EXPECT_EQ(bead.target, (SegmentRange{j, j + 1})) << i;
  }
  EXPECT_GE(pairs, 39U);
  ASSERT_EQ(alignment.crossings.size(), 1U);
  EXPECT_THAT(english(alignment.issues),
              ElementsAre(HasSubstr("the order is crossed")));
}

/// Sentence number `k` in two segments.
std::string in_two(int k) {
  const std::string four = names(k);
  const std::size_t middle = four.find(' ', four.find(' ') + 1);
  return "The house of " + four.substr(0, middle) + " and that of others\n" +
         "was sold to " + four.substr(middle + 1) + " for " +
         std::to_string(1000 + k * 13) + " dollars.\n";
}

std::string in_two_german(int k) {
  const std::string four = names(k);
  const std::size_t middle = four.find(' ', four.find(' ') + 1);
  return "Das Haus von " + four.substr(0, middle) + " und das von anderen\n" +
         "ging an " + four.substr(middle + 1) + " um " + std::to_string(1000 + k * 13) +
         " Dollar weg.\n";
}

TEST(CrossedSections, WantThreeSurePairs) {
  // Three segments on either side that make two pairs, 2-1 and 1-2.
  const std::string source =
      english(0, 10) + in_two(10) + english(11, 12) + english(12, 40);
  const std::string target =
      german(0, 10) + german(12, 40) + german(10, 11) + in_two_german(11);
  const Alignment two = align_lines(source, target);
  EXPECT_THAT(two.crossings, IsEmpty());
  EXPECT_TRUE(covers(two.beads, 41, 41));
  // With one pair more they are a section.
  const Alignment three =
      align_lines(english(0, 10) + in_two(10) + english(11, 13) + english(13, 40),
                  german(0, 10) + german(13, 40) + german(10, 11) + in_two_german(11) +
                      german(12, 13));
  EXPECT_EQ(three.crossings.size(), 1U);
}

TEST(CrossedSections, AreLeftWithoutCounterpartWhereTheOrderIsToBeKept) {
  const Alignment alignment = align_lines(
      english(0, 40), german(0, 10) + german(22, 40) + german(10, 22), false);
  EXPECT_TRUE(covers(alignment.beads, 40, 40));
  EXPECT_THAT(alignment.crossings, IsEmpty());
}

TEST(CrossedSections, AreNotSeenWhereTheOrderIsTheSame) {
  const Alignment alignment =
      align_lines(english(0, 40), german(0, 15) + german(20, 40));
  EXPECT_THAT(alignment.crossings, IsEmpty());
  EXPECT_TRUE(covers(alignment.beads, 40, 35));
}

TEST(Excerpt, HasNoFalsePairsAtItsBorders) {
  const Alignment alignment = align_lines(english(0, 60), german(20, 40));
  std::size_t pairs = 0;
  for (const Bead& bead : alignment.beads) {
    if (!bead.is_pair()) continue;
    ++pairs;
    EXPECT_EQ(bead.source.first, bead.target.first + 20);
  }
  EXPECT_EQ(pairs, 20U);
  EXPECT_THAT(alignment.regions,
              ElementsAre(Field(&Region::range, SegmentRange{0, 20}),
                          Field(&Region::range, SegmentRange{40, 60})));
}

TEST(LargeBeads, TakeAllSevenPartsOfASentence) {
  std::string parts;
  std::string all = names(10) + ' ' + names(50) + ' ' + names(51);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t middle = all.find(' ', begin);
    const std::size_t end = std::min(all.find(' ', middle + 1), all.size());
    parts += "und das Haus von " + all.substr(begin, end - begin) + ",\n";
    begin = end + 1;
  }
  const Alignment alignment = align_lines(
      english(0, 10) + "and the houses of " + all +
          ", all of them in one sentence of more than the usual length, were sold.\n" +
          english(11, 20),
      german(0, 10) + parts + "wurden verkauft.\n" + german(11, 20));
  const auto bead =
      std::find_if(alignment.beads.begin(), alignment.beads.end(), [](const Bead& one) {
        return one.source == SegmentRange{10, 11};
      });
  ASSERT_NE(bead, alignment.beads.end());
  EXPECT_EQ(bead->target, (SegmentRange{10, 17}));
}

TEST(IdenticalLines, ArePairedWhereOneOfThemIsMissing) {
  const std::string quotation = "Zvezda nad vodoy\nTikhiy les molchit\nVeter vdali\n";
  const Alignment alignment =
      align_lines(english(0, 8) + "Ogon v pechi gorit\n" + quotation + english(8, 16),
                  german(0, 8) + quotation + german(8, 16));
  for (const Bead& bead : alignment.beads) {
    if (bead.source.first == 8) {
      EXPECT_FALSE(bead.is_pair()) << "the line that is missing";
    } else if (bead.source.first > 8) {
      EXPECT_EQ(bead.target.first + 1, bead.source.first);
    }
  }
}

std::vector<std::string> doubts(const Alignment& alignment) {
  std::vector<std::string> lines;
  for (const Issue& issue : alignment.issues)
    if (issue.message().english().find("translations of each other") !=
        std::string::npos)
      lines.push_back(issue.message().english());
  return lines;
}

TEST(Mismatch, IsSaidOfTextsOfWhichHardlyAnythingIsPaired) {
  const Alignment alignment = align_lines(english(0, 40), german(100, 132));
  EXPECT_EQ(doubts(alignment).size(), 1U);
  EXPECT_THAT(doubts(align_lines(english(0, 40), german(0, 40))), IsEmpty());
  EXPECT_THAT(doubts(align_lines(english(0, 60), german(20, 40))), IsEmpty())
      << "a part of the translation";
  EXPECT_THAT(doubts(align_lines(english(0, 3), german(100, 103))), IsEmpty())
      << "too little to tell";
}

TEST(Regions, TellAMenuAndACaptionFromTheText) {
  const std::string menu = "Home\nNews\nContact\nLog in\nSite map\n";
  const Alignment alignment =
      align_lines(menu + "Photo: the market\n" + english(0, 20), german(0, 20));
  ASSERT_EQ(alignment.regions.size(), 2U);
  EXPECT_EQ(alignment.regions[0].range, (SegmentRange{0, 5}));
  EXPECT_EQ(alignment.regions[0].reason, RegionReason::menu);
  EXPECT_TRUE(alignment.regions[0].side == Side::source);
  EXPECT_EQ(alignment.regions[1].range, (SegmentRange{5, 6}));
  EXPECT_EQ(alignment.regions[1].reason, RegionReason::credit);
}

TEST(Regions, TellALineThatRepeatsOnTheTargetSide) {
  const std::string header = "Jahresbericht des Vereins, Seite\n";
  const Alignment alignment =
      align_lines(english(0, 30), german(0, 8) + header + german(8, 16) + header +
                                      german(16, 24) + header + german(24, 30));
  ASSERT_EQ(alignment.regions.size(), 3U);
  for (const Region& region : alignment.regions) {
    EXPECT_EQ(region.reason, RegionReason::repeated);
    EXPECT_EQ(region.side, Side::target);
    EXPECT_EQ(region.why.english(), "stands in the text 3 times");
  }
}

/// The region of a text that says `extra` before segment `at` besides what both say.
Region region_of(const std::string& extra, std::size_t at) {
  const std::vector<std::string> both = {
      "The harbour of Lund was built in 1931 by the town.",
      "Its old lighthouse burned down in the great fire of 1944.",
      "The town built a new lighthouse of stone in 1952.",
      "Ships from Oslo and Bergen bring timber to the harbour.",
      "In winter the harbour is closed for 90 days because of the ice.",
      "Only 14 ships came in the year of the great fire.",
  };
  std::vector<std::string> source = both;
  source.insert(source.begin() + static_cast<std::ptrdiff_t>(at), extra);
  const SegmentedText text = text_of("en", source);
  const TermText terms = find_terms(text, nullptr);
  std::vector<Bead> beads;
  for (std::size_t i = 0, j = 0; i < source.size(); ++i) {
    const std::size_t size = i == at ? 0 : 1;
    beads.push_back({{i, i + 1}, {j, j + size}});
    j += size;
  }
  const std::vector<Region> regions = find_regions(text, terms, beads, Side::source);
  EXPECT_EQ(regions.size(), 1U);
  return regions.at(0);
}

TEST(Regions, AreSummariesOnlyOutsideOfWhatIsPaired) {
  const std::string again =
      "The town built the harbour in 1931, and a new lighthouse of stone after the "
      "great fire of 1944; ships from Oslo and Bergen bring timber, but in winter it "
      "is closed because of the ice.";
  EXPECT_EQ(region_of(again, 0).reason, RegionReason::summary);
  EXPECT_EQ(region_of(again, 6).reason, RegionReason::summary);
  // Nor does a passage that was left out tell anything new about its subject.
  EXPECT_EQ(region_of(again, 3).reason, RegionReason::only_here);
  const std::string other =
      "Every Sunday musicians from many countries play under the tall chestnut trees "
      "behind the library, where children buy lemonade and old men feed their pigeons "
      "with yesterday's bread.";
  EXPECT_EQ(region_of(other, 0).reason, RegionReason::only_here);
}

TEST(CoversCrossed, TakesTheTargetInAnyOrderButOnce) {
  const std::vector<Bead> crossed = {{{0, 1}, {1, 2}}, {{1, 2}, {0, 1}}};
  EXPECT_TRUE(covers_crossed(crossed, 2, 2));
  EXPECT_FALSE(covers(crossed, 2, 2));
  EXPECT_FALSE(covers_crossed(crossed, 2, 3));
  const std::vector<Bead> twice = {{{0, 1}, {0, 1}}, {{1, 2}, {0, 1}}};
  EXPECT_FALSE(covers_crossed(twice, 2, 1));
}

}  // namespace
}  // namespace awase
