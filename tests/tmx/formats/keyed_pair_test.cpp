// SPDX-License-Identifier: Apache-2.0
//
// Which values of two resource files belong together.

#include "tmx/formats/keyed_pair.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/read_document.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document json(const std::string& text) { return read_document(text, "a.json"); }

/// "source|target" of each unit that both have.
std::vector<std::string> pairs(const Document& source, const Document& target) {
  const KeyedPair pair = pair_by_key(source, target);
  std::vector<std::string> lines;
  UnitEnd begin{0, 0};
  for (const UnitEnd& end : pair.ends) {
    if (end.source_blocks > begin.source_blocks &&
        end.target_blocks > begin.target_blocks)
      lines.push_back(
          std::string(pair.source.block_text(pair.source.blocks[begin.source_blocks])) +
          "|" +
          std::string(pair.target.block_text(pair.target.blocks[begin.target_blocks])));
    begin = end;
  }
  return lines;
}

TEST(PairByKey, PairsKeysWithoutAFormWithPluralForms) {
  EXPECT_THAT(pairs(json(R"({"n": "{{count}}件", "m": "一つ"})"),
                    json(R"({"n_one": "one", "n_other": "{{count}} of them",
                             "m": "One"})")),
              ElementsAre("{{count}}件|{{count}} of them", "一つ|One"));
  // As i18next of old has it: the plural says what the one form says.
  EXPECT_THAT(pairs(json(R"({"n": "one", "n_plural": "{{count}} of them"})"),
                    json(R"({"n_0": "{{count}}件"})")),
              ElementsAre("{{count}} of them|{{count}}件"));
}

TEST(PairByKey, PairsAValueWithTheFirstOfAList) {
  const Document source = json(R"({"c": {"CN": "中国", "FR": "フランス"}})");
  const Document target =
      json(R"({"c": {"CN": ["China", "PR China"], "FR": "France"}})");
  EXPECT_THAT(pairs(source, target), ElementsAre("中国|China", "フランス|France"));
  EXPECT_THAT(pair_by_key(source, target).only_source, IsEmpty());
  EXPECT_THAT(pair_by_key(source, target).only_target, ElementsAre("c.CN.1"));
}

TEST(PairByKey, LeavesOutWhatSaysTheLanguage) {
  const Document source = json(R"({"locale": "ja", "language": "言語"})");
  const Document target = json(R"({"locale": "en", "language": "Language"})");
  EXPECT_EQ(source.language, "ja");
  EXPECT_THAT(pairs(source, target), ElementsAre("言語|Language"));
}

}  // namespace
}  // namespace awase
