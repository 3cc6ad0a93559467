// SPDX-License-Identifier: Apache-2.0

#include "align/cedict.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<DictionaryEntry> entries_of(std::string_view line) {
  std::vector<DictionaryEntry> entries;
  CedictReader().read(line, entries);
  return entries;
}

TEST(CedictReader, GivesBothWritingsTheSameTranslations) {
  const auto entries = entries_of("貓頭鷹 猫头鹰 [mao1 tou2 ying1] /owl/night bird/");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].headword, "猫头鹰");
  EXPECT_EQ(entries[1].headword, "貓頭鷹");
  for (const DictionaryEntry& entry : entries) {
    EXPECT_THAT(entry.translations, ElementsAre("owl", "night", "bird"));
    EXPECT_THAT(entry.readings, IsEmpty());
  }
}

TEST(CedictReader, GivesOneEntryWhereBothWritingsAreTheSame) {
  EXPECT_EQ(entries_of("山羊 山羊 [shan1 yang2] /goat/").size(), 1U);
}

TEST(CedictReader, ReadsNamesInPinyinWholeAndInParts) {
  const auto entries = entries_of("魯迅 鲁迅 [Lu3 Xun4] /writer/");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_THAT(entries[0].readings, ElementsAre("xun", "luxun"));
  EXPECT_THAT(entries_of("女媧 女娲 [Nu:3 wa1] /goddess/")[0].readings,
              ElementsAre("nuwa"));
}

TEST(CedictReader, LeavesOutNotesChineseWordsAndReferences) {
  const auto entries = entries_of(
      "央視 央视 [Yang1 shi4] /(media) station, abbr. of 中央電視臺|中央电视台[Zhong1 "
      "yang1]/CL:家[jia1]/see 電視[dian4 shi4]/");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_THAT(entries[0].translations, ElementsAre("station", "abbr"));
}

TEST(CedictReader, TakesNothingFromOtherLines) {
  for (const char* line :
       {"# CC-CEDICT", "", "山羊", "山羊 /goat/", "山羊 [shan1] goat",
        " 山 [shan1] /goat/", "喵 喵 [miao1] /see 貓|猫[mao1]/"})
    EXPECT_THAT(entries_of(line), IsEmpty()) << line;
}

}  // namespace
}  // namespace awase
