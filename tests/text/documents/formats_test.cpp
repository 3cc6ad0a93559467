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
#include "text/error.h"
#include "text/sentences.h"
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
                  "paragraph:html", "list_item1[3)]:c", "list_item1[4)]:d",
                  "paragraph:日本語の改行。", "code:code x", "note1:Note.",
                  "note2:word"));
  // Ended by depth, not by the stack.
  EXPECT_NO_THROW(blocks(std::string(20'000, '>') + " a", "a.md"));
  EXPECT_NO_THROW(blocks(std::string(100'000, '['), "a.md"));
}

TEST(ReadMarkdown, DropsMarkerLines) {
  EXPECT_THAT(
      blocks("---\ntitle: T\ndescription: >-\n  In two\n  lines.\nweight: 3\n---\n"
             "{{< note >}}\nBeta.\n{{< /note >}}\n\n:::tip\nAdvice here.\n:::\n\n"
             ":::warning Careful\nHot.\n:::\n\n> [!NOTE]\n> Restart.\n\n"
             "!!! note \"More\"\n    Indented *text*.\n\n    And more.\n\nBack.\n"
             "[[toc]]\n\n{{#include a.rs}}\n\n<Tabs>\n<TabItem label=\"Linux\">\n\n"
             "Open it.\n\n</TabItem>\n</Tabs>\n\nimport X from 'x';\n\n"
             "```{note}\nMyST text.\n```\n",
             "a.md"),
      ElementsAre("title:T", "paragraph:In two lines.", "paragraph:Beta.",
                  "paragraph:Advice here.", "paragraph:Careful", "paragraph:Hot.",
                  "paragraph:Restart.", "paragraph:More", "paragraph:Indented text.",
                  "paragraph:And more.", "paragraph:Back.", "paragraph:Open it.",
                  "paragraph:MyST text."));
}

std::vector<std::string> left_out(const std::string& bytes, const std::string& name) {
  std::vector<std::string> texts;
  for (const LeftOutBlock& block : read_document(bytes, name).left_out)
    texts.push_back(block.text);
  return texts;
}

TEST(ReadMarkdown, ReadsShortcodesAmongWords) {
  const std::string text =
      "{{< tabs \"x\" >}}{{< tab \"Linux\" >}}Open it.{{< /tab >}}{{< /tabs >}}\n\n"
      "See [that]({{< ref \"p.md\" >}}) and {{< icon star >}}this.\n\n"
      "{{< highlight go >}}\nx := 1\n{{< /highlight >}}\nWrite `{{< y >}}`.\n";
  EXPECT_THAT(blocks(text, "a.md"),
              ElementsAre("paragraph:Linux", "paragraph:Open it.",
                          "paragraph:See that and this.", "code:x := 1",
                          "paragraph:Write {{< y >}}."));
  EXPECT_THAT(left_out(text, "a.md"),
              ElementsAre("{{< tabs \"x\" >}}", "{{< icon star >}}"));
}

TEST(ReadMarkdown, LeavesOutCommentsOfMdx) {
  const std::string text =
      "終わり。{/* 一 */}次です。\n\n{/*\nlong\n\n# one\n*/}\n\nUse `{/* x */}` so.\n\n"
      "{/* never closed\n\n| a |\n|---|\n| `b \\| c` |\n";
  EXPECT_THAT(
      blocks(text, "a.md"),
      ElementsAre("paragraph:終わり。次です。", "paragraph:Use {/* x */} so.",
                  "paragraph:{/* never closed", "table_cell:a", "table_cell:b | c"));
  EXPECT_THAT(left_out(text, "a.md"), ElementsAre("一", "long", "# one"));
  EXPECT_THAT(blocks("{/*/} is none.\n", "a.md"),
              ElementsAre("paragraph:{/*/} is none."));
  EXPECT_THAT(blocks("More `{/*` words */}.\n", "a.md"),
              ElementsAre("paragraph:More {/* words */}."));
}

TEST(ReadMarkdown, ReadsWhatSitesAdd) {
  const std::string text =
      "A [button](#){ .md-button } and ==marked== words, a == b == c. { #end }\n\n"
      ":material-check: Done {++now++}{--then--}{>>why<<}.\n\n*[HTML]: Markup "
      "Language\n\nTerm\n: What it means.\n\n| a |\n|---|\n| b |\n\n: Its caption.\n\n"
      "$$\nx = 1\n$$\n\n<Listing number=\"1\" caption=\"A listing\">\n\n```rust "
      "title=\"main.rs\"\nfn x\n```\n\n</Listing>\n\n--8<-- \"b.md\"\n";
  EXPECT_THAT(
      blocks(text, "a.md"),
      ElementsAre("paragraph:A button and marked words, a == b == c.",
                  "paragraph:Done now.", "paragraph:Term", "paragraph:What it means.",
                  "table_cell:a", "table_cell:b", "caption:Its caption.", "code:x = 1",
                  "paragraph:A listing", "code:fn x"));
  EXPECT_THAT(left_out(text, "a.md"), ElementsAre("then", "why", "Markup Language",
                                                  "main.rs", "--8<-- \"b.md\""));
}

TEST(ReadMarkdown, ReadsLinesThatEndInAMark) {
  for (const char* end : {"=", "{", ":", "`", "\\", "{++", "{{<", "==", "{#"}) {
    const Document document =
        read_document(std::string("# One {#one}\n\nTwo ") + end + "\n", "a.md");
    EXPECT_THAT(document.text, testing::HasSubstr("Two")) << end;
  }
}

TEST(ReadMarkdown, ReadsStartPagesThatAreAHeader) {
  EXPECT_THAT(
      blocks(
          "---\nlayout: home\ntitle: Tool\nhero:\n  name: Tool\n  text: \"Pages: "
          "quick\"\n  tagline: Write, then read.\n  image:\n    src: /a.png\n    alt: "
          "Logo\n  actions:\n    - theme: brand\n      text: Begin\n      link: "
          "/guide\nfeatures:\n  - icon: star\n    title: Fast\n    details: It takes "
          "no time.\n    link: /fast\n    linkText: Learn more\n---\n\nBody.\n",
          "a.md"),
      ElementsAre("title:Tool", "heading1:Tool", "heading1:Pages: quick",
                  "paragraph:Write, then read.", "paragraph:Begin", "heading2:Fast",
                  "paragraph:It takes no time.", "paragraph:Learn more",
                  "paragraph:Body."));
  EXPECT_THAT(blocks("---\nhome: true\nheroText: Tool\ntagline: Quick.\nactionText: "
                     "Begin\nfeatures:\n- title: A\n  details: B.\nfooter: MIT\n---\n",
                     "a.md"),
              ElementsAre("heading1:Tool", "paragraph:Quick.", "paragraph:Begin",
                          "heading2:A", "paragraph:B.", "paragraph:MIT"));
  EXPECT_THAT(blocks("---\ntitle: One: two\nhero: [\n---\n\nBody.\n", "a.md"),
              ElementsAre("title:One: two", "paragraph:Body."));
}

TEST(ReadMarkdown, TakesBoldWordsOnTheirLineForALabel) {
  EXPECT_THAT(
      blocks("**警告**\n換気をしてください。\n\n> **Note:**\n> Open it.\n\n"
             "**Awase**\nis a tool, and **so\non** goes\nthe line.\n",
             "a.md"),
      ElementsAre("paragraph:警告\n換気をしてください。", "paragraph:Note:\nOpen it.",
                  "paragraph:Awase is a tool, and so on goes the line."));
}

TEST(ReadMarkdown, TakesMarksOfSuperscriptsOff) {
  EXPECT_THAT(blocks("20 m^2^, the 1^st^, x^2 and y^2, a^b, `c^2^`, word.[^1]\n\n[^1]: "
                     "N.\n",
                     "a.md"),
              ElementsAre("paragraph:20 m2, the 1st, x^2 and y^2, a^b, c^2^, word.",
                          "note1:N."));
}

TEST(ReadMarkdown, FoldsLinesOfTheHeader) {
  EXPECT_THAT(
      blocks("---\ndescription: >\n  二行に\n  わたる説明です。\n---\n", "a.md"),
      ElementsAre("paragraph:二行にわたる説明です。"));
  EXPECT_THAT(blocks("---\ndescription: |\n  First\n  Second\n---\n", "a.md"),
              ElementsAre("paragraph:First\nSecond"));
}

TEST(ReadMarkdown, LeavesMarkersInCodeAlone) {
  EXPECT_THAT(blocks("```\n:::tip\n[^1]: x\n{{< y >}}\n```\n\n~~~~\n```\n!!! z\n~~~~\n",
                     "a.md"),
              ElementsAre("code::::tip\n[^1]: x\n{{< y >}}", "code:```\n!!! z"));
}

TEST(ReadMarkdown, ReadsBlocksOfHtml) {
  EXPECT_THAT(
      blocks("# Tool\n\n<p align=\"center\">In the middle.</p>\n\n<details><summary>"
             "How to</summary>\n\nInside **it**.\n\n</details>\n\n<table>\n<tr><td>Red"
             "</td><td>A colour.</td></tr>\n\n<tr><td>Blue</td><td>Another.</td></tr>\n"
             "</table>\n\n<ul>\n <li>First</li>\n</ul>\n\nThe end.\n",
             "a.md"),
      ElementsAre("heading1:Tool", "paragraph:In the middle.", "paragraph:How to",
                  "paragraph:Inside it.", "table_cell:Red", "table_cell:A colour.",
                  "table_cell:Blue", "table_cell:Another.", "list_item1[•]:First",
                  "paragraph:The end."));
}

TEST(ReadMarkdown, TakesMarksBehindAnAddress) {
  EXPECT_THAT(blocks("これは[リンク](https://example.com)と**太字**です。\n\n"
                     "https://example.com/aと**太字**です。\n",
                     "a.md"),
              ElementsAre("paragraph:これはリンクと太字です。",
                          "paragraph:https://example.com/aと太字です。"));
}

TEST(ReadMarkdown, ListsTitlesAndAlternativeTexts) {
  const std::string text =
      "A ![red bag](b.png \"the bag\") and [a link](x \"where\").<img alt=\"small\">\n";
  const Document document = read_document(text, "a.md");
  EXPECT_EQ(document.text, "A and a link.");
  std::vector<std::string> texts;
  for (const LeftOutBlock& block : document.left_out) texts.push_back(block.text);
  EXPECT_THAT(texts, ElementsAre("red bag", "the bag", "where", "small"));
  const Document with = read_document(text, "a.md", {.with_attributes = true});
  EXPECT_EQ(with.text, "A and a link.\n\nred bag\n\nthe bag\n\nwhere\n\nsmall");
}

TEST(ReadAozora, LeavesReadingsAndNotesOut) {
  const std::string rule(40, '-');
  const Document document =
      read_document("歩く猫\n田中花\n\n" + rule +
                        "\n【記号について】\n《》：ルビ\n［＃］：注\n" + rule +
                        "\n\n［＃３字下げ］一［＃「一」は中見出し］\n\n"
                        "\u3000猫は欠伸《あくび》をした。かの｜大きい犬《ばけもの》は※"
                        "［＃「口＋敢」、"
                        "第3水準1-15-19］う。\n［＃改ページ］\n\u3000いよ／＼夜。\n\n"
                        "底本：「猫」文庫\n入力：某\n",
                    "a.txt");
  std::vector<std::string> all;
  for (const Block& block : document.blocks)
    all.push_back(std::string(kind_name(block.kind)) + (block.boilerplate ? "!" : "") +
                  ":" + std::string(document.block_text(block)));
  EXPECT_THAT(all,
              ElementsAre("title:歩く猫", "paragraph:田中花", "heading:一",
                          "paragraph:猫は欠伸をした。かの大きい犬は噉う。",
                          "paragraph:いよ〳〵夜。", "page_footer!:底本：「猫」文庫",
                          "page_footer!:入力：某"));
  EXPECT_EQ(document.left_out.size(), 3u);
  // Who says that it is plain text gets it as it is.
  EXPECT_THAT(
      read_document("犬《いぬ》と猫《ねこ》と猿《さる》", "a.txt", {.format = "text"})
          .text,
      testing::HasSubstr("《いぬ》"));
}

TEST(ReadSubtitles, JoinsNoCuesWithoutFullStops) {
  EXPECT_THAT(blocks("WEBVTT\n\n00:01.000 --> 00:02.000\nどこへ行くの\n\n"
                     "00:02.100 --> 00:03.000\n海だ\n一緒に来る\n\n"
                     "00:03.100 --> 00:04.000\nまた明日\n",
                     "a.vtt"),
              ElementsAre("paragraph:どこへ行くの", "paragraph:海だ\u3000一緒に来る",
                          "paragraph:また明日"));
  // A pause of a second or more ends a sentence, whatever the language.
  EXPECT_THAT(blocks("1\n00:00:01,000 --> 00:00:02,000\nI thought that\n\n"
                     "2\n00:00:03,000 --> 00:00:04,000\nyou knew.\n\n"
                     "3\n00:00:04,200 --> 00:00:05,000\nBut you\n\n"
                     "4\n00:00:05,100 --> 00:00:06,000\ndid not.\n\n"
                     "5\n00:00:06,100 --> 00:00:07,000\nTEN YEARS LATER\n\n"
                     "6\n00:00:07,100 --> 00:00:08,000\nwe met.\n",
                     "a.srt"),
              ElementsAre("paragraph:I thought that", "paragraph:you knew.",
                          "paragraph:But you did not.", "paragraph:TEN YEARS LATER",
                          "paragraph:we met."));
}

TEST(ReadSubtitles, LeavesReadingsOfTtmlOut) {
  EXPECT_THAT(blocks("<tt xmlns:tts='s'><body><div><p begin='1s' end='2s'><span "
                     "tts:ruby='container'><span tts:ruby='base'>東京</span><span "
                     "tts:ruby='text'>とう<span>きょう</span></span></span>です。</p>"
                     "</div></body></tt>",
                     "a.ttml"),
              ElementsAre("paragraph:東京です。"));
}

TEST(ReadSubtitles, TakesEachLineOfRollingCaptionsOnce) {
  const std::string cues =
      "WEBVTT\n\n00:01.000 --> 00:02.990\n \ngood<00:01.400><c> morning</c>\n\n"
      "00:02.990 --> 00:03.000\ngood morning\n \n\n"
      "00:03.000 --> 00:04.990\ngood morning\nhere<00:03.400><c> is the news</c>\n\n"
      "00:04.990 --> 00:05.000\nhere is the news\n \n\n"
      "00:05.000 --> 00:06.000\nhere is the news\nof today\n";
  const Document document = read_document(cues, "a.vtt");
  EXPECT_THAT(lines(document),
              ElementsAre("paragraph:good morning", "paragraph:here is the news",
                          "paragraph:of today"));
  EXPECT_EQ(document.times[0].end_seconds, 3.0);
  // People may say a thing twice.
  EXPECT_THAT(blocks("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n"
                     "2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n"
                     "3\n00:00:03,000 --> 00:00:04,000\nGo away.\n\n"
                     "4\n00:00:05,000 --> 00:00:06,000\nNow.\n",
                     "a.srt"),
              ElementsAre("paragraph:No.", "paragraph:No.", "paragraph:Go away.",
                          "paragraph:Now."));
}

TEST(ReadSubtitles, LeavesReadingsOut) {
  EXPECT_THAT(
      blocks("1\n00:00:01,000 --> 00:00:02,000\n<ruby>東京<rp>(</rp><rt>とうきょう"
             "</rt><rp>)</rp></ruby>へ<rt>行\n",
             "a.srt"),
      ElementsAre("paragraph:東京へ"));
  EXPECT_THAT(
      blocks("<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml' "
             "xmlns:tts='http://www.w3.org/ns/ttml#styling'><head><styling>"
             "<style xml:id='r' tts:ruby='text'/><style xml:id='b' tts:ruby='base'/>"
             "</styling></head><body><div><p begin='1s' end='2s'><span style='b'>東京"
             "</span><span style='x r'>とうきょう</span>へ。</p></div></body></tt>",
             "a.ttml"),
      ElementsAre("paragraph:東京へ。"));
}

TEST(ReadSubtitles, ReadsOtherFormats) {
  const auto spans = [](const std::string& text, const char* name) {
    std::string result;
    const Document document = read_document(text, name);
    for (const ShownTime& time : document.times)
      result += std::to_string(static_cast<int>(time.begin_seconds * 10)) + "-" +
                std::to_string(static_cast<int>(time.end_seconds * 10)) + " ";
    for (const Block& block : document.blocks)
      result += std::string(document.block_text(block)) + "|";
    return result;
  };
  EXPECT_EQ(
      spans("[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, "
            "Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
            "Dialogue: 0,0:00:03.00,0:00:04.00,D,,0,0,0,,Later, yes.\n"
            "Comment: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,No.\n"
            "Dialogue: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,{\\i1}First{\\i0}\\Nline.\n"
            "Dialogue: 0,0:00:05.00,0:00:06.00,D,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}\n",
            "a.ass"),
      "10-25 30-40 First line.|Later, yes.|");
  EXPECT_EQ(spans("0:00:01.000,0:00:02.500\nOne.\n\n0:00:03.000,0:00:04.000\nTwo[br]"
                  "lines.\n",
                  "a.sbv"),
            "10-25 30-40 One.|Two lines.|");
  EXPECT_EQ(
      spans("<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml' "
            "xmlns:ttp='http://www.w3.org/ns/ttml#parameter' ttp:frameRate='25'>"
            "<head><metadata>m</metadata></head><body><div>"
            "<p begin='00:00:01.000' end='00:00:02.500'>One <span>two</span><br/>"
            "three.</p><p begin='3s' dur='1s'>Four.</p>"
            "<p begin='00:00:05:05' end='00:00:06:00'>Five.</p></div></body></tt>",
            "a.ttml"),
      "10-25 30-40 52-60 One two three.|Four.|Five.|");
  EXPECT_EQ(spans("1\r\r\n00:00:11,000 --> 00:00:12,000\r\r\nFirst\r\r\n\r\r\n2\r\r\n"
                  "00:00:13,000 --> 00:00:14,000\r\r\nSecond\r\r\n",
                  "a.srt"),
            "110-120 130-140 First|Second|");
}

TEST(ReadPages, GoesOnInTheNextColumn) {
  Document document;
  read_pages(
      "A heading as wide as the whole of the page is here\n\nThe gates of the "
      "town\nwere painted with\n\nremarkable skill.\nThey are open.\n\f",
      document);
  EXPECT_EQ(
      document.text,
      "A heading as wide as the whole of the page is here\n\nThe gates of the town "
      "were painted with remarkable skill.\n\nThey are open.");
}

TEST(ReadPages, JoinsSentencesOverColumnsAndReadsBulletsOfSymbols) {
  Document document;
  read_pages(
      "\uF0B7 第一の項目である。\n\uF0B7 第二の項目である。\n\n"
      "本研究では文を自動的に対応付ける方法を提案する。次に、日本語と\n\n"
      "英語の文を、辞書と数値を手がかりとして自動的に対応付け、その\n結果を示す。\n",
      document);
  EXPECT_THAT(
      lines(document),
      ElementsAre("list_item1:• 第一の項目である。", "list_item1:• 第二の項目である。",
                  "paragraph:本研究では文を自動的に対応付ける方法を提案する。"
                  "次に、日本語と英語の文を、辞書と数値を手がかりとして自動的に"
                  "対応付け、その結果を示す。"));
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

TEST(ReadPages, KeepsItemsWithoutFullStopsApart) {
  Document document;
  read_pages(
      "次の者を委員とする。\n\n一　図書館の運営について専門の知識を有する人\n"
      "二　図書館を日ごろから利用している市内在住者\n三　市内の学校から推薦された者\n",
      document);
  EXPECT_THAT(lines(document),
              ElementsAre("paragraph:次の者を委員とする。",
                          "paragraph:一　図書館の運営について専門の知識を有する人",
                          "paragraph:二　図書館を日ごろから利用している市内在住者",
                          "paragraph:三　市内の学校から推薦された者"));
}

TEST(ReadMarkdown, KeepsItemsWithoutFullStopsApart) {
  const Document document = read_document(
      "# 規程\n\n次の者を委員とする\n一　市長が推薦する者\n二　公募により選ばれた者\n\n"
      "長い文が途中で\n切れている。\n",
      "a.md");
  std::vector<std::string> segments;
  const SegmentedText text = split_sentences(document, {.language = "ja"});
  for (std::size_t i = 0; i < text.size(); ++i) segments.emplace_back(text.text(i));
  EXPECT_THAT(segments,
              ElementsAre("規程", "次の者を委員とする", "一　市長が推薦する者",
                          "二　公募により選ばれた者", "長い文が途中で切れている。"));
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
