// SPDX-License-Identifier: Apache-2.0
//
// Formats that are text with marks in it: web archives, subtitles, Markdown, the pages
// of a PDF.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/number_label.h"
#include "text/documents/read_converted.h"
#include "text/documents/read_document.h"
#include "text/documents/run_program.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> lines(const Document& document) {
  std::vector<std::string> result;
  for (const Block& block : document.blocks) {
    std::string line(kind_name(block.kind));
    if (block.level > 0) line += std::to_string(block.level);
    if (block.boilerplate) line += "!";
    if (!block.label.empty()) line += "[" + block.label + "]";
    result.push_back(line + ":" + std::string(document.block_text(block)));
  }
  return result;
}

std::vector<std::string> blocks(const std::string& bytes, const std::string& name) {
  return lines(read_document(bytes, name));
}

TEST(ReadMhtml, FindsThePage) {
  const std::string archive =
      "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
      "\tboundary=\"----Bound--\"\r\n\r\n\r\n------Bound--\r\n"
      "Content-Type: text/css\r\n\r\np {}\r\n------Bound--\r\n"
      "Content-Type: text/html; charset=utf-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
      "<!DOCTYPE html><p>=E7=8C=AB=\r\n=E3=81=A8<p>2 =3D 2\r\n------Bound----\r\n";
  EXPECT_THAT(blocks(archive, "page.txt"),
              ElementsAre("paragraph:猫と", "paragraph:2 = 2"));
  std::string base64 = archive;
  base64.replace(base64.find("quoted-printable"), 16, "base64");
  base64.replace(base64.find("<!DOCTYPE"), 50, "PHA+54y\r\nrPC9wPg==");
  EXPECT_THAT(blocks(base64, "page.mhtml"), testing::Contains("paragraph:猫"));
  EXPECT_THROW(blocks(archive.substr(0, 200), "page.mht"), Error);
}

TEST(ReadSubtitles, JoinsLinesAndCues) {
  EXPECT_THAT(
      blocks(
          "1\n00:00:01,000 --> 00:00:03,000\n<i>The train had left,</i>\nand nobody\n\n"
          "2\n00:00:03,500 --> 00:00:05,000\nwas there.\n\n"
          "3\n00:00:06,000 --> 00:00:08,000\n- Where?\n- {\\an8}Gone &amp; away.\n"
          "4\n00:00:09,000 --> 00:00:10,000\n1984\n",
          "a.txt"),
      ElementsAre("paragraph:The train had left, and nobody was there.",
                  "paragraph:- Where?", "paragraph:- Gone & away.", "paragraph:1984"));
  EXPECT_THAT(blocks("WEBVTT\n\nNOTE no\nnot\n\nSTYLE\n::cue {}\n\nintro\n"
                     "00:01.000 --> 00:03.000 line:0\n<v Ann>列車はもう\n出ていた。\n\n"
                     "00:04.000 --> 00:05.000\n彼は?\n",
                     "a.vtt"),
              ElementsAre("paragraph:列車はもう出ていた。", "paragraph:彼は?"));
  EXPECT_THAT(blocks("", "a.srt"), ElementsAre());
}

TEST(ReadSubtitles, KeepsTheTimesOfCues) {
  const Document document = read_document(
      "WEBVTT\n\n00:01.000 --> 00:03.500 line:0\nThe train\nhad left,\n\n"
      "01:00:04.250 --> 01:00:05.000\nand nobody\u3000was there. - Where?\n- There.\n\n"
      "00:09.000 --> 00:08.000\nBackwards.\n",
      "a.vtt");
  const auto shown = [&](std::size_t k) {
    const ByteRange& range = document.times.at(k).range;
    return std::string(trim(
        std::string_view(document.text).substr(range.begin_bytes, range.size_bytes())));
  };
  ASSERT_EQ(document.times.size(), 3u);
  EXPECT_EQ(shown(0), "The train had left,");
  EXPECT_EQ(document.times[0].begin_seconds, 1.0);
  EXPECT_EQ(document.times[0].end_seconds, 3.5);
  EXPECT_EQ(shown(1), "and nobody\u3000was there. - Where?");
  EXPECT_EQ(document.times[1].begin_seconds, 3604.25);
  EXPECT_EQ(shown(2), "- There.");
  EXPECT_EQ(document.times[2].begin_seconds, 3604.25);
}

