// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/match.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(FuzzyValue, RisesWithSimilarityAndStaysBelow95) {
  EXPECT_DOUBLE_EQ(fuzzy_value(0.7), 70.0);
  double before = 0;
  for (double similarity = 0; similarity < 1.0; similarity += 0.001) {
    const double value = fuzzy_value(similarity);
    EXPECT_GE(value, before);
    EXPECT_LT(value, 95.0);
    EXPECT_NEAR(least_similarity(value), similarity, 1e-9);
    before = value;
  }
  EXPECT_GT(least_similarity(95), 1.0);
}

TEST(CloseScore, FallsWithEachDifferenceAndStaysFrom95) {
  EXPECT_EQ(close_score({}), 100);
  EXPECT_EQ(close_score({.numbers = true}), 99);
  EXPECT_EQ(close_score({.codes = true}), 99);
  EXPECT_EQ(close_score({.punctuation = true}), 97);
  EXPECT_EQ(
      close_score(
          {.numbers = true, .codes = true, .spelling = true, .punctuation = true}),
      95);
}

std::string put(const char* text, const char* source, const char* target,
                const char* source_language = "ja",
                const char* target_language = "en") {
  const auto put =
      put_numbers_in(text, source, {target, {}}, source_language, target_language);
  return put ? put->text : "none";
}

TEST(PutNumbersIn, KeepsCodesInTheirPlaces) {
  Content target = {"We ordered 12 of them.", {{}, {}}};
  target.codes[0].offset_bytes = 11;
  target.codes[1].offset_bytes = 13;
  const auto put =
      put_numbers_in("350個を発注した。", "12個を発注した。", target, "ja", "en");
  ASSERT_TRUE(put);
  EXPECT_EQ(put->text, "We ordered 350 of them.");
  EXPECT_EQ(put->codes[0].offset_bytes, 11U);
  EXPECT_EQ(put->codes[1].offset_bytes, 14U);
  target.codes[1].offset_bytes = 12;
  EXPECT_FALSE(
      put_numbers_in("350個を発注した。", "12個を発注した。", target, "ja", "en"));
}

TEST(PutNumbersIn, WritesTheNumberOfTheTextAsTheTargetWritesItsOwn) {
  EXPECT_EQ(put("35個を発注した。", "12個を発注した。", "We ordered 12 of them."),
            "We ordered 35 of them.");
  EXPECT_EQ(put("三十五個を発注した。", "十二個を発注した。", "We ordered 12 of them."),
            "We ordered 35 of them.");
  EXPECT_EQ(
      put("Valve 7 is shut.", "Valve 3 is shut.", "弁３は閉じている。", "en", "ja"),
      "弁７は閉じている。");
  EXPECT_EQ(
      put("Valve 25 is shut.", "Valve 3 is shut.", "弁三は閉じている。", "en", "ja"),
      "弁二十五は閉じている。");
  EXPECT_EQ(put("12,500円", "3,400円", "3,400 yen"), "12,500 yen");
}

TEST(PutNumbersIn, WritesDatesAsTheTargetWritesThem) {
  EXPECT_EQ(put("2023年8月14日に届いた。", "2021年5月3日に届いた。",
                "It arrived on May 3, 2021."),
            "It arrived on August 14, 2023.");
  EXPECT_EQ(put("8月14日締切", "3月3日締切", "Due 3 MARCH"), "Due 14 AUGUST");
  EXPECT_EQ(put("8月14日締切", "9月3日締切", "Due Sep 3"), "Due Aug 14");
  EXPECT_EQ(put("8月22日締切", "9月3日締切", "Due on the 3rd of September"),
            "Due on the 22nd of August");
  EXPECT_EQ(put("8月14日", "9月3日", "le 3 septembre", "ja", "fr"), "le 14 août");
  EXPECT_EQ(
      put("Due August 14, 2023.", "Due May 3, 2021.", "2021年5月3日締切。", "en", "ja"),
      "2023年8月14日締切。");
  EXPECT_EQ(put("Due August 14.", "Due May 3.", "五月三日締切。", "en", "ja"),
            "八月十四日締切。");
  EXPECT_EQ(put("3月14日締切", "3月3日締切", "Due March 3"), "Due March 14");
  EXPECT_EQ(put("第22回", "第3回", "the 3rd time"), "the 22nd time");
}

