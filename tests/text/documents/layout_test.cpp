// SPDX-License-Identifier: Apache-2.0
//
// Layouts of InDesign, and mails.

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/documents/zip_of.h"
#include "text/documents/read_document.h"
#include "text/error.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> blocks(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks)
    lines.push_back(std::string(kind_name(block.kind)) + ": " +
                    std::string(document.block_text(block)));
  return lines;
}

/// A story of one paragraph a style and text.
std::string story(const std::string& style, const std::string& content) {
  return "<idPkg:Story xmlns:idPkg='p'><Story><ParagraphStyleRange "
         "AppliedParagraphStyle='ParagraphStyle/" +
         style + "'><CharacterStyleRange><Content>" + content +
         "</Content><Br/></CharacterStyleRange></ParagraphStyleRange></Story>"
         "</idPkg:Story>";
}

std::string frame(const std::string& story, const std::string& place,
                  const std::string& layer = "shown") {
  return "<TextFrame ParentStory='" + story + "' ItemLayer='" + layer +
         "' ItemTransform='1 0 0 1 " + place +
         "'><PathPointArray><PathPointType Anchor='0 0'/><PathPointType Anchor='9 9'/>"
         "</PathPointArray></TextFrame>";
}

std::vector<std::pair<std::string, std::string>> layout() {
  return {
      {"designmap.xml",
       "<Document xmlns:idPkg='p'><Layer Self='gone' Visible='false'/>"
       "<idPkg:Spread src='Spreads/a.xml'/><idPkg:Spread src='Spreads/b.xml'/>"
       "<idPkg:Story src='Stories/Story_u3.xml'/></Document>"},
      // The order of the file is that of drawing; the left page comes first.
      {"Spreads/a.xml",
       "<idPkg:Spread xmlns:idPkg='p'><Spread><Page ItemTransform='1 0 0 1 -300 0'/>"
       "<Page ItemTransform='1 0 0 1 0 0'/>" +
           frame("u2", "20 -300") + frame("u4", "-280 -100") +
           frame("u1", "-280 -350") + frame("u9", "-280 -390", "gone") +
           "</Spread></idPkg:Spread>"},
      {"Spreads/b.xml", "<idPkg:Spread xmlns:idPkg='p'><Spread>" + frame("u3", "0 0") +
                            "</Spread></idPkg:Spread>"},
      {"Stories/Story_u1.xml", story("見出し1", "第一章")},
      {"Stories/Story_u2.xml",
       story("Body",
             "右の<?ACE 18?>頁。</Content><Footnote><ParagraphStyleRange><Content>"
             "脚注。</Content></ParagraphStyleRange></Footnote><Content>続き。")},
      {"Stories/Story_u3.xml", story("Body", "最後。")},
      {"Stories/Story_u4.xml", story("Body", "左の下。")},
      {"Stories/Story_u9.xml", story("Body", "隠れた文。")}};
}

TEST(ReadIdml, GivesStoriesInTheOrderOfTheirFrames) {
  EXPECT_THAT(
      blocks(read_document(zip_of(layout()), "a.idml")),
      ElementsAre("heading: 第一章", "paragraph: 左の下。", "paragraph: 右の頁。続き。",
                  "note: 脚注。", "paragraph: 最後。"));
  auto right_bound = layout();
  right_bound.emplace_back("Resources/Preferences.xml",
                           "<Preferences><DocumentPreference "
                           "PageBinding='RightToLeft'/></Preferences>");
  EXPECT_EQ(blocks(read_document(zip_of(right_bound), "a.idml")).front(),
            "paragraph: 右の頁。続き。");
}

