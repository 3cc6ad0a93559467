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

TEST(NumberComparison, ReadsJapaneseAsItsReadersDo) {
  const NumberComparison japanese("ja", "en");
  for (const auto& [source, target] : {
           Case{"3万8千円かかる。", "It costs 38,000 yen."},
           Case{"2億5千万人", "250 million people"},
           Case{"1兆2千億円", "1.2 trillion yen"},
           Case{"6千3百メートル", "6,300 meters"},
           Case{"会員の四割", "40 percent of the members"},
           Case{"2割5分の値引き", "a 25% discount"},
           Case{"5分の3が残った。", "Three-fifths remained."},
           Case{"全体の4分の1", "a quarter of the total"},
           Case{"3時間半の旅", "a trip of three and a half hours"},
           Case{"一年半後", "after 18 months"},
           Case{"1年6か月", "18 months"},
           Case{"2時間30分", "150 minutes"},
           Case{"3週間以内", "within 21 days"},
           Case{"午前11時", "11 a.m."},
           Case{"午後8時半に閉まる。", "It closes at 8:30 p.m."},
           Case{"夜9時から", "from 21:00"},
           Case{"26時まで営業", "Open until 2 a.m."},
           Case{"正午に集合", "Meet at noon."},
           Case{"第2四半期の決算", "Q2 results"},
           Case{"十九世紀の絵", "paintings of the 19th century"},
           Case{"60年代の音楽", "music of the 1960s"},
           Case{"〇・八ミリ", "0.8 millimeters"},
           Case{"第Ⅳ章", "Chapter IV"},
           Case{"第4章", "Chapter IV"},
           Case{"売り上げは4倍になった。", "Sales quadrupled."},
           Case{"3ダースの卵", "36 eggs"},
           Case{"数十人が残った。", "About 40 people stayed."},
           Case{"十数人", "15 people"},
           Case{"昭和39年", "1964"},
           Case{"天保3年に生まれた。", "He was born in 1832."},
           Case{"昭和40年代", "the late 1960s"},
           Case{"百人の客", "a hundred guests"},
           Case{"両社が合意した。", "Both companies agreed."},
           Case{"両社が合意した。", "The two companies agreed."},
           Case{"一部の人", "some people"},
           Case{"十分な時間", "ample time"},
           Case{"駅まで十分かかる。", "It takes ten minutes to the station."},
           Case{"50㎡の部屋", "a room of 50 square meters"},
           Case{"CO2を減らす。", "Reduce carbon dioxide."},
           Case{"四国を旅した。", "We traveled around Shikoku."},
           Case{"価格は半額だ。", "The price is 50% off."},
           Case{"2.125倍", "2.125 times"},
           Case{"3回目の負け", "a third defeat"},
           Case{"1915（大正4）年の作", "a work of 1915"},
           Case{"推古天皇12年（604年）", "in 604"},
           Case{"116 123に電話する。", "Call 116 123."},
           Case{"2020年4月1日", "April 1, Reiwa 2"},
           Case{"昭和3年", "Showa 3"},
           Case{"1928年", "the third year of Shōwa, or Shōwa 3"},
           Case{"50音表", "a table of kana"},
           Case{"５千分の１の図面", "a plan at 1:5,000"},
           Case{"日英伊三か国の計画", "a plan of Japan, Britain and Italy"},
           Case{"勝負は五分五分だ。", "The match is fifty-fifty."},
           Case{"売り上げは3倍になった。", "Sales tripled."},
           Case{"6月下旬に", "in late June"},
           Case{"6月末に", "at the end of June"},
           Case{"6月の初めに", "early in June"},
           Case{"6月上旬に", "in June"},
           Case{"第1四半期", "the first quarter"},
           Case{"『Five Lives』の著者", "the author of \"Five Lives\""},
       }) {
    EXPECT_TRUE(japanese.is_same(source, target)) << source << " / " << target;
  }
}

TEST(NumberComparison, CountsScaleAndHalfOfTheDay) {
  const NumberComparison japanese("ja", "en");
  for (const auto& [source, target] : {
           Case{"5億円の予算", "a budget of 5 million yen"},
           Case{"3.14メートル", "314 meters"},
           Case{"20兆円", "20 billion yen"},
           Case{"4万5千人", "4,500 people"},
           Case{"午前7時に出る。", "It leaves at 7 p.m."},
           Case{"三か国の代表", "delegates of four countries"},
           Case{"五人の委員", "six members"},
           Case{"十分な説明", "an explanation of 10 minutes"},
           Case{"4分の3の賛成", "a two-thirds majority"},
           Case{"6割が賛成", "6 percent agreed"},
           Case{"昭和39年", "1965"},
           Case{"2月に始まる。", "It begins in September."},
           Case{"2.125倍", "2125 times"},
           Case{"2時間半", "two hours"},
           Case{"2020年4月1日", "April 1, Reiwa 3"},
           Case{"収入は2倍になった。", "Income tripled."},
           Case{"第2四半期の決算", "results of the third quarter"},
           Case{"6月上旬", "late June"},
           Case{"6月下旬", "mid-June"},
       }) {
    EXPECT_FALSE(japanese.is_same(source, target)) << source << " / " << target;
  }
}

