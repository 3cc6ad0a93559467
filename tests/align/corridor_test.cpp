// SPDX-License-Identifier: Apache-2.0

#include "align/corridor.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/align/tiny_text.h"

namespace awase {
namespace {

/// Small sizes, so that small texts are cut down too.
constexpr CorridorOptions kNarrow = {
    .whole_places = 0, .margin = 2, .gap_places = 50, .gap_width = 3};

/// What must hold of every corridor: a way leads from its beginning to its end.
void expect_sound(const Corridor& corridor, std::size_t source_size,
                  std::size_t target_size) {
  ASSERT_EQ(corridor.low.size(), source_size + 1);
  ASSERT_EQ(corridor.high.size(), source_size + 1);
  EXPECT_EQ(corridor.low.front(), 0U);
  EXPECT_EQ(corridor.high.back(), target_size);
  for (std::size_t i = 0; i <= source_size; ++i) {
    ASSERT_LE(corridor.low[i], corridor.high[i]) << i;
    if (i == 0) continue;
    ASSERT_LE(corridor.low[i - 1], corridor.low[i]) << i;
    ASSERT_LE(corridor.high[i - 1], corridor.high[i]) << i;
    ASSERT_LE(corridor.low[i], corridor.high[i - 1]) << i;
  }
}

/// A text of `size` segments, each one of a few words.
TermText text_of_words(std::size_t size, std::size_t words, std::mt19937& random) {
  std::vector<std::string> keys;
  for (std::size_t w = 0; w < words; ++w) keys.push_back("#" + std::to_string(w));
  std::vector<std::vector<std::string>> segments(size);
  for (auto& segment : segments) segment.push_back(keys[random() % words]);
  return tiny_terms(segments);
}

TEST(FindCorridor, IsSoundForAnyTexts) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const std::size_t words = 1 + random() % 60;
    const TermText source = text_of_words(random() % 60, words, random);
    const TermText target = text_of_words(random() % 60, words, random);
    const Links links = find_links(source, target, {});
    expect_sound(find_corridor(source, target, links, {}, kNarrow), source.size(),
                 target.size());
  }
}

TEST(FindCorridor, IsWholeForSmallTexts) {
  std::mt19937 random(5);
  const TermText source = text_of_words(10, 5, random);
  const TermText target = text_of_words(20, 5, random);
  const Corridor corridor =
      find_corridor(source, target, find_links(source, target, {}));
  EXPECT_EQ(corridor.low, Corridor::whole(10, 20).low);
  EXPECT_EQ(corridor.high, Corridor::whole(10, 20).high);
}

/// A text of segments that all hold the same word.
TermText all_alike(std::size_t size) {
  TermText text = tiny_terms({{"same"}});
  text.terms[0].segments = static_cast<std::uint32_t>(size);
  text.occurrences.assign(size, 0);
  text.first.resize(size + 1);
  for (std::size_t i = 0; i <= size; ++i) text.first[i] = i;
  text.chars.assign(size, 20);
  text.marks.assign(size, 0);
  text.sentences.assign(size, 1);
  return text;
}

TEST(FindCorridor, IsSoundAtTheExtremes) {
  const std::size_t sizes[][2] = {{1, 100'000},  {100'000, 1}, {0, 100'000},
                                  {100'000, 0},  {3, 100'000}, {3000, 3000},
                                  {20'000, 500}, {500, 20'000}};
  for (const auto& [n, m] : sizes) {
    const TermText source = all_alike(n);
    const TermText target = all_alike(m);
    const Corridor corridor =
        find_corridor(source, target, find_links(source, target, {}));
    expect_sound(corridor, n, m);
  }
}

TEST(FindCorridor, IsNarrowWhereTextsShareRareWords) {
  std::vector<std::vector<std::string>> segments;
  for (int i = 0; i < 2000; ++i) segments.push_back({"#" + std::to_string(i)});
  const TermText text = tiny_terms(segments);
  const Corridor corridor = find_corridor(text, text, find_links(text, text, {}));
  expect_sound(corridor, 2000, 2000);
  // Each row goes 12 segments to either side of its own and of its neighbours' points.
  EXPECT_LT(corridor.size(), 2001U * 60U);
  for (std::size_t i = 0; i <= 2000; ++i) {
    EXPECT_LE(corridor.low[i], i);
    EXPECT_GE(corridor.high[i], i);
  }
}

TEST(FindCorridor, FollowsATextThatLeavesOutItsMiddle) {
  std::vector<std::vector<std::string>> segments;
  for (int i = 0; i < 1200; ++i) segments.push_back({"#" + std::to_string(i)});
  const TermText source = tiny_terms(segments);
  segments.erase(segments.begin() + 400, segments.begin() + 800);
  const TermText target = tiny_terms(segments);
  const Corridor corridor =
      find_corridor(source, target, find_links(source, target, {}));
  expect_sound(corridor, 1200, 800);
  for (const std::size_t i : {0U, 200U, 400U}) {
    EXPECT_LE(corridor.low[i], i);
    EXPECT_GE(corridor.high[i], i);
  }
  for (const std::size_t i : {800U, 1000U, 1200U}) {
    EXPECT_LE(corridor.low[i], i - 400);
    EXPECT_GE(corridor.high[i], i - 400);
  }
}

TEST(FindCorridor, FindsItsWayWhereNoWordIsRareButTwoTogetherAre) {
  // Every word stands in some ten segments on either side.
  constexpr std::size_t kSize = 20'000;
  std::mt19937 random(7);
  std::vector<std::vector<std::string>> segments(kSize);
  for (auto& segment : segments)
    for (int w = 0; w < 6; ++w)
      segment.push_back("#" + std::to_string(random() % (kSize * 6 / 10)));
  const TermText source = tiny_terms(segments);
  // A band around the diagonal would miss it by 500.
  segments.erase(segments.begin() + 9000, segments.begin() + 10'000);
  const TermText target = tiny_terms(segments);
  const Corridor corridor =
      find_corridor(source, target, find_links(source, target, {}));
  expect_sound(corridor, kSize, kSize - 1000);
  for (const std::size_t i : {100U, 4500U, 8990U}) {
    EXPECT_LE(corridor.low[i], i);
    EXPECT_GE(corridor.high[i], i);
    EXPECT_LT(corridor.high[i] - corridor.low[i], 100U) << i;
  }
  for (const std::size_t i : {10'010U, 14'500U, 19'900U}) {
    EXPECT_LE(corridor.low[i], i - 1000);
    EXPECT_GE(corridor.high[i], i - 1000);
    EXPECT_LT(corridor.high[i] - corridor.low[i], 100U) << i;
  }
}

}  // namespace
}  // namespace awase