TEST(ReadIdml, ListsWhatIsNotShownAndReadsWhatProgramsFillIn) {
  const std::vector<std::pair<std::string, std::string>> parts = {
      {"designmap.xml",
       "<Document xmlns:idPkg='p'><Layer Self='gone' Visible='false'/>"
       "<Condition Self='Condition/Draft' Visible='false'/>"
       "<Condition Self='Condition/Print' Visible='true'/>"
       "<idPkg:MasterSpread src='MasterSpreads/m.xml'/>"
       "<idPkg:Spread src='Spreads/a.xml'/>"
       "<idPkg:Story src='Stories/Story_u1.xml'/>"
       "<idPkg:Story src='Stories/Story_u2.xml'/>"
       "<idPkg:Story src='Stories/Story_u3.xml'/>"
       "<idPkg:Story src='Stories/Story_u4.xml'/></Document>"},
      {"MasterSpreads/m.xml", "<idPkg:MasterSpread xmlns:idPkg='p'><MasterSpread>" +
                                  frame("u2", "0 0") +
                                  "</MasterSpread></idPkg:MasterSpread>"},
      {"Spreads/a.xml", "<idPkg:Spread xmlns:idPkg='p'><Spread><Page/>" +
                            frame("u1", "0 0") + "<Group Visible='false'>" +
                            frame("u3", "0 9") + "</Group></Spread></idPkg:Spread>"},
      {"Stories/Story_u1.xml",
       story("Body",
             "第</Content><TextVariableInstance ResultText='3'/><Content>章は"
             "</Content></CharacterStyleRange>"
             "<CharacterStyleRange RubyFlag='true' RubyString='もん'><Content>門"
             "</Content></CharacterStyleRange>"
             "<CharacterStyleRange AppliedConditions='Condition/Draft'><Content>（案）"
             "</Content></CharacterStyleRange>"
             "<CharacterStyleRange AppliedConditions='Condition/Draft Condition/Print'>"
             "<Content>である。</Content><Note><ParagraphStyleRange><Content>要確認"
             "</Content></ParagraphStyleRange></Note><Content>")},
      {"Stories/Story_u2.xml", story("Body", "柱の文字")},
      {"Stories/Story_u3.xml", story("Body", "隠した枠")},
      {"Stories/Story_u4.xml", story("Body", "文中の枠")}};
  const Document document = read_document(zip_of(parts), "a.idml");
  EXPECT_THAT(blocks(document),
              ElementsAre("paragraph: 第3章は門である。", "paragraph: 文中の枠"));
  std::vector<std::string> left_out;
  for (const LeftOutBlock& block : document.left_out)
    left_out.push_back(std::string(reason_name(block.reason)) + ": " + block.text);
  EXPECT_THAT(left_out,
              ElementsAre("readings: もん", "hidden text: （案）", "remarks: 要確認",
                          "hidden text: 隠した枠", "page furniture: 柱の文字"));
}

TEST(ReadIdml, IsRefusedInOneLineWhenItIsBroken) {
  auto broken = layout();
  broken[1].second.resize(100);
  try {
    read_document(zip_of(broken), "a.idml");
    FAIL() << "read";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("a.idml: Spreads/a.xml"));
  }
}

const std::string kMail =
    "From: =?UTF-8?B?5bGx55Sw?= <a@example.com>\r\nTo: b@example.com\r\n"
    "Subject: =?UTF-8?B?5Lya6K2w?=\r\n =?UTF-8?Q?=E3=81=AE=E4=BB=B6?=\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n"
    "--x\r\nContent-Type: text/plain; charset=UTF-8; format=flowed\r\n\r\n"
    "明日の会議は十時から \r\n始めます。\r\n\r\n--x\r\n"
    "Content-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\nAA\r\n"
    "--x--\r\n";

TEST(ReadEmail, GivesSubjectAndText) {
  const Document mail = read_document(kMail, "mail.txt");
  EXPECT_THAT(blocks(mail),
              ElementsAre("title: 会議の件",
                          testing::EndsWith("明日の会議は十時から始めます。")));
  ASSERT_EQ(mail.issues.size(), 1u);
  EXPECT_THAT(mail.issues[0].english(), HasSubstr("1 attachment was left out"));
}

TEST(ReadEmail, PutsFlowedQuotationsTogether) {
  EXPECT_THAT(blocks(read_document("From: a@b\nDate: x\nMessage-ID: <1>\nContent-Type: "
                                   "text/plain; format=flowed\n\n> This text was \n"
                                   "> wrapped.\n>> Twice \nNo, \nonce.\n",
                                   "a.eml")),
              ElementsAre("paragraph: This text was wrapped.", "paragraph: Twice",
                          "paragraph: No, once."));
}

TEST(ReadEmail, PrefersThePageOfAlternatives) {
  EXPECT_THAT(
      blocks(read_document("From: a@b\nDate: x\nMessage-ID: <1>\nContent-Type: "
                           "multipart/alternative; boundary=y\n\n--y\nContent-Type: "
                           "text/plain\n\nplain\n--y\nContent-Type: text/html; "
                           "charset=UTF-8\nContent-Transfer-Encoding: "
                           "quoted-printable\n\n<p>=E7=8C=AB</p>\n--y--\n",
                           "-")),
      ElementsAre("paragraph: 猫"));
  EXPECT_THROW(read_document("From: a@b\nTo: c\nMessage-ID: <1>\n\n", "a.eml"), Error);
}

}  // namespace
}  // namespace awase