TEST(NumberComparison, TellsAContradictionFromAnOmission) {
  const NumberComparison japanese("ja", "en");
  const auto different = japanese.differences("7億円だった。", "It was 7 million yen.");
  EXPECT_TRUE(different.is_contradiction());
  ASSERT_EQ(different.source.size(), 1u);
  EXPECT_EQ(different.source[0].range, (ByteRange{0, 4}));
  ASSERT_EQ(different.target.size(), 1u);
  EXPECT_EQ(different.target[0].range, (ByteRange{7, 16}));
  const NumberDifference same = japanese.contradiction("7億円", "7 million yen");
  EXPECT_EQ(same.source.size(), 1U);
  EXPECT_EQ(same.target.size(), 1U);
  EXPECT_TRUE(japanese.contradiction("7億円", "some yen").source.empty());
  EXPECT_TRUE(japanese.contradiction("金額", "7 million yen").target.empty());
  EXPECT_FALSE(japanese.differences("7億円だった。", "It was.").is_contradiction());
}

TEST(NumberComparison, KnowsOtherLanguages) {
  const NumberComparison german("de", "fr");
  EXPECT_TRUE(german.is_same("1.234,5 Meter", "1 234,5 mètres"));
  EXPECT_TRUE(german.is_same("fünfundzwanzig", "25"));
  EXPECT_FALSE(german.is_same("im Jahr 1864", "en 1865"));
}

TEST(NumberComparison, ReadsTheNumbersOfOtherLanguages) {
  struct Pair {
    const char* language;
    const char* text;
    const char* english;
  };
  for (const auto& [language, text, english] : {
           Pair{"ko", "3만 명이 왔다.", "30,000 people came."},
           Pair{"ko", "예산은 5억 달러다.", "The budget is $500 million."},
           Pair{"ko", "2억 3천 4백만 명", "234 million people"},
           Pair{"ko", "회원의 3분의 1이 떠났다.", "One third of the members left."},
           Pair{"ru", "5 тыс. книг", "5,000 books"},
           Pair{"ru", "2,5 млрд долларов", "$2.5 billion"},
           Pair{"ru", "десять миллионов", "10 million"},
           Pair{"ru", "в 1980-х годах", "in the 1980s"},
           Pair{"zh", "20世纪60年代", "the 1960s"},
           Pair{"zh", "一个十四五岁的孩子", "a child of fourteen or fifteen"},
           Pair{"zh", "百分之二十", "20 percent"},
           Pair{"de", "Der Zug fährt um 14:00 Uhr.", "The train leaves at 2 p.m."},
           Pair{"de", "Wir treffen uns um 20.15 Uhr.", "We meet at 8:15 p.m."},
           Pair{"de", "Band 3", "Volume III"},
           Pair{"de", "zwei Dutzend Stühle", "24 chairs"},
           Pair{"de", "die Achtzigerjahre", "the 1980s"},
           Pair{"de", "fünf Achttausender", "five peaks of 8,000 meters"},
           Pair{"fr", "La séance ouvre à 18 h 00.", "The meeting opens at 6 p.m."},
           Pair{"fr", "au XVIIIe siècle", "in the 18th century"},
           Pair{"fr", "soixante-dix-sept élèves", "77 pupils"},
           Pair{"fr", "quatre-vingt-onze pages", "91 pages"},
           Pair{"fr", "une quinzaine de jours", "15 days"},
           Pair{"fr", "les années 70", "the 1970s"},
           Pair{"es", "15 mil personas", "15,000 people"},
           Pair{"it", "due milioni di euro", "2 million euros"},
           Pair{"ar", "2 مليار دولار", "$2 billion"},
           Pair{"is", "2,5 milljarðar manna", "2.5 billion people"},
       }) {
    const NumberComparison comparison(language, "en");
    EXPECT_TRUE(comparison.is_same(text, english)) << text << " / " << english;
  }
}

TEST(NumberComparison, FindsWrongNumbersInOtherLanguages) {
  struct Pair {
    const char* language;
    const char* text;
    const char* english;
  };
  for (const auto& [language, text, english] : {
           Pair{"ko", "3만 명이 왔다.", "3,000 people came."},
           Pair{"ko", "2020년", "2021"},
           Pair{"ru", "5 тыс. книг", "5 million books"},
           Pair{"ru", "в 1864 году", "in 1865"},
           Pair{"zh", "20世纪60年代", "the 1970s"},
           Pair{"zh", "百分之二十", "30 percent"},
           Pair{"de", "Der Zug fährt um 14:00 Uhr.", "The train leaves at 3 p.m."},
           Pair{"de", "vier Katzen", "5 cats"},
           Pair{"de", "Das Haus ist alt.", "The house dates from 1864."},
           Pair{"fr", "quatre-vingt-onze pages", "81 pages"},
           Pair{"fr", "au XVIIIe siècle", "in the 17th century"},
           Pair{"fr", "12,5 mètres", "125 meters"},
           Pair{"es", "15 mil personas", "15 million people"},
       }) {
    const NumberComparison comparison(language, "en");
    EXPECT_FALSE(comparison.is_same(text, english)) << text << " / " << english;
  }
}

TEST(NumberComparison, LetsALongTextExplainWhatTheOtherDoesNot) {
  const NumberComparison japanese("ja", "en");
  const std::string source =
      "三味線と琴の合奏は江戸時代の中ごろから各地で盛んに行われ、"
      "いまも多くの人に親しまれています。";
  EXPECT_TRUE(japanese.is_same(
      source,
      "Since the middle of the Edo period, ensembles of the shamisen (a lute of 3 "
      "strings) and the koto have been played everywhere, and many love them."));
  EXPECT_FALSE(japanese.is_same("三味線の合奏", "an ensemble of 12 lutes"));
}

TEST(NumberComparison, TakesLongTextInItsStride) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "9 1,";
  EXPECT_FALSE(NumberComparison("en", "de").is_same(text, "77"));
}

}  // namespace
}  // namespace awase
