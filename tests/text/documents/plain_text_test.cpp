// SPDX-License-Identifier: Apache-2.0

#include "text/documents/plain_text.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

Document read(std::string_view text) {
  Document document;
  read_plain_text(text, document);
  // What every reader promises.
  EXPECT_TRUE(is_valid_utf8(document.text));
  std::size_t end = 0;
  for (const Block& block : document.blocks) {
    EXPECT_LE(end, block.range.begin_bytes);
    EXPECT_EQ(trim(document.text.substr(end, block.range.begin_bytes - end)), "");
    EXPECT_EQ(trim(document.block_text(block)), document.block_text(block));
    EXPECT_FALSE(document.block_text(block).empty());
    end = block.range.end_bytes;
  }
  EXPECT_EQ(trim(document.text.substr(end)), "");
  return document;
}

std::string letter(const Block& block) {
  switch (block.kind) {
    case BlockKind::title:
      return "t";
    case BlockKind::heading:
      return "h" + std::to_string(block.level);
    case BlockKind::paragraph:
      return "p";
    case BlockKind::list_item:
      return "l" + std::to_string(block.level);
    case BlockKind::table_cell:
      return "c";
    case BlockKind::code:
      return "code";
    default:
      break;
  }
  return "?";
}

/// "p:text" and so on for each block.
std::vector<std::string> blocks(std::string_view text) {
  const Document document = read(text);
  std::vector<std::string> result;
  for (const Block& block : document.blocks) {
    result.push_back(letter(block) + ":" + std::string(document.block_text(block)));
  }
  return result;
}

TEST(ReadPlainText, GivesNoBlocksForNoText) {
  EXPECT_THAT(blocks(""), ElementsAre());
  EXPECT_THAT(blocks("\n \n\u3000\n\t\n"), ElementsAre());
}

TEST(ReadPlainText, TakesALineForAParagraph) {
  EXPECT_THAT(blocks("One sentence.\nAnother one.\n"),
              ElementsAre("p:One sentence.", "p:Another one."));
  EXPECT_THAT(blocks("\u3000会議を開いた。\n\u3000結果は次のとおりである。"),
              ElementsAre("p:会議を開いた。", "p:結果は次のとおりである。"));
}

TEST(ReadPlainText, MendsASingleErrantLineBreak) {
  EXPECT_THAT(blocks("これは父の\n家です。"), ElementsAre("p:これは父の家です。"));
  EXPECT_THAT(
      blocks("この製品は、規格ISO 9001\nに基づいて検査され\n、出荷される。"),
      ElementsAre("p:この製品は、規格ISO 9001に基づいて検査され、出荷される。"));
  EXPECT_THAT(blocks("This is a sentence\ncut off in the middle because pdf."),
              ElementsAre("p:This is a sentence cut off in the middle because pdf."));
  EXPECT_THAT(blocks("東京、\n大阪、京都を訪れた。"),
              ElementsAre("p:東京、大阪、京都を訪れた。"));
}

TEST(ReadPlainText, JoinsHardWrappedEnglish) {
  EXPECT_THAT(
      blocks("The committee met on Tuesday to discuss the plan for the\n"
             "coming year. It was agreed that the budget should not be\n"
             "raised before the autumn, when new figures are expected.\n"
             "\n"
             "Members who cannot attend the next meeting are asked to\n"
             "tell the secretary in good time.\n"),
      ElementsAre(
          "p:The committee met on Tuesday to discuss the plan for the coming year. It "
          "was agreed that the budget should not be raised before the autumn, when "
          "new figures are expected.",
          "p:Members who cannot attend the next meeting are asked to tell the "
          "secretary in good time."));
}

TEST(ReadPlainText, JoinsHardWrappedJapaneseWithoutSpaces) {
  EXPECT_THAT(
      blocks("\u3000委員会は来年度の計画について話し合うた\n"
             "めに火曜日に開かれた。予算は新しい数字が\n"
             "出る秋までは引き上げないことで一致した。\n"
             "\u3000次の会議に出られない委員は、早めに係ま\n"
             "で知らせることになっている。\n"),
      ElementsAre(
          "p:委員会は来年度の計画について話し合うために火曜日に開かれた。予算は"
          "新しい数字が出る秋までは引き上げないことで一致した。",
          "p:次の会議に出られない委員は、早めに係まで知らせることになっている。"));
}

