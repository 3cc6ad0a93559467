// SPDX-License-Identifier: Apache-2.0

#include "align/freedict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A number in the digits of dictd's index.
std::string base64(std::size_t number) {
  constexpr const char* kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits;
  do digits.insert(digits.begin(), kDigits[number % 64]);
  while ((number /= 64) > 0);
  return digits;
}

/// Entries with the index that dictd would have.
std::vector<DictionaryEntry> read(const std::vector<std::string>& entries) {
  std::string index = "00databaseinfo\tA\tB\n";
  std::string text;
  for (const std::string& entry : entries) {
    index += "x\t" + base64(text.size()) + "\t" + base64(entry.size()) + "\n";
    text += entry;
  }
  return read_freedict(index, text, "de", "fr");
}

std::vector<std::string> translations(const std::string& entry) {
  const auto entries = read({entry});
  return entries.empty() ? std::vector<std::string>() : entries[0].translations;
}

TEST(FreeDict, GivesTheKeysOfHeadwordAndTranslations) {
  const auto entries = read({"Berge /bɛʁɡə/ /bɛʁk/ <n, masc>\nmontagnes\n"});
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].headword, "berg");
  EXPECT_THAT(entries[0].translations, ElementsAre("montagn"));
  EXPECT_THAT(entries[0].readings, IsEmpty());
}

TEST(FreeDict, LeavesOutDefinitionsNotesAndNumbers) {
  EXPECT_THAT(
      translations("Berg /bɛʁk/ <n, masc>\n1. mont, amas 2.\ngroße Erhebung\n"
                   " 3.\nfeste Erdkruste\n2. mine (Französisch) <f>\nFörderung\n"),
      ElementsAre("mont", "amas", "min"));
  EXPECT_THAT(translations("Cent <n>\ncent\nMünze\n"), ElementsAre("cent"));
  EXPECT_THAT(translations("Säure\nacide carbamique\n"), ElementsAre("acid", "carbam"));
}

TEST(FreeDict, LeavesOutHeadwordsOfSeveralWordsAndOfNone) {
  EXPECT_THAT(read({"Carte blanche /x/\ncarte\n", "und\net\n", "11\nonze\n", "", "\n"}),
              IsEmpty());
}

TEST(FreeDict, PassesOverAnIndexThatPointsNowhere) {
  const std::string text = "Berg\nmont\n";
  const auto count = [&](const std::string& line) {
    return read_freedict(line, text, "de", "fr").size();
  };
  EXPECT_EQ(count("berg\tA\tK\n"), 1u);  // K is 10.
  EXPECT_EQ(count("berg\tA\tK\nberge\tA\tK\n"), 1u);
  EXPECT_EQ(count("berg\tA\tL\n"), 0u);  // One byte too many.
  EXPECT_EQ(count("berg\t////////\t////////\n"), 0u);
  EXPECT_EQ(count("berg\tA\t?\n"), 0u);
  EXPECT_EQ(count("berg\tA\n"), 0u);
  EXPECT_EQ(count("berg\n\t\t\n\t\n"), 0u);
  EXPECT_EQ(count("berg\tAAAAAAAAAAAAAAAAAAA\tK\n"), 0u);
}

}  // namespace
}  // namespace awase
