// SPDX-License-Identifier: Apache-2.0

#include "text/nearest_name.h"

#include <vector>

#include <gtest/gtest.h>

namespace awase {
namespace {

const std::vector<std::string_view> kNames = {"align", "segment", "evaluate"};

TEST(EditDistance, CountsTheLettersThatDiffer) {
  EXPECT_EQ(edit_distance("align", "align"), 0u);
  EXPECT_EQ(edit_distance("algin", "align"), 1u);  // two neighbours swapped
  EXPECT_EQ(edit_distance("aling", "align"), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("", "tmx"), 3u);
  EXPECT_EQ(edit_distance("tmx", ""), 3u);
}

TEST(Nearest, FindsWhatWasMeant) {
  EXPECT_EQ(nearest("algin", kNames), "align");
  EXPECT_EQ(nearest("segmnt", kNames), "segment");
  EXPECT_EQ(nearest("evalute", kNames), "evaluate");
}

TEST(Nearest, FindsTheOnlyNameThatBeginsSo) {
  EXPECT_EQ(nearest("seg", kNames), "segment");
  EXPECT_EQ(nearest("se", kNames), "");
  const std::vector<std::string_view> options = {"--output", "--out-of-order", "--to"};
  EXPECT_EQ(nearest("--outp", options), "--output");
  EXPECT_EQ(nearest("--out", options), "");  // two begin so
  EXPECT_EQ(nearest("---", options), "");
}

TEST(Nearest, FindsNothingForSomethingElse) {
  EXPECT_EQ(nearest("translate", kNames), "");
  EXPECT_EQ(nearest("", kNames), "");
  EXPECT_EQ(nearest(std::string(1'000'000, 'a'), kNames), "");
}

}  // namespace
}  // namespace awase