TEST(ReadPlainText, JoinsHardWrappedGermanAndKeepsHyphens) {
  EXPECT_THAT(
      blocks("Der Ausschuss tagte am Dienstag und beriet über die Ein-\n"
             "und Ausgaben des kommenden Jahres sowie über die Nord-\n"
             "Süd-Verbindung, die erst im Herbst fertig werden soll.\n"),
      ElementsAre("p:Der Ausschuss tagte am Dienstag und beriet über die Ein- und "
                  "Ausgaben des kommenden Jahres sowie über die Nord-Süd-Verbindung, "
                  "die erst im Herbst fertig werden soll."));
}

TEST(ReadPlainText, FindsTablesThatSpacesHoldApart) {
  EXPECT_THAT(
      blocks("症状　　　　原因　　　　処置\n音が出ない　音量が0　音量を上げる\n\n"
             "Sign        Cause          Cure\nNo power    It is not set  Set it\n"),
      ElementsAre("c:症状", "c:原因", "c:処置", "c:音が出ない", "c:音量が0",
                  "c:音量を上げる", "c:Sign", "c:Cause", "c:Cure", "c:No power",
                  "c:It is not set", "c:Set it"));
  EXPECT_THAT(
      blocks("電源　　　100 V\n質量　　　2 kg\n大きさ　　3 m\n"),
      ElementsAre("c:電源", "c:100 V", "c:質量", "c:2 kg", "c:大きさ", "c:3 m"));
  // Verse, names, and two spaces behind full stops.
  EXPECT_THAT(blocks("春　夏　秋\n冬　山　川\n"),
              ElementsAre("p:春　夏　秋", "p:冬　山　川"));
  EXPECT_THAT(blocks("It runs.  It stops.  It ends.\nIt runs.  It stops.  It ends.\n"),
              ElementsAre("p:It runs.  It stops.  It ends.",
                          "p:It runs.  It stops.  It ends."));
}

TEST(ReadPlainText, KeepsHeadingsInKoreanApart) {
  EXPECT_THAT(blocks("제3조 비밀 유지\n당사자는 내용을 비밀로 유지한다.\n안전상의 주의 "
                     "사항\n제품을 "
                     "분해하지 마십시오.\n"),
              ElementsAre("p:제3조 비밀 유지", "p:당사자는 내용을 비밀로 유지한다.",
                          "p:안전상의 주의 사항", "p:제품을 분해하지 마십시오."));
}

TEST(ReadPlainText, JoinsArabicAndKoreanWithASpace) {
  EXPECT_THAT(
      blocks("위원회는 내년도 계획을 논의하기 위해 화요일에\n"
             "열렸다. 예산은 새로운 수치가 나오는 가을까지\n"
             "올리지 않기로 하였다.\n"),
      ElementsAre(
          "p:위원회는 내년도 계획을 논의하기 위해 화요일에 열렸다. 예산은 새로운 "
          "수치가 나오는 가을까지 올리지 않기로 하였다."));
}

TEST(ReadPlainText, NeverJoinsListItems) {
  EXPECT_THAT(blocks("Bring with you:\n- a pen\n- some paper and a ruler\n* water\n"),
              ElementsAre("p:Bring with you:", "l1:- a pen",
                          "l1:- some paper and a ruler", "l1:* water"));
  EXPECT_THAT(blocks("・鉛筆と\n・紙を\n・水"),
              ElementsAre("l1:・鉛筆と", "l1:・紙を", "l1:・水"));
  EXPECT_THAT(blocks("1. 準備\n１．確認\n(1) 電源を\n①接続\n第3条 目的"),
              ElementsAre("l1:1. 準備", "l1:１．確認", "l1:(1) 電源を", "l1:①接続",
                          "l1:第3条 目的"));
}

