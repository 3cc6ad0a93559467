// SPDX-License-Identifier: Apache-2.0

#include "text/formulas.h"

#include <string>

#include <gtest/gtest.h>

namespace awase {
namespace {

struct Sample {
  const char* language;
  const char* text;
  int kinds;
};

TEST(Formulas, AreWhatCustomAsksForInLetters) {
  constexpr Sample kSamples[] = {
      {"ja", "いつもお世話になっております。", kGreeting},
      {"ja", "平素は格別のお引き立てを賜り、御礼申し上げます。", kGreeting | kThanks},
      {"ja", "時下ますますご清祥のこととお慶び申し上げます。", kGreeting},
      {"ja", "早春の候、皆様にはお変わりなくお過ごしのことと存じます。", kGreeting},
      {"ja", "まずは略儀ながら書中をもってお礼申し上げます。", kGreeting},
      {"ja", "今後ともよろしくお願いいたします。", kRequest},
      {"ja", "ご検討のほど、何卒よろしくお願い申し上げます。", kRequest},
      {"ja", "ご来場をお待ちしております。", kRequest},
      {"ja", "ご不便をおかけして申し訳ございません。", kApology},
      {"ja", "ご不明な点がございましたら、ご連絡ください。", kContact},
      {"ja", "謹啓", kGreeting},
      {"ja", "敬具", kEnding},
      {"ja", "以上", kEnding},
      {"en-US", "Sincerely,", kEnding},
      {"en-US", "Best regards,", kEnding},
      {"en", "I look forward to hearing from you.", kRequest},
      {"en", "We apologize for the delay.", kApology},
      {"en", "If you have any questions, please call us.", kContact},
      {"en", "Thank you for your mail.", kThanks},
      {"en", "I hope you are well.", kGreeting}};
  for (const Sample& sample : kSamples)
    EXPECT_EQ(find_formula(sample.text, sample.language), sample.kinds) << sample.text;
}

TEST(Formulas, AreToldFromAnswers) {
  for (const char* text : {"はい。", "なるほど、", "ええ、そうです。", "そうですか。",
                           "かしこまりました。", "ありがとうございます。"})
    EXPECT_EQ(find_formula(text, "ja"), kAcknowledgement) << text;
  for (const char* text : {"I see.", "That's right.", "Thank you very much!"})
    EXPECT_EQ(find_formula(text, "en"), kAcknowledgement) << text;
}

TEST(Formulas, AreNotWhatSaysSomething) {
  const std::string is_long =
      "いつもお世話になっております、と書き出してから、彼は三十分ものあいだ、次に何を"
      "書けばよいのか分からずに、窓の外の雨を眺めていた。";
  for (const std::string& text :
       {std::string("納期は三週間です。"), std::string("以上の点を確認する。"),
        std::string("はいと答えた。"), is_long, std::string(),
        std::string("来週の金曜日までに見積書をお送りくださいますよう、"
                    "よろしくお願いいたします。")}) {
    EXPECT_EQ(find_formula(text, "ja"), kNoFormula) << text;
  }
  EXPECT_EQ(find_formula("Yes, it rained.", "en"), kNoFormula);
  EXPECT_EQ(find_formula("敬具", "de"), kNoFormula);
}

}  // namespace
}  // namespace awase
