// SPDX-License-Identifier: Apache-2.0

#include "text/headword_cache.h"

#include <string>

#include <gtest/gtest.h>

#include "text/unicode.h"

namespace awase {
namespace {

/// Knows spellings of one character more than once, and counts what it is asked.
class Counted : public Headwords {
 public:
  std::uint32_t lengths(char32_t first, char32_t second) const override {
    ++asked;
    return static_cast<std::uint32_t>(first ^ second);
  }
  std::optional<std::uint32_t> find(std::string_view spelling) const override {
    ++asked;
    if (spelling.size() % 2 == 1) return std::nullopt;
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(spelling));
  }

  mutable int asked = 0;
};

TEST(HeadwordCache, AnswersAsTheHeadwordsDo) {
  const Counted headwords;
  HeadwordCache cache(&headwords);
  // More than it has places for, of every length, twice.
  for (int round = 0; round < 2; ++round) {
    for (char32_t c = 0x3041; c < 0x3041 + 3000; ++c) {
      std::u32string spelling;
      for (std::size_t n = 1; n <= 8; ++n) {
        spelling += static_cast<char32_t>(c + n * (c % 7));
        ASSERT_EQ(cache.find(spelling), headwords.find(to_utf8(spelling))) << n;
      }
      ASSERT_EQ(cache.lengths(c, U'山'), headwords.lengths(c, U'山'));
      ASSERT_EQ(cache.lengths(c, U'\0'), headwords.lengths(c, U'\0'));
    }
  }
}

TEST(HeadwordCache, AsksOnceForWhatComesAgain) {
  const Counted headwords;
  HeadwordCache cache(&headwords);
  for (int k = 0; k < 10; ++k) {
    cache.find(U"山");
    cache.find(U"山小屋");
    cache.lengths(U'山', U'小');
  }
  EXPECT_EQ(headwords.asked, 3);
}

}  // namespace
}  // namespace awase