TEST(ReadPlainText, GivesTheDepthOfListItems) {
  EXPECT_THAT(
      blocks("- one\n  - two\n    - three\n  - two\n- one\n"),
      ElementsAre("l1:- one", "l2:- two", "l3:- three", "l2:- two", "l1:- one"));
}

TEST(ReadPlainText, FindsHeadings) {
  EXPECT_THAT(
      blocks("三か国協力の推進\n\n\u3000閣僚は、積極的な役割を歓迎した。\n\n(以上)\n"),
      ElementsAre("h1:三か国協力の推進", "p:閣僚は、積極的な役割を歓迎した。",
                  "p:(以上)"));
  EXPECT_THAT(
      blocks("Getting started\n\nPress the button.\n\n## Cleaning\n\nUse a cloth.\n"),
      ElementsAre("h1:Getting started", "p:Press the button.", "h2:## Cleaning",
                  "p:Use a cloth."));
}

TEST(ReadPlainText, FindsNoHeadingsWithoutProse) {
  EXPECT_THAT(blocks("apple\n\norange\n\nbanana\n"),
              ElementsAre("p:apple", "p:orange", "p:banana"));
  EXPECT_THAT(blocks("Hello"), ElementsAre("p:Hello"));
}

TEST(ReadPlainText, JoinsEachWrappedParagraphBesideCode) {
  EXPECT_THAT(
      blocks(
          "Making a query\n\nA query is an object that knows which rows it wants. You\n"
          "may add to it as often as you like, for nothing is read\nbefore you ask for "
          "the first row.\n\n    $query = $table->all();\n    $query->sort('name');\n"
          "    foreach ($query as $row) {\n        show($row);\n    }\n\n"
          "Rows that you have seen are kept, so that a second look at\nthem is "
          "quick.\n"),
      ElementsAre(
          "h1:Making a query",
          "p:A query is an object that knows which rows it wants. You may add to it as "
          "often as you like, for nothing is read before you ask for the first row.",
          "code:$query = $table->all();", "code:$query->sort('name');",
          "code:foreach ($query as $row) {", "code:show($row);", "code:}",
          "p:Rows that you have seen are kept, so that a second look at them is "
          "quick."));
}

TEST(ReadPlainText, JoinsWrappedJapaneseOfUnevenWidth) {
  // Wrapped by a program that knows the widths of a font: 70 to 76 columns here.
  EXPECT_THAT(
      blocks(
          "要旨\n\n町の橋は，春の雪どけ水が運ぶ石によって少しずつ削られることが知ら"
          "れている．\n本研究では，3本の橋で4年間にわたり水位と傷の深さを10日ごとに測"
          "定し，両\n者の関係を調べた．その結果，水位が1.5 mを超える日には，傷の増え"
          "方が\n2倍になることがわかった．\n"),
      ElementsAre(
          "h1:要旨",
          "p:町の橋は，春の雪どけ水が運ぶ石によって少しずつ削られることが知られて"
          "いる．本研究では，3本の橋で4年間にわたり水位と傷の深さを10日ごとに測定"
          "し，両者の関係を調べた．その結果，水位が1.5 mを超える日には，傷の増え方"
          "が2倍になることがわかった．"));
}

TEST(ReadPlainText, JoinsRaggedLines) {
  EXPECT_THAT(
      blocks("この鞄は、旅行に使うために作られたものであり、仕事\nで使うことは考え"
             "られていません。また、雨の中で使うこと\nもできません。\n"),
      ElementsAre("p:この鞄は、旅行に使うために作られたものであり、仕事で使うこと"
                  "は考えられていません。また、雨の中で使うこともできません。"));
  EXPECT_THAT(
      blocks(
          "はじめに\n\n本書は、はじめてこの製品を使う\n人のために書かれた\n手引きです。"
          "\n\nI think that when\nI was young the\nworld was larger.\n"),
      ElementsAre("h1:はじめに",
                  "p:本書は、はじめてこの製品を使う人のために書かれた手引きです。",
                  "p:I think that when I was young the world was larger."));
  EXPECT_THAT(blocks("When the committee met in the spring, the members of\n"
                     "the board and I agreed on all\nof the points that had been open "
                     "since the year before.\n"),
              ElementsAre("p:When the committee met in the spring, the members of the "
                          "board and I agreed on all of the points that had been open "
                          "since the year before."));
}

