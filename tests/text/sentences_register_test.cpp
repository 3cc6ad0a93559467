// SPDX-License-Identifier: Apache-2.0
//
// Japanese by register, and what other languages share with it: labels, lists behind a
// lead, marks of notes, hours. The inputs were written for these tests.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/sentences.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Sentences written with | where one ends and the next begins; the bars come out
/// before splitting.
struct Case {
  const char* language;
  const char* marked;
};

class SentencesByRegister : public testing::TestWithParam<Case> {};

TEST_P(SentencesByRegister, EndWhereAReaderSees) {
  std::string text;
  std::vector<std::string> expected(1);
  for (const char* at = GetParam().marked; *at != '\0'; ++at) {
    if (*at == '|') {
      expected.emplace_back();
    } else {
      text += *at;
      expected.back() += *at;
    }
  }
  for (std::string& sentence : expected) sentence = trim(sentence);
  std::vector<std::string> sentences;
  for (const ByteRange& range : split_text(text, GetParam().language))
    sentences.emplace_back(text.substr(range.begin_bytes, range.size_bytes()));
  EXPECT_THAT(sentences, testing::ElementsAreArray(expected)) << GetParam().marked;
}

constexpr Case kCases[] = {
    Case{"ja", "甲は、乙に対し通知する。|ただし、緊急の場合はこの限りでない。"},
    Case{"ja", "図3．装置の構成"},
    Case{"ja", "図X. ランプの色"},
    Case{"ja", "図A．ランプの色"},
    Case{"en", "Fig X. Colour of the lamp"},
    Case{"en", "Fig. A. Colour of the lamp"},
    Case{"ja", "第2章．方法"},
    Case{"ja", "…そうか。|……わかった。"},
    Case{"ja", "方法Cを用いた．|結果Dを得た．"},
    Case{"ja", "すごい!!|さすが!!"},
    Case{"ja", "１）電源を入れる。|２）待つ。"},
    Case{"ja", "表１．試料の一覧"},
    Case{"ja", "写真12. 本社の外観"},
    Case{"ja", "手順2. ねじを締める。|手順3. 蓋をする。"},
    Case{"ja", "一．総則"},
    Case{"ja", "４. 結論"},
    Case{"ja", "２．１． 材料"},
    Case{"ja", "イ. 期間"},
    Case{"ja", "２．５倍になった．|次は３．"},
    Case{"ja", "２０２０．次の年"},
    Case{"ja", "ロ．対象の範囲"},
    Case{"ja", "Ⅳ．考察"},
    Case{"ja", "問2. 次のうち正しいものを選べ。"},
    Case{"ja", "Fig. 2. 実験の流れ"},
    Case{"ja", "試薬はNaCl．|温度は25℃．|時間は3分とした．"},
    Case{"ja", "含水率は12％．|密度は測定していない．"},
    Case{"ja", "先行研究に従った[4]．|The results are shown below."},
    Case{"ja", "値は約一．二倍である．|差は小さい．"},
    Case{"ja", "Ｊ．Ｋ．ローリングの作品を読む．"},
    Case{"ja", "図２．に示すように，値は増える．"},
    Case{"ja", "効果が報告されている。[5]|追試もある。²|ただし例は少ない。（7）"},
    Case{"ja", "保証は一年です。※1|修理は有料です。※2"},
    Case{"ja", "(1)赤を選ぶ。|(2)青を選ぶ。"},
    Case{"ja", "手順は次のとおり。|(1)蓋を開ける。|(2)電池を外す。"},
    Case{"ja", "ご清聴ありがとうございました。（拍手）|次に進みます。"},
    Case{"ja", "起立多数です。〔拍手〕|可決されました。"},
    Case{"ja", "やった！🎉|明日は休みだ。"},
    Case{"ja", "もう疲れた😭|帰りたい。"},
    Case{"ja", "今日は🍎を食べた。"},
    Case{"ja", "笑った！笑|また今度。"},
    Case{"ja", "遅刻した。ww|でも間に合った。"},
    Case{"ja", "すみません。m(_ _)m|次は守ります。"},
    Case{"ja", "うれしい！(^o^)|ありがとう。"},
    Case{"ja", "これは「猫」「犬」の話だ。"},
    Case{"ja", "「おはよう」|「遅いぞ」"},
    Case{"ja",
         "母は言った。|「本日は雨が降りますから必ず傘を持って行きなさい。|"
         "それから鍵も忘れないようにしなさいね。」"},
    Case{"ja",
         "「本日は雨が降りますから必ず傘を持って行きなさい。|"
         "それから鍵も忘れないようにしなさいね。」と母は言った。"},
    Case{"ja", "「もう遅い。」|そして彼は去った。"},
    Case{"ja", "「帰るよ。」って言ったのに。|まだいる。"},
    Case{"ja", "「誰だ。」――返事はなかった。"},
    Case{"ja", "藤岡弘、が来た。|次。"},
    Case{"ja", "｢ﾊｲ｡｣|｢ｲｲｴ｡｣"},
    Case{"ja", "孔子曰ク「学ベ。」ト云フ。|以上。"},
    Case{"ja", "﹁何だ︖﹂と訊く︒|答えぬ︒"},
    Case{"ja", "if (a != b) と書く。|次の行。"},
    Case{"ja", "Yahoo! JAPANを使う。|便利だ!|本当?"},
    Case{"ja", "'Stop!' と表示される。"},
    Case{"ja", "「すごい!」と言った。"},
    Case{"ja", "今日は晴れ♪|明日も晴れ♪"},
    Case{"ja", "モーニング娘。が歌う。|会場が沸く。"},
    Case{"en", "Step 2. Close the lid. |Step 3. Press Start."},
    Case{"en", "Figure 4. Results of the survey"},
    Case{"en", "Remember this. |1. Wash your hands |2. Dry them |3. Sit down"},
    Case{"en", "It was shown earlier.4 |Others disagree.5,6 |The debate goes on."},
    Case{"en", "Version 2.1 of the tool. |See v1.2 for more."},
    Case{"en", "The shop closes at 9 p.m. Monday to Friday. |It opens at 8 a.m. EST."},
    Case{"en", "He arrived at 9 p.m. |Nobody waited."},
    Case{"en", "“I came early. |I left late,” she said. |He nodded."},
    Case{"es", "Los EE. UU. y la ONU. |Abre de lun. a vie. de 9 a 5."},
    Case{"de", "Prof. Dr. phil. Kant und die Fa. Müller kamen. |Gut."},
    Case{"zh",
         "他说：“今天我很早就来到了办公室开会。|明天我还要再来一次，请准备好资料。”|"
         "然后他走了。"},
    Case{"hy", "Նա եկավ: |Մենք գնացինք:"}};

INSTANTIATE_TEST_SUITE_P(Written, SentencesByRegister, testing::ValuesIn(kCases));

}  // namespace
}  // namespace awase
