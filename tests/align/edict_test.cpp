// SPDX-License-Identifier: Apache-2.0

#include "align/edict.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<DictionaryEntry> entries_of(std::string_view line,
                                        EdictFile file = EdictFile::edict) {
  std::vector<DictionaryEntry> entries;
  EdictReader().read(line, file, entries);
  return entries;
}

std::vector<std::string> headwords_of(std::string_view line) {
  std::vector<std::string> headwords;
  for (DictionaryEntry& entry : entries_of(line))
    headwords.push_back(std::move(entry.headword));
  return headwords;
}

TEST(EdictReader, ReadsAWordItsReadingAndItsTranslations) {
  const auto entries =
      entries_of("犬 [いぬ] /(n) (1) dog (Canis)/(2) spies/(P)/EntL12/");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].headword, "犬");
  EXPECT_THAT(entries[0].readings, ElementsAre("inu"));
  EXPECT_THAT(entries[0].translations, ElementsAre("dog", "spi"));
}

TEST(EdictReader, LeavesNotesOutEvenNestedOnes) {
  const auto entries = entries_of("犬 [いぬ] /(n) dog (pet (of a house)) animal/");
  EXPECT_THAT(entries[0].translations, ElementsAre("dog", "anim"));
}

TEST(EdictReader, ReadsAWordInKana) {
  const auto entries = entries_of("テレビ /(n) television/TV/");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].headword, "テレビ");
  EXPECT_THAT(entries[0].readings, IsEmpty());
  EXPECT_THAT(entries[0].translations, ElementsAre("televis", "tv"));
}

TEST(EdictReader, FoldsTheHeadword) {
  EXPECT_THAT(headwords_of("ﾃﾚﾋﾞ /(n) television/"), ElementsAre("テレビ"));
}

TEST(EdictReader, AddsTheStemsOfAGodanVerb) {
  EXPECT_THAT(headwords_of("書く [かく] /(v5k,vt) (1) to write/"),
              ElementsAre("書く", "書か", "書き", "書け", "書こ", "書い"));
  EXPECT_THAT(headwords_of("買う [かう] /(v5u,vt) to buy/"),
              ElementsAre("買う", "買わ", "買い", "買え", "買お", "買っ"));
}

TEST(EdictReader, AddsTheStemOfAnIchidanVerbAndOfAnAdjective) {
  EXPECT_THAT(headwords_of("食べる [たべる] /(v1,vt) to eat/"),
              ElementsAre("食べる", "食べ"));
  EXPECT_THAT(headwords_of("高い [たかい] /(adj-i) high/"),
              ElementsAre("高い", "高く", "高か", "高け", "高さ"));
  EXPECT_THAT(headwords_of("静か [しずか] /(adj-na) quiet/"), ElementsAre("静か"));
}

TEST(EdictReader, GivesStemsTheTranslationsOfTheirWord) {
  for (const DictionaryEntry& entry :
       entries_of("書く [かく] /(v5k,vt) to write/to compose/"))
    EXPECT_THAT(entry.translations, ElementsAre("write", "compos")) << entry.headword;
}

TEST(EdictReader, AddsTheReadingWhereItIsWhatIsWritten) {
  EXPECT_THAT(headwords_of("此処 [ここ] /(pn) (uk) here place/"),
              ElementsAre("此処", "ここ"));
  EXPECT_THAT(headwords_of("貰う [もらう] /(v5u,vt) (uk) to receive/"),
              Contains("もらっ"));
  EXPECT_THAT(headwords_of("犬 [いぬ] /(n) dog/"), Not(Contains("いぬ")));
}

TEST(EdictReader, ReadsTheReadingsOfNames) {
  const auto entries = entries_of(
      "源義経 [みなもとのよしつね] /(h) Minamoto No Yoshitsune/", EdictFile::enamdict);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].headword, "源義経");
  EXPECT_THAT(entries[0].translations, IsEmpty());
  // "No" is too short to tell anything.
  EXPECT_THAT(entries[0].readings, ElementsAre("minamoto", "yoshitsune"));
}

TEST(EdictReader, LeavesOutNamesThatSayNothing) {
  EXPECT_THAT(entries_of("ルビオ /(s) Rubio/", EdictFile::enamdict), IsEmpty());
  EXPECT_THAT(entries_of("東 [あずま] /(s) Azuma/", EdictFile::enamdict), IsEmpty());
  EXPECT_THAT(entries_of("大井 [おい] /(s) Oi/", EdictFile::enamdict), IsEmpty());
}

TEST(EdictReader, SurvivesWhatIsNoEntry) {
  for (const char* line : {"", "/", "//", " / /", "犬", "犬 [いぬ]", "犬 [いぬ /dog/",
                           "[いぬ] /dog/", "[/x/", "犬 ] [ /(/", "犬 /(n/",
                           "犬 /)))(((/", "\xFF\xFE/\xFF/", "く [く] /(v5k) (uk)/"}) {
    entries_of(line);
    entries_of(line, EdictFile::enamdict);
  }
  EXPECT_THAT(entries_of("[いぬ] /dog/"), IsEmpty());
  EXPECT_THAT(entries_of("犬 [いぬ]"), IsEmpty());
  EXPECT_THAT(entries_of("犬 /(n)/"), IsEmpty());
  EXPECT_THAT(entries_of("犬 [いぬ /dog/")[0].translations, ElementsAre("dog"));
}

TEST(EdictReader, AppendsAndCanBeUsedAgain) {
  EdictReader reader;
  std::vector<DictionaryEntry> entries;
  reader.read("犬 [いぬ] /(n) dog/", EdictFile::edict, entries);
  reader.read("猫 [ねこ] /(n) cat/", EdictFile::edict, entries);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].headword, "犬");
  EXPECT_THAT(entries[1].translations, ElementsAre("cat"));
}

}  // namespace
}  // namespace awase
