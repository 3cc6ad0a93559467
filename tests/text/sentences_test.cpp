// SPDX-License-Identifier: Apache-2.0

#include "text/sentences.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/unicode.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

std::vector<std::string> split(std::string_view text, std::string_view language) {
  std::vector<std::string> sentences;
  for (const ByteRange& range : split_text(text, language)) {
    sentences.emplace_back(text.substr(range.begin_bytes, range.size_bytes()));
  }
  return sentences;
}

/// Sentences written with | where one ends and the next begins; the bars come out
/// before splitting.
struct Case {
  const char* language;
  const char* marked;
};

void expect_splits(const Case& c) {
  std::string text;
  std::vector<std::string> expected(1);
  for (const char* at = c.marked; *at != '\0'; ++at) {
    if (*at == '|') {
      expected.emplace_back();
    } else {
      text += *at;
      expected.back() += *at;
    }
  }
  for (std::string& sentence : expected) sentence = trim(sentence);
  EXPECT_THAT(split(text, c.language), ElementsAreArray(expected)) << c.marked;
}

class Sentences : public testing::TestWithParam<Case> {};

TEST_P(Sentences, EndWhereAReaderSees) { expect_splits(GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    JapaneseTerminators, Sentences,
    testing::Values(
        Case{"ja", "これはペンです。|それはマーカーです。"},
        Case{"ja", "本当ですか？|はい！|よかった。"}, Case{"ja", "ﾃｽﾄです｡|次です｡"},
        Case{"ja", "まさか！？|信じられない！！|でも…。|そうか。"},
        Case{"ja", "すごい！　|次の話です。"}, Case{"ja", "終わり。。。|次。"},
        Case{"ja", "楽しいです♪。|また来ます！☆|では。"},
        Case{"ja", "すごい！（笑）|次です。"}, Case{"ja", "すごい。(笑)|次です。"},
        Case{"ja", "そうか……それは困った。"}, Case{"ja", "ことである．|次に述べる．"},
        Case{"ja", "以上である.|次に述べる."}, Case{"ja", "以上である. |次に述べる."},
        Case{"ja", "終わった。\n|次の行"}, Case{"ja", "見出し\n|本文です。"}));

// Strings of programs and web pages hold tags.
INSTANTIATE_TEST_SUITE_P(Tags, Sentences,
                         testing::Values(Case{"ja", "<p>一つ目です。|二つ目です。</p>"},
                                         Case{"ja", "<b>重要。</b>|次へ進む。"},
                                         Case{"ja", "変更しました。<br/>|次の文です。"},
                                         Case{"ja", "以上です。|<b>次</b>です。"},
                                         Case{"en", "<p>First one. |Second one.</p>"},
                                         Case{"en", "<b>Important.</b> |Go on."},
                                         Case{"en", "See a.b</c> now."}));

INSTANTIATE_TEST_SUITE_P(
    JapaneseNumbersAndNames, Sentences,
    testing::Values(
        Case{"ja", "１．はじめに述べる。|２．次に述べる。"}, Case{"ja", "1.はじめに"},
        Case{"ja", "1. はじめに"}, Case{"ja", "予算は３．５兆円で、３．２９％増えた。"},
        Case{"ja", "Ver.2とＶｅｒ．２とNo.1を試す。"},
        Case{"ja", "https://example.com/a?b=c.html を見る。|次。"},
        Case{"ja", "a.b@example.co.jp に送る。"}, Case{"ja", "Yahoo!ニュースを読む。"},
        Case{"ja", "ヤフー！の新サービスです。"}, Case{"ja", "えっ！と驚いた。"},
        Case{"ja", "本当か？という疑問が残る。"},
        Case{"ja", "何なのか？と聞いた。|とても困る。"},
        Case{"ja", "何ですか？|とても困ります。"},
        Case{"ja", "すごい！|もちろんです。"}, Case{"ja", "U.S. Armyの話。|次。"},
        Case{"ja", "He said hello. |Then he left. |次に進む。"}));

INSTANTIATE_TEST_SUITE_P(
    JapaneseBrackets, Sentences,
    testing::Values(Case{"ja", "彼は「行く。待て。」と述べた。|次。"},
                    Case{"ja", "「行くよ。」|そして去った。"},
                    Case{"ja", "「行くよ。」と彼は言った。"},
                    Case{"ja", "彼は言った「行くよ。」|それから去った。"},
                    Case{"ja", "彼の「行くよ。」 という声。"},
                    Case{"ja", "彼は「行くよ！」連呼した。"},
                    Case{"ja", "「行くよ。」|「待って。」|二人は去った。"},
                    Case{"ja", "「行く。」という返事。"},
                    Case{"ja", "「行く。」|とても驚いた。"},
                    Case{"ja", "「モーニング娘。」のメンバー。|次。"},
                    Case{"ja", "新法（第３条。以下同じ。）を適用する。|次。"},
                    Case{"ja", "『吾輩は猫である。』を読む。|【注意。】も読む。"},
                    Case{"ja", "彼は\"行く。待て。\"と言った。|次。"},
                    Case{"ja", "彼は「行く。|次の文。|その次。"},
                    Case{"ja", "行く。」|次の文。"}, Case{"ja", "「A。（B」。|C。|D。"},
                    Case{"ja", "彼は「『待て。』と言え。」と命じた。|次。"}));

INSTANTIATE_TEST_SUITE_P(
    English, Sentences,
    testing::Values(
        Case{"en", "Hello World. |My name is Jonas."},
        Case{"en",
             "The U.S. Secretary met Mr. Smith on Jan. 5 at 5 p.m. in Washington."},
        Case{"en", "I live in the U.S. |How about you?"},
        Case{"en", "We met at 5 p.m. |The room was cold."},
        Case{"en", "The lamps lit at 5 p.m. (Fig. 2). |Nobody came."},
        Case{"en",
             "They sat in room B. |The light was in room D. |However, it failed."},
        Case{"en", "Ann Lee (b. 1920, d. 1990) met D. H. Hall."},
        Case{"en", "Some fruit, e.g. Apples, i.e. Malus. |Next."},
        Case{"en", "See Fig. 3, No. 5, pp. 3-5 and vol. II. |It helps."},
        Case{"en", "Are you sure? |No. |John left."},
        Case{"en", "J. R. R. Tolkien wrote it. |J. A. Smith read it."},
        Case{"en", "Acme Inc. Sales rose. |They bought Acme Inc. |The price rose."},
        Case{"en",
             "“It is done. |We go,” he said. |\"Go!\" he said. |“Stop.” |He did."},
        Case{"en", "He left (it was late. He knew.) and went home. |Then he slept."},
        Case{"en", "(He left. |It was late.) |Then he slept."},
        Case{"en", "Wait... what? |Well... |He left."},
        Case{"en", "He asked: why? \n|Because."},
        Case{"en", "It was proved.[12] |The end."},
        Case{"en", "It is 3.14 at v2.0.1. |Good."},
        Case{"en", "He works at Yahoo! Inc and Yahoo! in Japan."},
        Case{"en", "1. Do this. |2. Do that."},
        Case{"en", "1. First item 2. second thing"},
        Case{"en", "Use System.Windows.Forms and Node.Js here."},
        Case{"en", "It ended.|The next day came."},
        Case{"en", "He said 「行く。」 twice."}));

INSTANTIATE_TEST_SUITE_P(
    OtherLanguages, Sentences,
    testing::Values(
        Case{"de", "Am 3. Mai kam Dr. Meier, z. B. mit Frau Nr. 5. |Das war gut."},
        Case{"de-AT", "Er kam usw. |Die anderen gingen."},
        Case{"de", "„Ja.“ |„Nein.“ |Gut."},
        Case{"de", "Im XIX. Jahrhundert kam er. |Im 21. Jahrhundert nicht."},
        Case{"fr", "M. Dupont arrive. |« C’est bien. » |Il part à 5 h."},
        Case{"es", "¿Qué tal? |¡Bien! |El Sr. García llegó."},
        Case{"it", "Il sig. Rossi è qui. |Ecco l'art. 5."},
        Case{"nl", "Dhr. Jansen kwam o.a. om 5 uur. |Het was laat."},
        Case{"is", "Hinn 3. Maí kom hann. |Það var gott."},
        Case{"pl", "Np. Warszawa w 21. Wieku. |To jest ul. Długa."},
        Case{"ru", "Он родился в 1990 г. в Москве. |Это ул. Ленина, т. е. центр."},
        Case{"el", "Τι κάνεις; |Καλά."}, Case{"hi", "यह एक है। |वह दो है।"},
        Case{"ar", "هل أنت بخير؟ |نعم. |هذا جيد."}, Case{"ur", "یہ ایک ہے۔ |وہ دو ہے۔"},
        Case{"hy", "Սա մեկն է։ |Նա երկուսն է։"}, Case{"am", "ይህ አንድ ነው። |ያ ሁለት ነው።"},
        Case{"zh", "他说：“你好。”|然后他走了。|真的吗？|是的！"},
        Case{"zh-TW", "我去。|你呢？"},
        Case{"ko", "안녕하세요. |저는 학생입니다. |3.1 운동은요?"},
        Case{"", "これは文です。|次です。"}, Case{"", "One here. |Two there."},
        Case{"tlh", "One here. |Two there."}));

TEST(Sentences, NothingComesOfNothing) {
  EXPECT_THAT(split("", "ja"), ElementsAre());
  EXPECT_THAT(split(" \n　\n", "ja"), ElementsAre());
  EXPECT_THAT(split("。", "ja"), ElementsAre("。"));
  EXPECT_THAT(split("...", "en"), ElementsAre("..."));
}

TEST(Sentences, StayInsideTheirBlocks) {
  Document document;
  document.text = "見出し\n\n一つ。二つ。\n";
  // 見出し is 9 bytes; the paragraph begins at 11 and is 18 bytes long.
  document.blocks = {{BlockKind::heading, {0, 9}, 1},
                     {BlockKind::paragraph, {11, 29}, 0}};
  document.language = "ja";
  const SegmentedText segmented = split_sentences(document);
  ASSERT_EQ(segmented.size(), 3);
  EXPECT_EQ(segmented.text(0), "見出し");
  EXPECT_EQ(segmented.text(1), "一つ。");
  EXPECT_EQ(segmented.segments[2], (Segment{{20, 29}, 1}));
}

TEST(Sentences, TakeTheLanguageFromTheOptions) {
  Document document;
  document.text = "Am 3. Mai.";
  document.blocks = {{BlockKind::paragraph, {0, document.text.size()}, 0}};
  document.language = "en";
  EXPECT_EQ(split_sentences(document).size(), 2);
  const SegmentedText german = split_sentences(document, {.language = "de"});
  EXPECT_EQ(german.size(), 1);
  EXPECT_EQ(german.document.language, "de");
}

TEST(SegmentsFromLines, GiveOneSegmentALineWithTheBlankOnes) {
  const SegmentedText lines = segments_from_lines("a. b.\n\n 　c \nd", "x.txt", "en");
  ASSERT_EQ(lines.size(), 4);
  EXPECT_EQ(lines.text(0), "a. b.");
  EXPECT_EQ(lines.text(1), "");
  EXPECT_EQ(lines.text(2), "c");
  EXPECT_EQ(lines.text(3), "d");
  // Not a block a line: that would keep beads from joining lines.
  EXPECT_EQ(lines.document.blocks.size(), 1u);
  EXPECT_EQ(lines.segments[3].block, 0u);
  EXPECT_EQ(lines.document.name, "x.txt");
  EXPECT_EQ(lines.document.language, "en");
}

TEST(SegmentsFromLines, ALineEndAtTheEndAddsNoLine) {
  EXPECT_EQ(segments_from_lines("", "x", "en").size(), 0);
  EXPECT_EQ(segments_from_lines("a", "x", "en").size(), 1);
  EXPECT_EQ(segments_from_lines("a\n", "x", "en").size(), 1);
  EXPECT_EQ(segments_from_lines("a\n\n", "x", "en").size(), 2);
  EXPECT_EQ(segments_from_lines("\n", "x", "en").size(), 1);
}

// Trimmed, in order, never empty, and with the white space between them all there is.
void expect_rebuilds(std::string_view text, std::string_view language) {
  std::size_t end = 0;
  for (const ByteRange& range : split_text(text, language)) {
    ASSERT_LE(end, range.begin_bytes) << text;
    ASSERT_LT(range.begin_bytes, range.end_bytes) << text;
    ASSERT_LE(range.end_bytes, text.size()) << text;
    const std::string_view sentence =
        text.substr(range.begin_bytes, range.size_bytes());
    ASSERT_EQ(trim(sentence), sentence) << text;
    ASSERT_TRUE(is_valid_utf8(sentence)) << text;
    ASSERT_EQ(trim(text.substr(end, range.begin_bytes - end)), "") << text;
    end = range.end_bytes;
  }
  ASSERT_EQ(trim(text.substr(end)), "") << text;
}

TEST(Sentences, RebuildAnyText) {
  constexpr std::array kPieces = {
      "。", "！",   "？", ".",      ".",      "!",    "?",  "…",      " ",  "　",
      "\n", "「",   "」", "（",     "）",     "(",    ")",  "\"",     "'",  "“",
      "”",  "U.S.", "1.", "2)",     "a",      "The ", "Mr", "と",     "は", "日本",
      "笑", "、",   "•",  "[1]",    "[",      "]",    "»",  "．",     "３", "e\u0301",
      "म।", "؟",    ";",  "\u2028", "\u00A0", "»",    "-",  "Yahoo!", "😀"};
  std::mt19937 random(20250922);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 40);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = length(random); i > 0; --i) text += kPieces[piece(random)];
    for (const char* language : {"ja", "en", "zh", "de", "el", ""}) {
      ASSERT_NO_FATAL_FAILURE(expect_rebuilds(text, language));
    }
  }
}

std::string repeat(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Inputs on which a careless rule takes quadratic time; the test's time limit is the
// judge.
TEST(Sentences, TakeLinearTimeOnHostileText) {
  constexpr std::size_t kCount = 50'000;
  for (const char* piece :
       {"あ", "a",  "。",    ".",      ". ",     "! ",     "「",      "」",  "(",
        ")",  "(.", "「。",  "\"",     "\". ",   "• ",     "1. ",     "a. ", " ",
        "　", "…",  "U.S. ", "? (",    "!(笑)",  "[1]",    ". [",     " »",  ". »",
        "'",  "x.", "1.) ",  "「」。", "「。」", "（。）", ".\u00A0", "-",   "&. "}) {
    const std::string text = repeat(piece, kCount);
    for (const char* language : {"ja", "en", "fr"}) {
      ASSERT_NO_FATAL_FAILURE(expect_rebuilds(text, language)) << piece;
    }
  }
}

}  // namespace
}  // namespace awase