TEST(ReadPlainText, KeepsLinesOfProgramsApart) {
  EXPECT_THAT(
      blocks("println!(\"{}\", x);\nreturn 'Hello there!';\n戻り値は `hi!` です。\n"),
      ElementsAre("code:println!(\"{}\", x);", "code:return 'Hello there!';",
                  "p:戻り値は `hi!` です。"));
  EXPECT_THAT(blocks("Name      Weight    Price\nPen       12 g      80\n"),
              ElementsAre("c:Name", "c:Weight", "c:Price", "c:Pen", "c:12 g", "c:80"));
}

TEST(ReadPlainText, LeavesVerseAlone) {
  const std::string verse =
      "The winter evening settles down at last\n"
      "And every lamp is lit along the street\n"
      "The clerks who hurry homeward from the past\n"
      "Leave only prints of their retreating feet\n";
  EXPECT_EQ(blocks(verse).size(), 4u);
  const std::string lower =
      "so quiet is the snow\nthat falls upon the hill\nand where the rivers go\n"
      "the winter air is still\nand nobody can say\nwhat lies beyond the day\n";
  EXPECT_EQ(blocks(lower).size(), 6u);
}

TEST(ReadPlainText, LeavesOneSegmentPerLineAlone) {
  EXPECT_EQ(
      blocks("Okay.\nSo we have a meeting today\nabout the remote control.\nYeah\n"
             "uh it should be small\nand cheap\nRight.\nand what colour\n")
          .size(),
      8u);
}

TEST(ReadPlainText, JoinsLinesThatHangBelowAnItem) {
  EXPECT_THAT(
      blocks("  * first point that runs over\n    two lines\n  * second point\n"),
      ElementsAre("l1:* first point that runs over two lines", "l1:* second point"));
}

TEST(ReadPlainText, JoinsLinesThatEndInMidSentence) {
  EXPECT_THAT(
      blocks("We have looked at the plan that you sent\nus, and we would like to "
             "meet you on\nMonday, if you agree, at the house of Ms.\nSuzuki and "
             "her husband.\n"),
      ElementsAre("p:We have looked at the plan that you sent us, and we would like "
                  "to meet you on Monday, if you agree, at the house of Ms. "
                  "Suzuki and her husband."));
  EXPECT_THAT(
      blocks("先日いただきましたご提案につきまして、社内で\n検討いたしました結果、"
             "ぜひお願いしたいと\n考えております。\n"),
      ElementsAre("p:先日いただきましたご提案につきまして、社内で検討いたしました結果、"
                  "ぜひお願いしたいと考えております。"));
}

TEST(ReadPlainText, LeavesHeadlinesAlone) {
  EXPECT_EQ(
      blocks("地震で離陸を見届けた管制官が犠牲に\n管制官が英雄とたたえられている。")
          .size(),
      2u);
  EXPECT_EQ(blocks("説明できない現象やもの\n錯覚などを引きおこすもの。").size(), 2u);
}

TEST(ReadPlainText, SplitsTableRowsIntoCells) {
  EXPECT_THAT(blocks("名称\t重さ\nペン\t12 g\n\t\t\n"),
              ElementsAre("c:名称", "c:重さ", "c:ペン", "c:12 g"));
  EXPECT_THAT(blocks("| a | b |\n|---|---|\n| 1 | 2 |\n").size(), 3u);
  EXPECT_THAT(blocks("1.\tIntroduction\n2.\tMethod\n"),
              ElementsAre("l1:1.\tIntroduction", "l1:2.\tMethod"));
}

