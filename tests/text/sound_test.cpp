// SPDX-License-Identifier: Apache-2.0

#include "text/sound.h"

#include <string>

#include <gtest/gtest.h>

namespace awase {
namespace {

/// From this likeness up the aligner takes two words for one name.
constexpr double kAlike = 0.65;

double likeness(std::string_view left, std::string_view right) {
  return sound_similarity(sound_of(left), sound_of(right));
}

TEST(SoundOf, SpellsKanaByHepburn) {
  EXPECT_EQ(sound_of("ルビオ"), "rubio");
  EXPECT_EQ(sound_of("かんのん"), "kannon");
  EXPECT_EQ(sound_of("しちじょう"), "shichijo");
  EXPECT_EQ(sound_of("ﾙﾋﾞｵ"), "rubio");  // Half width.
}

TEST(SoundOf, MakesLongVowelsShort) {
  for (const char* kyoto :
       {"Kyōto", "Kyouto", "Kyoto", "KYOTO", "きょうと", "キョート"})
    EXPECT_EQ(sound_of(kyoto), "kyoto") << kyoto;
  EXPECT_EQ(sound_of("Ohno"), "ono");
  EXPECT_EQ(sound_of("おおの"), "ono");
  EXPECT_EQ(sound_of("Ohara"), "ohara");  // The h is sounded before a vowel.
}

TEST(SoundOf, MakesTheNasalsOfJapaneseOne) {
  EXPECT_EQ(sound_of("Shimbun"), sound_of("しんぶん"));
  EXPECT_EQ(sound_of("Gumma"), sound_of("ぐんま"));
}

TEST(SoundOf, DropsMarksAndWhatIsNoLetter) {
  EXPECT_EQ(sound_of("Dvořák"), "dvorak");
  EXPECT_EQ(sound_of("O'Neill-2"), "oneill");
  EXPECT_EQ(sound_of("e\u0301t\u00E9"), "ete");  // A combining acute, then é.
}

TEST(SoundOf, SpellsOtherAlphabets) {
  EXPECT_EQ(sound_of("Москва"), "moskva");
  EXPECT_EQ(sound_of("Αθήνα"), "athena");
  EXPECT_EQ(sound_of("서울"), sound_of("Seoul"));
  EXPECT_FALSE(sound_of("القاهرة").empty());
}

TEST(SoundOf, IsEmptyWhereNothingIsSounded) {
  EXPECT_EQ(sound_of(""), "");
  EXPECT_EQ(sound_of("2025 !?"), "");
  EXPECT_EQ(sound_of("☃"), "");
}

TEST(SoundOf, TakesTheBeginningOfAnEndlessWord) {
  std::string kana;
  for (int i = 0; i < 1'000'000; ++i) kana += "カ";
  EXPECT_EQ(sound_of(kana), sound_of(kana.substr(0, 64 * 3)));
  EXPECT_EQ(sound_of(kana).size(), 128U);
  EXPECT_EQ(sound_of(std::string(1'000'000, 'k')), std::string(64, 'k'));
}

TEST(SoundOf, SurvivesMalformedText) { EXPECT_EQ(sound_of("k\xFFk\xE3\x82"), "kk"); }

TEST(SoundSimilarity, KnowsANameInKatakana) {
  EXPECT_GE(likeness("ルビオ", "Rubio"), kAlike);
  EXPECT_GE(likeness("トラテロルコ", "Tlatelolco"), kAlike);
  EXPECT_GE(likeness("ワシントン", "Washington"), kAlike);
  EXPECT_GE(likeness("Горбачёв", "Gorbachev"), kAlike);
}

TEST(SoundSimilarity, TellsNamesApart) {
  EXPECT_LT(likeness("ルビオ", "Tokyo"), kAlike);
  EXPECT_LT(likeness("ロンドン", "Paris"), kAlike);
  EXPECT_LT(likeness("Москва", "London"), kAlike);
}

TEST(SoundSimilarity, IsOneForTheSameAndNothingForNothing) {
  EXPECT_DOUBLE_EQ(sound_similarity("rubio", "rubio"), 1.0);
  EXPECT_DOUBLE_EQ(sound_similarity("", "rubio"), 0.0);
  EXPECT_DOUBLE_EQ(sound_similarity("", ""), 0.0);
}

// The distance is the s that is missing, 1; the lengths are 1 + .25 and 1 + .25 + 1
// (vowels count a quarter): 1 - 2 * 1 / 3.5.
TEST(SoundSimilarity, CountsVowelsAQuarterOfConsonants) {
  EXPECT_NEAR(sound_similarity("ka", "kas"), 1.0 - 2.0 / 3.5, 1e-12);
  // One vowel for another: .25; lengths 1.25 each.
  EXPECT_NEAR(sound_similarity("ka", "ko"), 1.0 - 0.5 / 2.5, 1e-12);
  // l for r: .1; lengths 1.25 each.
  EXPECT_NEAR(sound_similarity("la", "ra"), 1.0 - 0.2 / 2.5, 1e-12);
}

TEST(SoundSimilarity, IsTheSameBothWays) {
  const char* sounds[] = {"rubio", "toraterorko", "tlatelolco", "a", "kyoto"};
  for (const char* left : sounds)
    for (const char* right : sounds)
      EXPECT_NEAR(sound_similarity(left, right), sound_similarity(right, left), 1e-12);
}

TEST(SoundSimilarity, ComparesTheFirst32Letters) {
  const std::string same(32, 'k');
  EXPECT_DOUBLE_EQ(sound_similarity(same + "tttt", same), 1.0);
}

TEST(ConsonantsOf, MakesConfusedOnesOne) {
  EXPECT_EQ(consonants_of("rubio", 2), "rb");
  EXPECT_EQ(consonants_of("luvio", 2), "rb");
  EXPECT_EQ(consonants_of("tlatelolco", 3), "trt");
  EXPECT_EQ(consonants_of("mississippi", 9), "nsp");  // m is n; s s is one.
  EXPECT_EQ(consonants_of("aeiou", 2), "");
  EXPECT_EQ(consonants_of("", 2), "");
}

}  // namespace
}  // namespace awase
