// SPDX-License-Identifier: Apache-2.0
//
// What pdftotext writes of PDFs, to blocks.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/pdf_lines.h"
#include "text/documents/read_converted.h"
#include "text/documents/read_document.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A word with its box: from the left and the top, as wide as is said.
std::string word(double left, double top, double width, const std::string& text,
                 double height = 10) {
  return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) +
         "\" xMax=\"" + std::to_string(left + width) + "\" yMax=\"" +
         std::to_string(top + height) + "\">" + text + "</word>\n";
}

/// Blocks and what was left out of pages with these words.
std::vector<std::string> blocks(const std::vector<std::string>& pages) {
  std::string boxes = "<html><body><doc>";
  for (const std::string& page : pages) boxes += "<page>" + page + "</page>";
  std::optional<Pages> lines = pdf_lines(boxes + "</doc></body></html>", "a.pdf");
  if (!lines) return {"none"};
  Document document;
  read_pages(*std::move(lines), document);
  std::vector<std::string> texts;
  for (const Block& block : document.blocks)
    texts.push_back(std::string(kind_name(block.kind)) +
                    (block.boilerplate ? "!" : "") + ": " +
                    std::string(document.block_text(block)));
  for (const LeftOutBlock& block : document.left_out)
    texts.push_back(std::string(reason_name(block.reason)) + "- " + block.text);
  return texts;
}

TEST(Pdf, KeepsColumnsAndJustifiedLinesTogether) {
  const std::string page =
      // The footer is written first, the second column after the first.
      word(190, 380, 10, "7") + word(50, 50, 40, "Gates") + word(140, 50, 40, "are") +
      word(50, 62, 50, "wide") + word(130, 62, 50, "open.") + word(50, 86, 50, "They") +
      word(120, 86, 60, "were") + word(220, 50, 50, "painted") +
      word(280, 50, 60, "red &amp; blue") + word(220, 62, 50, "today.");
  EXPECT_THAT(
      blocks({page}),
      ElementsAre("paragraph: Gates are wide open.",
                  "paragraph: They were painted red & blue today.", "paragraph: 7"));
}

TEST(Pdf, KeepsTheFirstLineOfAColumnThatStandsHighest) {
  EXPECT_THAT(
      blocks({word(10, 16, 60, "Doors", 14) + word(10, 40, 90, "They were opened.") +
              word(10, 52, 90, "This was done by") +
              word(110, 10, 90, "the man who had come") +
              word(110, 22, 90, "in the night.")}),
      ElementsAre("paragraph: Doors",
                  "paragraph: They were opened. This was done by the man "
                  "who had come in the night."));
}

TEST(Pdf, TakesNoOtherOutputForBoxes) {
  EXPECT_FALSE(pdf_lines("no boxes", "a"));
  EXPECT_FALSE(pdf_lines("<doc><page><word xMin=\"1\"", "a"));
  EXPECT_FALSE(pdf_lines("<doc><page></doc>", "a"));
}

TEST(Pdf, LeavesTextOfOtherDirectionsToPdftotext) {
  EXPECT_THAT(blocks({word(10, 10, 30, "\u05D0\u05D1") + word(50, 10, 30, "cd")}),
              ElementsAre("none"));
  EXPECT_THAT(blocks({word(10, 10, 10, "縦書き", 40)}), ElementsAre("none"));
}

TEST(Pdf, SetsNoSpaceWhereProgramsOnlySetApart) {
  EXPECT_THAT(blocks({word(10, 10, 20, "本書は") + word(42.5, 10, 20, "2023") +
                      word(65, 10, 10, "年") + word(77.5, 10, 30, "Web") +
                      word(110, 10, 20, "で読む。") + word(136, 10, 20, "次は")}),
              ElementsAre("paragraph: 本書は 2023年Webで読む。 次は"));
  // The number of a heading and a bullet are no part of the word behind them.
  EXPECT_THAT(blocks({word(10, 10, 10, "2.1") + word(22.5, 10, 20, "対象") +
                      word(10, 50, 5, "•") + word(18, 50, 30, "項目")}),
              ElementsAre("paragraph: 2.1 対象", "list_item: • 項目"));
}

TEST(Pdf, KeepsSpacesAroundKanjiInTextsInLatin) {
  EXPECT_THAT(blocks({word(10, 10, 60, "Sentences") + word(72.5, 10, 20, "文") +
                      word(95, 10, 90, "are aligned here.")}),
              ElementsAre("paragraph: Sentences 文 are aligned here."));
}

