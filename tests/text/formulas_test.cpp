// SPDX-License-Identifier: Apache-2.0

#include "text/formulas.h"

#include <string>

#include <gtest/gtest.h>

namespace awase {
namespace {

TEST(Formulas, AreWhatCustomAsksForInLetters) {
  for (const char* text : {"いつもお世話になっております。",
                           "平素は格別のお引き立てを賜り、御礼申し上げます。",
                           "時下ますますご清祥のこととお慶び申し上げます。",
                           "今後ともよろしくお願いいたします。", "敬具", "以上"}) {
    EXPECT_EQ(find_formula(text, "ja"), Formula::letter) << text;
  }
  for (const char* text :
       {"Sincerely,", "Best regards,", "I look forward to hearing from you."}) {
    EXPECT_EQ(find_formula(text, "en-US"), Formula::letter) << text;
  }
}

TEST(Formulas, AreToldFromAnswers) {
  EXPECT_EQ(find_formula("はい。", "ja"), Formula::acknowledgement);
  EXPECT_EQ(find_formula("なるほど、", "ja"), Formula::acknowledgement);
  EXPECT_EQ(find_formula("I see.", "en"), Formula::acknowledgement);
}

TEST(Formulas, AreNotWhatSaysSomething) {
  const std::string is_long =
      "いつもお世話になっております、と書き出してから、彼は三十分ものあいだ、次に何を"
      "書けばよいのか分からずに、窓の外の雨を眺めていた。";
  for (const std::string& text :
       {std::string("納期は三週間です。"), std::string("以上の点を確認する。"),
        std::string("はいと答えた。"), is_long, std::string()}) {
    EXPECT_EQ(find_formula(text, "ja"), Formula::none) << text;
  }
  EXPECT_EQ(find_formula("敬具", "de"), Formula::none);
}

}  // namespace
}  // namespace awase
