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

TEST(PutNumbersIn, LeavesAloneWhatIsNotCertain) {
  EXPECT_EQ(put("5個", "3個", "3 of 3"), "none");
  EXPECT_EQ(put("5個", "3個", "three"), "none");
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