TEST(ReadPlainText, IsLinearInHostileInput) {
  EXPECT_EQ(blocks(std::string(10'000'000, 'a')).size(), 1u);
  std::string lines;
  for (int i = 0; i < 200'000; ++i) lines += "the\n";
  read(lines);
  std::string indents;
  for (std::size_t i = 1; i < 1500; ++i) indents += std::string(i, ' ') + "- x\n";
  EXPECT_EQ(read(indents).blocks.size(), 1499u);
  std::string quotes(1'000'000, '"');
  read(quotes + "\n" + quotes + "\n");
}

TEST(ReadPlainText, ReadsTheJointStatement) {
  std::ifstream file(AWASE_SOURCE_DIR "/../shared/statement/article.ja.txt",
                     std::ios::binary);
  if (!file) GTEST_SKIP() << "no ../shared beside the project";
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto all = blocks(text);
  for (const char* heading : {"地域及びグローバルな関与の強化", "北朝鮮の脅威への対処",
                              "経済安全保障及び経済的強靱性の強化", "三か国協力の推進",
                              "日米韓外相会合", "日米韓外相共同声明(和文仮訳)",
                              "ニューヨーク市における日米韓会合に際しての共同声明"}) {
    EXPECT_THAT(all, Contains("h1:" + std::string(heading)));
  }
  EXPECT_THAT(all, Contains("l1:• 24時間"));
  EXPECT_THAT(all, Contains("p:(以上)"));
  EXPECT_THAT(
      all,
      Contains("p:閣僚は、持続的な、交渉による解決に向けたロシアとウクライナの進展を"
               "促した。"));
  // As many blocks as lines that are not empty: nothing there is to be joined.
  std::size_t lines = 0;
  LineReader reader(text);
  for (Line line; reader.next(line);) ++lines;
  EXPECT_EQ(all.size(), lines);
}

// Wide enough to look like lines that were wrapped.
TEST(ReadPlainText, KeepsListsWithoutFullStopsApart) {
  for (const auto& [first, second, third] :
       {std::array{"一　図書館の運営について専門の知識を有する人",
                   "二　図書館を日ごろから利用している市内の在住者",
                   "三　市内の学校から推薦を受けた教職員"},
        std::array{"ア　図書館の運営について専門の知識を有する人",
                   "イ　図書館を日ごろから利用している市内の在住者",
                   "ウ　市内の学校から推薦を受けた教職員"},
        std::array{"Ⅰ　図書館の運営について専門の知識を有する人",
                   "Ⅱ　図書館を日ごろから利用している市内の在住者",
                   "Ⅲ　市内の学校から推薦を受けた教職員"},
        std::array{"甲　図書館の運営について専門の知識を有する人",
                   "乙　図書館を日ごろから利用している市内の在住者",
                   "丙　市内の学校から推薦を受けた教職員"},
        std::array{"第一　図書館の運営について専門の知識を有する人",
                   "第二　図書館を日ごろから利用している在住者",
                   "第三　市内の学校から推薦を受けた教職員"},
        std::array{"ステップ1：図書館の利用者カードを受け付けで作る",
                   "ステップ2：利用者カードを機械にかざして本を借りる",
                   "ステップ3：期限までに本を返却口へ戻す"},
        std::array{"9:30　図書館の正面玄関に集まって出席をとる時間",
                   "10:15　二階の会議室に移って説明を聞く時間です",
                   "11:00　自由に館内を見学する"},
        std::array{"館長：図書館の開館時間を延ばすことについての意見",
                   "司書：職員の数を増やさなければ難しいと考える",
                   "館長：それでは予算の見積もりから始める"},
        std::array{"市立図書館の開館時間を夜九時まで延長する計画",
                   "駅前の再開発で新しい図書館を来春に着工する予定",
                   "県内の図書館で共通の利用者カードを導入へ"}}) {
    const Document document = read("次のとおりとする。\n" + std::string("\n") + first +
                                   "\n" + second + "\n" + third + "\n");
    ASSERT_EQ(document.blocks.size(), 4u) << first;
    EXPECT_EQ(document.block_text(document.blocks[2]), second);
  }
}

TEST(ReadPlainText, DoesNotTakeWrappedLinesForItems) {
  const Document document = read(
      "The survey asked how far people travel to work each day and by what means, as\n"
      "Figure 3 shows for those who live in the old town near the river, and also as\n"
      "Figure 4 shows for those who have moved out to the new quarters on the hills,\n"
      "where the trains do not go and the buses run no more than four times an hour,\n"
      "so that most of them drive a car of their own, which costs them more money in\n"
      "the year than those who live near a station pay for their tickets in all that\n"
      "time.\n");
  EXPECT_EQ(document.blocks.size(), 1u);
}

TEST(ReadPlainText, TakesItemsOfALawForText) {
  const Document document = read(
      "The board consists of:\n(1) persons of learning chosen by the mayor;\n"
      "(2) officers (of the city) named by the mayor;\n(3) residents.\n");
  ASSERT_EQ(document.blocks.size(), 4u);
  for (const Block& block : document.blocks) EXPECT_NE(block.kind, BlockKind::code);
}

TEST(ReadPlainText, EndsAListWithTheProviso) {
  const Document document = read(
      "委員は次の者とする。\n一　市長が推薦する者\n二　公募により選ばれた者\n"
      "ただし、二期を限度とする。\n２　任期は二年とする。\n");
  ASSERT_EQ(document.blocks.size(), 5u);
  EXPECT_EQ(document.block_text(document.blocks[3]), "ただし、二期を限度とする。");
  EXPECT_EQ(document.block_text(document.blocks[4]), "２　任期は二年とする。");
}

TEST(ReadPlainText, TakesMarksOfQuotedMailOff) {
  const Document document = read(
      "先日の件です。\n\n> 倉庫の鍵は誰が管理していますか。来月の棚卸しま\n"
      "> でに合鍵を一本作っていただきたいのですが、お手\n> 配いただけますか。\n\n"
      ">> 了解です。\n\n明日手配します。\n>>> print(1)\n");
  std::vector<std::string> texts;
  for (const Block& block : document.blocks)
    texts.emplace_back(document.block_text(block));
  EXPECT_THAT(texts,
              ElementsAre("先日の件です。",
                          "倉庫の鍵は誰が管理していますか。来月の棚卸しまでに合鍵を一本"
                          "作っていただきたいのですが、お手配いただけますか。",
                          "了解です。", "明日手配します。", ">>> print(1)"));
}

TEST(ReadPlainText, JoinsALineThatCannotBeginASentence) {
  for (const auto& [line, next] :
       {std::pair{"この機械は水の中で動かすこと", "もできません。"},
        std::pair{"甲は、乙の事前の承諾による", "許可なく譲渡してはならない。"},
        std::pair{"利用者は、規約に同意したもの", "を提出する。"}}) {
    const Document document = read(std::string(line) + "\n" + next + "\n");
    ASSERT_EQ(document.blocks.size(), 1u) << line;
    EXPECT_EQ(document.block_text(document.blocks[0]), std::string(line) + next);
  }
  EXPECT_EQ(read("見出しの言葉\nもう終わりです。\n").blocks.size(), 2u);
}

TEST(ListMarkerBytes, KnowsBulletsAndNumbers) {
  for (const char* text :
       {"- a", "• a", "・あ", "1. a", "12) a", "１．あ", "1、あ", "(1) a", "（ア）い",
        "(iv) a", "a) b", "①あ", "第3条 目的", "第十二章（雑則）"}) {
    EXPECT_GT(list_marker_bytes(text), 0u) << text;
  }
  for (const char* text :
       {"3.5兆円", "３．５兆円", "10:30 start", "-5 degrees", "2025. ", "-", "a",
        "*emphasis* here", "第3条の規定により", "f(x)", "(UN) resolutions", "1",
        "A. Smith", "", "U.S. troops", "(see below) and"}) {
    EXPECT_EQ(list_marker_bytes(text), 0u) << text;
  }
}

}  // namespace
}  // namespace awase