TEST(Pdf, JoinsWordsThatAnyHyphenCuts) {
  const auto cut = [](const char* hyphen) {
    return blocks({word(10, 10, 40, "It") +
                   word(52, 10, 48, std::string("meas") + hyphen) +
                   word(10, 22, 40, "ures") + word(52, 22, 48, "what") +
                   word(10, 34, 90, "people see.")});
  };
  for (const char* hyphen : {"-", "\u2010", "\u00AD"})
    EXPECT_THAT(cut(hyphen), ElementsAre("paragraph: It measures what people see."));
}

TEST(Pdf, JoinsCutAddresses) {
  const auto lines = [](const std::string& first, const std::string& second) {
    return blocks({word(10, 10, 30, "See") + word(42, 10, 60, first) +
                   word(10, 22, 60, second) + word(72, 22, 30, "now.")});
  };
  EXPECT_THAT(lines("https://a.example/", "b/c.html"),
              ElementsAre("paragraph: See https://a.example/b/c.html now."));
  EXPECT_THAT(lines("https://a.example/p", "ages/x"),
              ElementsAre("paragraph: See https://a.example/pages/x now."));
  EXPECT_THAT(lines("https://", "a.example/b"),
              ElementsAre("paragraph: See https://a.example/b now."));
  EXPECT_THAT(lines("https://a.example/", "right"),
              ElementsAre("paragraph: See https://a.example/ right now."));
}

TEST(Pdf, ReadsLettersAndRadicalsAsPeopleWriteThem) {
  EXPECT_THAT(blocks({word(10, 10, 30, "o\uFB03ce") + word(10, 50, 30, "\u2F47本")}),
              ElementsAre("paragraph: office", "paragraph: 日本"));
}

TEST(Pdf, LeavesOutMarksOfNotesAndPutsNotesBehindTheText) {
  const std::string first = word(10, 10, 40, "They") + word(52, 10, 50, "came.") +
                            word(102, 8, 4, "1", 6) + word(10, 22, 40, "Nobody") +
                            word(52, 22, 52, "knew") +
                            // The note is below the text, in smaller letters.
                            word(10, 60, 4, "1", 5) + word(15, 61, 40, "By", 8) +
                            word(57, 61, 40, "train.", 8);
  const std::string second = word(10, 10, 90, "them here.");
  EXPECT_THAT(blocks({first, second}),
              ElementsAre("paragraph: They came. Nobody knew them here.",
                          "note: By train.", "marks of notes- 1 1"));
  // A line in smaller letters that happens to begin with a number is none.
  EXPECT_THAT(blocks({word(10, 10, 90, "A line as tall as most others.") +
                      word(10, 40, 90, "Small letters of no fewer than", 8) +
                      word(10, 50, 8, "12", 8) + word(20, 50, 40, "points end.", 8)}),
              ElementsAre("paragraph: A line as tall as most others.",
                          "paragraph: Small letters of no fewer than 12 points end."));
  // A power is no mark.
  EXPECT_THAT(
      blocks({word(10, 10, 20, "5") + word(32, 10, 10, "m") + word(42, 8, 4, "2", 6)}),
      ElementsAre("paragraph: 5 m2"));
}

TEST(Pdf, PutsBulletsBeforeTheirItems) {
  EXPECT_THAT(blocks({word(30, 10, 60, "Open it.") + word(30, 24, 60, "Close it.") +
                      word(20, 10, 5, "•") + word(20, 24, 5, "•")}),
              ElementsAre("list_item: • Open it.", "list_item: • Close it."));
}

TEST(Pdf, CutsRowsOfTablesIntoCells) {
  const std::string rows = word(10, 10, 20, "Kind") + word(60, 10, 30, "Number") +
                           word(110, 10, 30, "Share") + word(10, 24, 20, "Fire") +
                           word(78, 24, 12, "35") + word(110, 24, 25, "40 %");
  EXPECT_THAT(blocks({rows}),
              ElementsAre("table_cell: Kind", "table_cell: Number", "table_cell: Share",
                          "table_cell: Fire", "table_cell: 35", "table_cell: 40 %"));
  // Words of justified lines do not stand below each other.
  EXPECT_THAT(blocks({word(10, 10, 20, "Words") + word(50, 10, 30, "stand") +
                      word(100, 10, 40, "apart") + word(10, 22, 40, "here") +
                      word(70, 22, 14, "and") + word(110, 22, 30, "there.")}),
              ElementsAre("paragraph: Words stand apart here and there."));
}