TEST(ReadMarkdown, KnowsNotesHeadersAndHtml) {
  EXPECT_THAT(
      blocks("---\ntitle: \"題\"\nx: y\n---\n# One {#one}\n\nText[^1] with *em* &amp; "
             "[a link](http://x).\nSoft.\n\n<div>html</div>\n\n3) c\n4) d\n\n"
             "日本語の\n改行。\n\n```\ncode  x\n```\n\n[^1]: Note.\n[^2]: word\n",
             "a.md"),
      ElementsAre("title:題", "heading1:One", "paragraph:Text with em & a link. Soft.",
                  "list_item1[3)]:c", "list_item1[4)]:d", "paragraph:日本語の改行。",
                  "paragraph:code x", "note1:Note.", "note2:word"));
  // Ended by depth, not by the stack.
  EXPECT_NO_THROW(blocks(std::string(20'000, '>') + " a", "a.md"));
  EXPECT_NO_THROW(blocks(std::string(100'000, '['), "a.md"));
}

TEST(ReadPages, JoinsLinesAndDropsFurniture) {
  Document document;
  read_pages(
      "The Annual Report\n\nA paragraph that begins on one page is cut in the "
      "mid-\ndle of "
      "a word and then goes on to the end of\n\n1\n\f"
      "The Annual Report\n\nthe second page, where it ends.\n\nShort heading\nAnother "
      "paragraph of the text, as wide as the first\nand with two lines.\n\n2\n\f"
      "The Annual "
      "Report\n\n長い段落が次の行に続いていることを確かめるための文であり、途\n"
      "中で切れている。\n\n3\n\f",
      document);
  EXPECT_THAT(
      lines(document),
      ElementsAre(
          "paragraph:A paragraph that begins on one page is cut in the middle of "
          "a word and then goes on to the end of the second page, where it ends.",
          "paragraph:Short heading",
          "paragraph:Another paragraph of the text, as wide as the first and with "
          "two lines.",
          "paragraph:長い段落が次の行に続いていることを確かめるための文であり、途"
          "中で切れている。",
          "page_header!:The Annual Report"));
}

TEST(NumberLabel, CountsAsListsDo) {
  EXPECT_EQ(number_label(28, "lowerLetter"), "bb");
  EXPECT_EQ(number_label(1994, "upperRoman"), "MCMXCIV");
  EXPECT_EQ(number_label(211, "japaneseCounting"), "二百十一");
  EXPECT_EQ(number_label(3, "iroha"), "ハ");
  EXPECT_EQ(number_label(21, "decimalEnclosedCircle"), "㉑");
  EXPECT_EQ(number_label(51, "decimalEnclosedCircle"), "51");
  EXPECT_EQ(number_label(12, "decimalFullWidth"), "１２");
  EXPECT_EQ(number_label(7, "bullet"), "");
}

TEST(RunProgram, EndsWhatTakesTooLong) {
  const TemporaryFolder folder;
  EXPECT_TRUE(run_program({find_program("true")}, folder.path(), 10));
  EXPECT_FALSE(run_program({find_program("false")}, folder.path(), 10));
  EXPECT_FALSE(run_program({find_program("sleep"), "60"}, folder.path(), 0));
  EXPECT_EQ(find_program("no-such-program"), "");
}

TEST(WithoutBoilerplate, KeepsTheRestInOrder) {
  Document document = read_document("<nav>a</nav><p>one<nav>b</nav><p>two", "a.html");
  document = without_boilerplate(std::move(document));
  EXPECT_EQ(document.text, "one\n\ntwo");
  EXPECT_THAT(lines(document), ElementsAre("paragraph:one", "paragraph:two"));
  EXPECT_THAT(lines(without_boilerplate(read_document("<nav>a</nav>", "a.html"))),
              ElementsAre("menu!:a"));
}

}  // namespace
}  // namespace awase
