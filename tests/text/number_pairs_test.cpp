// SPDX-License-Identifier: Apache-2.0
//
// Pairs of everyday and business Japanese whose numbers agree, and pairs whose numbers
// do not, typed with the answers fixed first.

#include <string>

#include <gtest/gtest.h>

#include "text/number_comparison.h"

namespace awase {
namespace {

struct Pair {
  const char* japanese;
  const char* english;
};

constexpr Pair kSame[] = {
    // Fractions, scales, ratios.
    {"地図の縮尺は1万分の1です。", "The scale of the map is 1:10,000."},
    {"１万分の１の確率です。", "The odds are 1 in 10,000."},
    {"２万５千分の１の地形図を使う。", "Use the 1/25,000 topographic map."},
    {"発生率は10万分の3だった。", "The rate was 3 in 100,000."},
    {"千分の一の大きさの模型", "A model one thousandth the size"},
    {"3分の1ほど残っています。", "About a third is left."},
    {"5分の2の株主が反対した。", "Two fifths of the shareholders were against."},
    {"酢と油を1対3で混ぜる。", "Mix vinegar and oil one to three."},
    // Units of one system.
    {"積載量は1.2トンです。", "The payload is 1,200 kg."},
    {"駅まで800メートルあります。", "It is 0.8 km to the station."},
    {"全長は1.5キロメートルだ。", "It is 1,500 meters long."},
    {"高さは180センチです。", "It is 1.8 m high."},
    {"厚さは2.5センチメートルある。", "It is 25 mm thick."},
    {"内容量は0.5リットルです。", "Contents: 500 ml"},
    {"砂糖を0.3キロ加える。", "Add 300 g of sugar."},
    {"容量は2テラバイトです。", "The capacity is 2 TB."},
    {"面積は3ヘクタールある。", "It covers 30,000 square meters."},
    {"縦は1メートル20センチです。", "It is 1.2 m long."},
    // Prices and amounts.
    {"税込みで1,980円です。", "It is 1,980 yen including tax."},
    {"一杯五百円です。", "It costs 500 yen a cup."},
    {"家賃は月8万5千円だ。", "The rent is 85,000 yen a month."},
    {"資本金は3億円です。", "The capital is 300 million yen."},
    {"売上は前年比12％増の48億円でした。",
     "Sales rose 12% from the year before to 4.8 billion yen."},
    {"2割引きでお買い求めいただけます。", "You can buy it at 20% off."},
    {"消費税は10パーセントです。", "The consumption tax is ten percent."},
    {"1ドルは147円50銭だった。", "The dollar was at 147.50 yen."},
    {"半額になります。", "It is half price."},
    {"百万円の小切手", "A check for one million yen"},
    {"3.5倍に伸びた。", "It grew 3.5 times."},
    {"打率は3割2分5厘です。", "His batting average is .325."},
    // Times and dates.
    {"午前10時半に出発します。", "We leave at 10:30 a.m."},
    {"午後6時15分に閉まる。", "It closes at 6:15 p.m."},
    {"18時30分開演", "The show starts at 6:30 p.m."},
    {"7時20分前に着いた。", "I arrived at twenty to seven."},
    {"営業時間：9:00～17:30", "Open 9 a.m. to 5:30 p.m."},
    {"三月三日に届きます。", "It will arrive on March 3."},
    {"3/15までに提出してください。", "Please hand it in by March 15."},
    {"締め切りは来月10日です。", "The deadline is the 10th of next month."},
    {"平成元年に設立されました。", "It was founded in 1989."},
    {"昭和39年の東京五輪", "The 1964 Tokyo Olympics"},
    {"2023年度の決算", "Results for fiscal 2023"},
    {"90分で終わります。", "It takes an hour and a half."},
    {"二泊三日の旅行", "A trip of three days and two nights"},
    {"3か月に一度点検する。", "It is inspected once every three months."},
    {"四半世紀が過ぎた。", "Twenty-five years have passed."},
    {"一日おきに飲む。", "Take it every other day."},
    // Counters.
    {"鉛筆を十二本買った。", "I bought a dozen pencils."},
    {"卵を二つ割る。", "Break two eggs."},
    {"会議室は5部屋あります。", "There are five meeting rooms."},
    {"社員は三百二十名です。", "We have 320 employees."},
    {"犬が4匹います。", "There are four dogs."},
    {"第12回定期総会", "The 12th General Meeting"},
    {"七人の侍", "Seven Samurai"},
    {"千人を超える応募があった。", "There were over a thousand applications."},
    {"数千人が集まった。", "Thousands of people gathered."},
    {"数百件の苦情が寄せられた。", "Hundreds of complaints were received."},
    {"数万人が避難した。", "Tens of thousands of people fled."},
    {"二、三十人が来た。", "Twenty or thirty people came."},
    {"十数名が残った。", "A dozen or so people stayed."},
    // Ranges, sizes, ages, floors, numbers of things.
    {"対象は20～35歳です。", "It is for people aged 20 to 35."},
    {"6歳以上が対象です。", "For ages six and up"},
    {"二十歳になりました。", "I turned twenty."},
    {"事務所は8階にあります。", "The office is on the eighth floor."},
    {"地下2階に駐車場があります。", "There is parking on B2."},
    {"内線4512までお電話ください。", "Please call extension 4512."},
    {"詳細は128ページを参照。", "See page 128 for details."},
    {"pp. 12-15を参照。", "See pages 12 to 15."},
    {"バージョン3.2.1を公開した。", "Version 3.2.1 has been released."},
    {"試合は3対2で終わった。", "The game ended 3-2."},
    {"A4判の紙を使う。", "Use A4 paper."},
    {"4.5畳の和室", "A 4.5-mat Japanese room"},
    {"1LDKの部屋を探しています。", "I am looking for a 1LDK apartment."},
    {"郵便番号は150-0001です。", "The postal code is 150-0001."},
    {"電話：03-1234-5678", "Tel: +81-3-1234-5678"},
    {"三十六計逃げるに如かず", "Of the thirty-six stratagems, flight is best"},
    {"国道16号線", "National Route 16"},
    {"90ページ中の35ページ目", "Page 35 of 90"},
    {"マイナス5度まで下がった。", "It fell to five below zero."},
};

constexpr Pair kDifferent[] = {
    {"地図の縮尺は1万分の1です。", "The scale of the map is 1:1,000."},
    {"２万５千分の１の地形図を使う。", "Use the 1/50,000 topographic map."},
    {"発生率は10万分の3だった。", "The rate was 3 in 10,000."},
    {"3分の1ほど残っています。", "About a quarter is left."},
    {"酢と油を1対3で混ぜる。", "Mix vinegar and oil one to four."},
    {"積載量は1.2トンです。", "The payload is 120 kg."},
    {"駅まで800メートルあります。", "It is 8 km to the station."},
    {"厚さは2.5センチメートルある。", "It is 2.5 mm thick."},
    {"内容量は0.5リットルです。", "Contents: 50 ml"},
    {"税込みで1,980円です。", "It is 1,890 yen including tax."},
    {"家賃は月8万5千円だ。", "The rent is 8,500 yen a month."},
    {"資本金は3億円です。", "The capital is 30 million yen."},
    {"売上は前年比12％増の48億円でした。",
     "Sales rose 12% from the year before to 48 billion yen."},
    {"2割引きでお買い求めいただけます。", "You can buy it at 2% off."},
    {"1ドルは147円50銭だった。", "The dollar was at 145.50 yen."},
    {"3.5倍に伸びた。", "It doubled."},
    {"午前10時半に出発します。", "We leave at 10:30 p.m."},
    {"午後6時15分に閉まる。", "It closes at 6:50 p.m."},
    {"18時30分開演", "The show starts at 8:30 p.m."},
    {"三月三日に届きます。", "It will arrive on May 3."},
    {"3/15までに提出してください。", "Please hand it in by March 5."},
    {"平成元年に設立されました。", "It was founded in 1998."},
    {"昭和39年の東京五輪", "The 1946 Tokyo Olympics"},
    {"90分で終わります。", "It takes two hours and a half."},
    {"3か月に一度点検する。", "It is inspected once every six months."},
    {"鉛筆を十二本買った。", "I bought twenty pencils."},
    {"社員は三百二十名です。", "We have 230 employees."},
    {"第12回定期総会", "The 11th General Meeting"},
    {"数千人が集まった。", "Hundreds of people gathered."},
    {"数万人が避難した。", "Thousands of people fled."},
    {"A社が4対1で勝った。", "Company A won 4 to 2."},
    {"数百件の苦情が寄せられた。", "Dozens of complaints were received."},
    {"対象は20～35歳です。", "It is for people aged 25 to 35."},
    {"事務所は8階にあります。", "The office is on the sixth floor."},
    {"内線4512までお電話ください。", "Please call extension 4521."},
    {"詳細は128ページを参照。", "See page 182 for details."},
    {"バージョン3.2.1を公開した。", "Version 3.2.2 has been released."},
    {"試合は3対2で終わった。", "The game ended 3-1."},
    {"郵便番号は150-0001です。", "The postal code is 150-0011."},
    {"国道16号線", "National Route 61"},
    {"マイナス5度まで下がった。", "It fell to 15 below zero."},
    {"7月末までに1,500個納品する。", "We will deliver 1,500 units by the end of June."},
};

TEST(NumberPairs, AreTheSame) {
  const NumberComparison numbers("ja", "en");
  for (const auto& [japanese, english] : kSame)
    EXPECT_TRUE(numbers.is_same(japanese, english)) << japanese << " | " << english;
}

TEST(NumberPairs, Differ) {
  const NumberComparison numbers("ja", "en");
  for (const auto& [japanese, english] : kDifferent)
    EXPECT_FALSE(numbers.is_same(japanese, english)) << japanese << " | " << english;
}

}  // namespace
}  // namespace awase