TEST(Pdf, TakesTitlesWithDotsForContents) {
  std::string dots;
  for (int k = 0; k < 8; ++k) dots += word(100 + 8 * k, 50, 3, ".");
  EXPECT_THAT(
      blocks({word(10, 50, 10, "1.1") + word(50, 50, 40, "Gates") + dots +
              word(180, 50, 10, "24") + word(10, 62, 10, "1.2") +
              word(50, 62, 125, "Doors.....") + word(180, 62, 10, "25") +
              word(10, 74, 170, "門……………………26") +
              word(10, 86, 170, "He said ..... 1998") + word(10, 98, 60, "Wait...")}),
      ElementsAre("menu!: 1.1 Gates", "menu!: 1.2 Doors", "menu!: 門", "menu!: He said",
                  "paragraph: Wait..."));
}

TEST(Pdf, JoinsNoHeadingInLargerLettersWithItsText) {
  const auto page = [](double size) {
    return word(10, 10, 60, "相談するには", size) +
           word(10, 30, 180, "公開の場で質問をする前に、良い文書を") +
           word(10, 42, 180, "読みましょう。読めば分かることも多い") +
           word(10, 54, 60, "からです。");
  };
  EXPECT_THAT(blocks({page(15)}),
              ElementsAre("paragraph: 相談するには",
                          "paragraph: 公開の場で質問をする前に、良い文書を読みま"
                          "しょう。読めば分かることも多いからです。"));
}

TEST(Pdf, CutsRowsWhoseCellsTouch) {
  const auto row = [](double top, const std::string& item, double width,
                      const std::string& name, const std::string& price) {
    const double price_width = 5.0 * static_cast<double>(price.size());
    return word(10, top, width, item) + word(50, top, 30, name) +
           word(83, top, 30, "lamp") + word(150 - price_width, top, price_width, price);
  };
  EXPECT_THAT(
      blocks({row(10, "A-1", 20, "Red", "1,200") +
              row(22, "A-1002", 41.5, "Blue", "9") +
              row(34, "A-3", 20, "Old", "12,500") + word(10, 70, 30, "These") +
              word(43, 70, 30, "are") + word(10, 82, 30, "words") +
              word(43, 82, 30, "below") + word(10, 94, 30, "each") +
              word(43, 94, 30, "other.")}),
      ElementsAre("table_cell: A-1", "table_cell: Red lamp", "table_cell: 1,200",
                  "table_cell: A-1002", "table_cell: Blue lamp", "table_cell: 9",
                  "table_cell: A-3", "table_cell: Old lamp", "table_cell: 12,500",
                  "paragraph: These are words below each other."));
}

TEST(Pdf, SetsNoSpaceBetweenLettersAndHangulThatAreSetApart) {
  EXPECT_THAT(blocks({word(10, 10, 40, "Windows") + word(52, 10, 20, "에서") +
                      word(75.5, 10, 20, "버전") + word(99, 10, 15, "2.5") +
                      word(116, 10, 30, "에서는") + word(149.5, 10, 30, "입니다.")}),
              ElementsAre("paragraph: Windows에서 버전 2.5에서는 입니다."));
}

TEST(Pdf, EndsParagraphsWhereTheNextWordHadRoom) {
  EXPECT_THAT(
      blocks({word(10, 10, 200, "a line as wide as all of the text") +
              word(10, 22, 150, "another line with room") + word(10, 34, 20, "And") +
              word(35, 34, 175, "a paragraph that begins with a short word") +
              word(10, 46, 60, "ends.")}),
      ElementsAre("paragraph: a line as wide as all of the text another line with room",
                  "paragraph: And a paragraph that begins with a short word ends."));
}

TEST(Pdf, JoinsTheLinesOfAHeadingInAColumn) {
  std::string column =
      word(10, 10, 70, "製品の安全に関", 14) + word(10, 28, 40, "する報告", 14);
  for (int line = 0; line < 4; ++line)
    column += word(10, 60 + 12 * line, 90, "行が続いている。");
  // What stands above the columns is wider than they are.
  column += word(120, 10, 190, "what is in the second column is far wider than that");
  EXPECT_EQ(blocks({column})[0], "paragraph: 製品の安全に関する報告");
}

TEST(Pdf, TakesWhatStandsBesideThePageNumberForAHeader) {
  const auto page = [](const char* number, const std::string& title,
                       const std::string& text) {
    return word(180, 10, 10, number) + word(10, 10, 60, title) +
           word(10, 50, 180, text);
  };
  EXPECT_THAT(blocks({page("2", "Doors", "Somebody came and"),
                      page("3", "Windows", "opened them.")}),
              ElementsAre("paragraph: Somebody came and opened them.",
                          "page_header!: Doors", "page_header!: Windows"));
}

}  // namespace
}  // namespace awase
