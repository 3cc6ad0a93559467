// SPDX-License-Identifier: Apache-2.0

#include "text/issue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using testing::ElementsAre;

TEST(Issue, SaysWhereAndWhat) {
  const Issue issue("a.po:3", Message::plural("{count} line was left out",
                                              "{count} lines were left out", 2));
  EXPECT_EQ(issue.english(), "a.po:3: 2 lines were left out");
  EXPECT_EQ(Issue(Message("nothing")).english(), "nothing");
}

TEST(Issue, HoldsNoLineBreakWhateverItsPlacesHold) {
  const Issue issue("a\nb.tmx",
                    Message("\"{tag}\" is no language\ttag\x7f", {{"tag", "e\r\nn"}}));
  EXPECT_EQ(issue.english(), "a b.tmx: \"e  n\" is no language tag ");
}

TEST(Issue, IsListedInEnglish) {
  std::vector<Issue> issues = {Issue("a", Message("one"))};
  append(issues, {Issue("b", Message("two"))});
  EXPECT_THAT(english(issues), ElementsAre("a: one", "b: two"));
}

}  // namespace
}  // namespace awase
