// SPDX-License-Identifier: Apache-2.0

#include "align/learn.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Every segment with that of the same number.
std::vector<Bead> one_to_one(std::size_t size, double confidence) {
  std::vector<Bead> beads;
  for (std::size_t i = 0; i < size; ++i) {
    Bead bead;
    bead.source = {i, i + 1};
    bead.target = {i, i + 1};
    bead.confidence = confidence;
    beads.push_back(bead);
  }
  return beads;
}

Links no_links(const TermText& source) { return sort_links({}, source.terms.size()); }

TEST(LearnLinks, LearnsWordsThatKeepMeeting) {
  const TermText source =
      tiny_terms({{"Berg", "rot"}, {"Tal"}, {"Berg"}, {"Tal", "gut"}});
  const TermText target =
      tiny_terms({{"mont"}, {"val", "bon"}, {"mont", "vu"}, {"val"}});
  const std::vector<Link> links =
      learn_links(source, target, no_links(source), one_to_one(4, 0.9), 0.8);
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_EQ(source.terms[links[0].source].word.key, "Berg");
  EXPECT_EQ(target.terms[links[0].target].word.key, "mont");
  EXPECT_EQ(links[0].kind, LinkKind::learned);
  // Twice together, of which one is taken for chance: 2 * 1 / (2 + 2 - 1).
  EXPECT_NEAR(links[0].strength, 2.0 / 3.0, 1e-6);
  EXPECT_EQ(source.terms[links[1].source].word.key, "Tal");
  EXPECT_EQ(target.terms[links[1].target].word.key, "val");
}

TEST(LearnLinks, LearnsNothingFromBeadsThatAreNotSure) {
  const TermText text = tiny_terms({{"a"}, {"a"}, {"a"}});
  EXPECT_THAT(learn_links(text, text, no_links(text), one_to_one(3, 0.7), 0.8),
              IsEmpty());
}

TEST(LearnLinks, LeavesOutWordsThatALinkExplains) {
  const TermText text = tiny_terms({{"a", "b"}, {"a", "b"}, {"a", "b"}});
  const Links known = sort_links({{0, 0, LinkKind::literal, 1.0F}}, 2);
  const std::vector<Link> links =
      learn_links(text, text, known, one_to_one(3, 0.9), 0.8);
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].source, 1U);
  EXPECT_EQ(links[0].target, 1U);
}

TEST(LearnLinks, LearnsTheSameHoweverFewPairsOfWordsAreHeld) {
  std::mt19937 random(11);
  std::vector<std::vector<std::string>> lines(300);
  for (auto& line : lines)
    for (int w = 0; w < 30; ++w) line.push_back("w" + std::to_string(random() % 400));
  const TermText text = tiny_terms(lines);
  const auto learn = [&](std::size_t pairs_at_once) {
    return sort_links(learn_links(text, text, no_links(text), one_to_one(300, 0.9), 0.8,
                                  pairs_at_once),
                      text.terms.size())
        .all;
  };
  const std::vector<Link> at_once = learn(1'000'000'000);
  const std::vector<Link> in_parts = learn(1);
  ASSERT_GE(at_once.size(), 300U);
  ASSERT_EQ(in_parts.size(), at_once.size());
  for (std::size_t k = 0; k < at_once.size(); ++k) {
    EXPECT_EQ(in_parts[k].source, at_once[k].source);
    EXPECT_EQ(in_parts[k].target, at_once[k].target);
    EXPECT_EQ(in_parts[k].strength, at_once[k].strength);
  }
}

}  // namespace
}  // namespace awase