TEST(PutNumbersIn, KnowsYearsOfEras) {
  EXPECT_EQ(put("令和4年の調査", "平成29年の調査", "The survey of 2017"),
            "The survey of 2022");
  EXPECT_EQ(put("2022年の調査", "平成29年の調査", "The survey of 2017"),
            "The survey of 2022");
  EXPECT_EQ(put("平成元年の調査", "平成二十九年の調査", "The survey of 2017"),
            "The survey of 1989");
  EXPECT_EQ(put("平成30年の調査", "平成29年の調査", "The survey of Heisei 29"),
            "The survey of Heisei 30");
  EXPECT_EQ(
      put("The survey of 2022", "The survey of 2020", "令和２年の調査", "en", "ja"),
      "令和４年の調査");
  EXPECT_EQ(
      put("The survey of 1989", "The survey of 2017", "平成29年の調査", "en", "ja"),
      "平成元年の調査");
  EXPECT_EQ(
      put("The survey of 2021", "The survey of 2019", "令和元年の調査", "en", "ja"),
      "令和3年の調査");
  // 2019 began in one era and ended in the next; 2022 was not in Heisei.
  EXPECT_EQ(
      put("The survey of 2019", "The survey of 2017", "平成29年の調査", "en", "ja"),
      "none");
  EXPECT_EQ(
      put("The survey of 2022", "The survey of 2017", "平成29年の調査", "en", "ja"),
      "none");
  EXPECT_EQ(put("令和4年の調査", "平成29年の調査", "The survey of Heisei 29"), "none");
  EXPECT_EQ(put("令和4年の調査", "35年の調査", "A survey of 35 years"), "none");
  EXPECT_TRUE(has_same_numbers("令和4年の調査", "2022年の調査", "ja"));
  EXPECT_FALSE(has_same_numbers("令和4年の調査", "2021年の調査", "ja"));
}

TEST(PutNumbersIn, WritesWordsAndScalesAsTheTargetDoes) {
  EXPECT_EQ(put("四十二人が来た。", "十八人が来た。", "Eighteen people came."),
            "Forty-two people came.");
  EXPECT_EQ(put("250人が来た。", "18人が来た。", "Eighteen people came."),
            "250 people came.");
  EXPECT_EQ(put("Forty-two came.", "Eighteen came.", "十八人が来た。", "en", "ja"),
            "四十二人が来た。");
  EXPECT_EQ(put("7人", "5人", "fünf Personen", "ja", "de"), "sieben Personen");
  // "One" needs another form of the noun, and Russian nouns of all else.
  EXPECT_EQ(put("1人", "5人", "five people"), "1 people");
  EXPECT_EQ(put("7人", "5人", "пять человек", "ja", "ru"), "7 человек");
  EXPECT_EQ(put("売上は8億円。", "売上は6.4億円。", "Sales were 640 million yen."),
            "Sales were 800 million yen.");
  EXPECT_EQ(put("Sales were 1.25 billion.", "Sales were 640 million.", "売上は6.4億。",
                "en", "ja"),
            "売上は12.5億。");
  EXPECT_EQ(put("売上は80億円。", "売上は6.4億円。", "Sales were 640 million yen."),
            "none");
  EXPECT_EQ(put("2031年", "二〇二六年", "二〇二六年", "ja", "ja"), "二〇三一年");
}

TEST(PutNumbersIn, LeavesAloneWhatIsNotCertain) {
  EXPECT_EQ(put("5個", "3個", "3 of 3"), "none");
  EXPECT_EQ(put("5個", "3個", "thrice"), "none");
  EXPECT_EQ(put("2月3日", "3月3日", "3/3"), "none");
  EXPECT_EQ(put("9月4日", "5月4日", "You may go on the 4th"), "none");
  // The 3 that stays and the 3 that changes share a place.
  EXPECT_EQ(put("3と5", "3と3", "3 each"), "none");
  EXPECT_EQ(put("5個と6個", "3個", "3"), "none");
  EXPECT_EQ(put("3個", "3個", "3"), "none");
  // Zeros that a number of a version or a telephone cannot lose.
  EXPECT_EQ(put("Call 007.", "Call 5.", "5に電話。", "en", "ja"), "none");
  EXPECT_EQ(put("Version 1.10", "Version 1.2", "バージョン1.2", "en", "ja"), "none");
  EXPECT_EQ(put("１２，５００．００円", "３円", "3 yen"), "none");
  EXPECT_EQ(put("Send 1,000 items.", "Send 5 items.", "5個送る。", "en", "ja"),
            "1000個送る。");
}

}  // namespace
}  // namespace awase
