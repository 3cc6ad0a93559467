// SPDX-License-Identifier: Apache-2.0

#include "text/number_comparison.h"

#include <string>

#include <gtest/gtest.h>

namespace awase {
namespace {

struct Case {
  const char* source;
  const char* target;
};

TEST(NumberComparison, KnowsANumberInOtherDigitsNumeralsAndWords) {
  const NumberComparison japanese("ja", "en");
  for (const auto& [source, target] :
       {Case{"猫が３匹いる。", "There are 3 cats."},
        Case{"猫が３匹いる。", "There are three cats."},
        Case{"三千五百人が来た。", "3,500 people came."},
        Case{"二十五歳", "25 years old"}, Case{"25ユーロ", "twenty five Euros"},
        Case{"3.5兆円", "3.5 trillion yen"}, Case{"300 万人", "three million people"},
        Case{"1 万 6,000 人", "16,000 people"}, Case{"1億2,500万ポンド", "£125m"},
        Case{"令和7年9月22日", "September 22, 2025"}, Case{"10月まで", "until Oct."},
        Case{"14時に始まる。", "It begins at 2 p.m."}, Case{"90年代", "the 1990s"},
        Case{"2025/09/22", "2025-9-22"}, Case{"2つの選択肢", "either of them"},
        Case{"一般的な話", "a general talk"}, Case{"数字はない。", "No digits here."},
        Case{"٣ قطط", "3 cats"}}) {
    EXPECT_TRUE(japanese.is_same(source, target)) << source << " / " << target;
  }
}

TEST(NumberComparison, SeesWhatIsMissingOrDifferent) {
  const NumberComparison japanese("ja", "en");
  for (const auto& [source, target] :
       {Case{"猫が３匹いる。", "There are 4 cats."}, Case{"三匹の猫", "5 cats"},
        Case{"1817年に創始した。", "It was founded in 1917."},
        Case{"猫がいる。", "There are 12 cats."}, Case{"三千五百人", "3,600 people"},
        Case{"手順1", "Step 2"}, Case{"９月", "10 months"}, Case{"50％", "15%"}}) {
    EXPECT_FALSE(japanese.is_same(source, target)) << source << " / " << target;
  }
}

TEST(NumberComparison, KnowsOtherLanguages) {
  const NumberComparison german("de", "fr");
  EXPECT_TRUE(german.is_same("1.234,5 Meter", "1 234,5 mètres"));
  EXPECT_TRUE(german.is_same("fünfundzwanzig", "25"));
  EXPECT_FALSE(german.is_same("im Jahr 1864", "en 1865"));
}

TEST(NumberComparison, TakesLongTextInItsStride) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "9 1,";
  EXPECT_FALSE(NumberComparison("en", "de").is_same(text, "77"));
}

}  // namespace
}  // namespace awase
