// SPDX-License-Identifier: Apache-2.0

#include "text/pattern.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

using testing::ElementsAre;

std::vector<std::string> all(const Pattern& pattern, const std::string& text) {
  std::vector<std::string> found;
  pattern.find_all(text, [&](const ByteRange& range) {
    found.push_back(text.substr(range.begin_bytes, range.size_bytes()));
  });
  return found;
}

TEST(Pattern, FindsWhatItSays) {
  EXPECT_TRUE(Pattern("^猫.+す。$").is_in("猫が好きです。"));
  EXPECT_FALSE(Pattern("cat").is_in("CAT"));
  EXPECT_TRUE(Pattern("cat", true).is_in("CAT"));
  EXPECT_THAT(all(Pattern("[0-9]*"), "a12猫3"), ElementsAre("12", "3"));
  EXPECT_THAT(all(Pattern(quoted_pattern("(a|b)")), "a (a|b)"), ElementsAre("(a|b)"));
}

TEST(Pattern, RefusesWhatIsNone) {
  EXPECT_THROW(Pattern("(a"), Error);
  EXPECT_THROW(Pattern("(a)\\1"), Error);  // Not in linear time.
}

TEST(Pattern, IsLinear) {
  EXPECT_FALSE(Pattern("(a*)*b").is_in(std::string(1'000'000, 'a')));
}

}  // namespace
}  // namespace awase
