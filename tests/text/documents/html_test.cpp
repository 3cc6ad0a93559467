// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;

Document read(std::string_view html) {
  Document document;
  read_html(html, document);
  EXPECT_TRUE(is_valid_utf8(document.text));
  return document;
}

std::vector<std::string> blocks(std::string_view html) {
  const Document document = read(html);
  std::vector<std::string> result;
  for (const Block& block : document.blocks) {
    constexpr const char* kKinds[] = {"t", "h", "p",    "l",  "c",  "caption", "n",
                                      "b", "o", "menu", "ph", "pf", "code"};
    std::string kind = kKinds[static_cast<int>(block.kind)];
    if (block.level > 0) kind += std::to_string(block.level);
    if (block.boilerplate) kind += "!";
    result.push_back(kind + ":" + std::string(document.block_text(block)));
  }
  return result;
}

TEST(ReadHtml, GivesTheBlocksOfAPage) {
  EXPECT_THAT(
      blocks("<!DOCTYPE "
             "html><html><head><title>題名</title><style>p{}</style></head><body>"
             "<h1>大見出し</h1><p>段落。</p><h3>Sub</h3>"
             "<ul><li>一<ul><li>二</li></ul></li></ul><dl><dt>term<dd>meaning</dl>"
             "<table><caption>Table 1</caption><tr><th>名</th><td>12</td></tr></table>"
             "<blockquote>Quoted.</blockquote><figure><figcaption>Fig.</figcaption></"
             "figure>"
             "</body></html>"),
      ElementsAre("t:題名", "h1:大見出し", "p:段落。", "h3:Sub", "l1:一", "l2:二",
                  "l1:term", "l1:meaning", "caption:Table 1", "c:名", "c:12",
                  "p:Quoted.", "caption:Fig."));
}

TEST(ReadHtml, TakesLooseTextForParagraphs) {
  EXPECT_THAT(blocks("before<p>one<div>two<p>three</div>after"),
              ElementsAre("p:before", "p:one", "p:two", "p:three", "p:after"));
  EXPECT_THAT(blocks(""), ElementsAre());
  EXPECT_THAT(blocks("just text"), ElementsAre("p:just text"));
}

TEST(ReadHtml, TakesListsThatASentenceAnnouncesForText) {
  const std::string list = "<ul><li><a href=a>alpha()</a><li><a href=b>beta()</a></ul>";
  EXPECT_THAT(
      blocks("<main><p>These are old:</p>" + list + "<p>Use others.</main>"),
      ElementsAre("p:These are old:", "l1:alpha()", "l1:beta()", "p:Use others."));
  EXPECT_THAT(blocks("<p>次の関数があります：</p>" + list + "<p>他もあります。"),
              ElementsAre("p:次の関数があります：", "l1:alpha()", "l1:beta()",
                          "p:他もあります。"));
  EXPECT_THAT(
      blocks("<p>They are old.</p>" + list + "<p>Use others."),
      ElementsAre("p:They are old.", "menu!:alpha()", "menu!:beta()", "p:Use others."));
}

TEST(ReadHtml, KeepsLinkedCellsOfTablesWithText) {
  const auto row = [](const std::string& a, const std::string& b,
                      const std::string& c) {
    return "<tr><td><a href=a>" + a + "</a></td><td><a href=b>" + b + "</a></td><td>" +
           c + "</td></tr>";
  };
  EXPECT_THAT(blocks("<p>One.<table>" + row("mc", "V:54", "A file manager.") +
                     row("vim", "V:99", "An editor.") + "</table>"),
              ElementsAre("p:One.", "c:mc", "c:V:54", "c:A file manager.", "c:vim",
                          "c:V:99", "c:An editor."));
  // The menu of a page that a table lays out.
  EXPECT_THAT(blocks("<table>" + row("Home", "Shop", "Welcome to all.") + "</table>"),
              ElementsAre("menu!:Home", "menu!:Shop", "c:Welcome to all."));
}

TEST(ReadHtml, KeepsProgramsInTwoLanguagesApart) {
  EXPECT_THAT(
      blocks("<p>x</p><pre><code class=mjs>import a;</code><code class=cjs>"
             "require(a);</code></pre><pre><code>a</code> <code>b</code></pre>"),
      ElementsAre("p:x", "code:import a;\nrequire(a);", "code:a b"));
}

TEST(ReadHtml, ReadsSignsOfFontsOfSymbols) {
  EXPECT_THAT(
      blocks("<p>Thanks <span style='font-family:Wingdings'>J</span></p>"
             "<p>a <font face=\"Wingdings\">à</font> b</p>"
             "<p><span style='mso-x:y;font-family: \"Symbol\", serif'>a</span>-ray"
             "<span style='font-family:Wingdings'>two</span></p>"),
      ElementsAre("p:Thanks ☺", "p:a → b", "p:α-raytwo"));
}

TEST(ReadHtml, LeavesOutWhatIsNotText) {
  EXPECT_THAT(
      blocks("<p>a<script>x</script><template>y</template><noscript>z</noscript></p>"
             "<p hidden>h</p><p aria-hidden=true>i</p>"
             "<p style='color:red; Display : NONE'>j</p><!-- c --><button>k</button>"
             "<select><option>l</select><textarea>m</textarea><input value=n>"
             "<svg><title>o</title></svg><iframe>q</iframe><p>b</p>"),
      ElementsAre("p:a", "p:b"));
}

TEST(ReadHtml, MarksWhatBelongsToTheSite) {
  EXPECT_THAT(blocks("<title>題</title><header><h1>見出し</h1><p>Site name</p></header>"
                     "<nav><ul><li><a>家</a><li><a>地図</a></ul></nav>"
                     "<div class='x breadcrumb'><a>a</a> &gt; b</div>"
                     "<div><p>First paragraph.<p>See <a>this</a>, as it says.</div>"
                     "<aside><p>Buy this!</p></aside><footer>© 2026</footer>"),
              ElementsAre("t:題", "h1:見出し", "ph!:Site name", "menu!:家",
                          "menu!:地図", "menu!:a > b", "p:First paragraph.",
                          "p:See this, as it says.", "p!:Buy this!", "pf!:© 2026"));
  // Runs of links, without any element that says so; a link alone may be text.
  EXPECT_THAT(
      blocks(
          "<div><a href=h>Home</a></div><div><a href=r>Ranking</a></div><p>Words.</p>"
          "<p><a href=p>Report</a></p><p>More words than links, by far.</p>"),
      ElementsAre("menu!:Home", "menu!:Ranking", "p:Words.", "p:Report",
                  "p:More words than links, by far."));
  // What is outside <main>; in it, a header and a class "menu" are text.
  EXPECT_THAT(blocks("<p>Welcome</p><main><header><p>Lead</p></header>"
                     "<ul class=menu><li>Soup of the day</ul><p>Body text.</main>"
                     "<p>Photo: someone</p>"),
              ElementsAre("p!:Welcome", "p:Lead", "l1:Soup of the day", "p:Body text.",
                          "p!:Photo: someone"));
  // A page of links alone is a text of links.
  EXPECT_THAT(blocks("<p><a>one</a><p><a>two</a>"), ElementsAre("p:one", "p:two"));
}

TEST(ReadHtml, KnowsNotesAndLabels) {
  const Document document = read(
      "<p>Text<a role=doc-noteref>1</a> goes on.</p><ol start=3><li>c<p>d</li>"
      "<li>e</ol><ol type=a><li>f</ol><ul><li>g</ul>"
      "<section role=doc-endnotes><ol><li>Note<a role=doc-backlink>↩</a><li>Other"
      "</ol></section>");
  std::string labels;
  for (const Block& block : document.blocks) {
    labels += std::string(kind_name(block.kind)) + std::to_string(block.level) + " [" +
              block.label + "] " + std::string(document.block_text(block)) + "; ";
  }
  EXPECT_EQ(labels,
            "paragraph0 [] Text goes on.; list_item1 [3.] c; list_item1 [] d; "
            "list_item1 [4.] e; list_item1 [a.] f; list_item1 [•] g; note1 [] Note; "
            "note2 [] Other; ");
}

TEST(ReadHtml, DropsRubyReadings) {
  EXPECT_THAT(blocks("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></"
                     "ruby>を読む。</p>"),
              ElementsAre("p:漢字を読む。"));
}

TEST(ReadHtml, DoesNotBreakAtInlineElements) {
  EXPECT_THAT(blocks("<p>This is <b>very</b> <a href=#>im<i>por</i>tant</a>.</p>"),
              ElementsAre("p:This is very important."));
}

TEST(ReadHtml, CollapsesWhiteSpaceAsTheScriptWants) {
  EXPECT_THAT(blocks("<p>\n  One\n  two\t three \n</p>"),
              ElementsAre("p:One two three"));
  EXPECT_THAT(blocks("<p>\n日本語の\n    文章です。\nAwase\nは\n</p>"),
              ElementsAre("p:日本語の文章です。Awaseは"));
  EXPECT_THAT(blocks("<p>한국어\n문장</p>"), ElementsAre("p:한국어 문장"));
  EXPECT_THAT(blocks("<p>全角 半角</p>"), ElementsAre("p:全角 半角"));
  EXPECT_THAT(blocks("<p>\u3000字下げ。</p>"), ElementsAre("p:字下げ。"));
  EXPECT_THAT(blocks("<p>10&nbsp;km</p><p>&nbsp;</p>"), ElementsAre("p:10\u00A0km"));
}

TEST(ReadHtml, KeepsALineBreakAndEndsTheBlockAtTwo) {
  EXPECT_THAT(blocks("<p>住所<br>\n東京都<br/><br>電話<br></p>"),
              ElementsAre("p:住所\n東京都", "p:電話"));
  EXPECT_THAT(blocks("<br><br>a<br> <br> <br>b"), ElementsAre("p:a", "p:b"));
}

TEST(ReadHtml, KeepsTheLinesOfPre) {
  EXPECT_THAT(blocks("<pre>\none\n  two\n\nthree</pre>"),
              ElementsAre("code:one\ntwo", "code:three"));
}

TEST(ReadHtml, DropsCharactersThatNoTextHas) {
  EXPECT_THAT(blocks("<p>a&#1;b&#xFEFF;c&#x2028;d&#0;e&#xFFFE;</p>"),
              ElementsAre("p:abc d\uFFFDe"));
}

TEST(ReadHtml, TakesTheLanguageOfThePage) {
  EXPECT_EQ(read("<html lang=ja_JP><p>a").language, "ja-JP");
  EXPECT_EQ(read("<html xml:lang='EN'><p>a").language, "en");
  EXPECT_EQ(read("<html lang='nonsense!'><p>a").language, "");
  EXPECT_EQ(read("<p>a").language, "");
  Document document;
  document.language = "de";
  read_html("<html lang=ja><p>a", document);
  EXPECT_EQ(document.language, "de");
}

TEST(ReadHtml, RefusesWhatIsNestedTooDeeply) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  EXPECT_THROW(read(html), Error);
  html.clear();
  for (int i = 0; i < 100'000; ++i) html += "<p><b id=" + std::to_string(i) + ">x";
  EXPECT_THROW(read(html), Error);
  html = "<html>";
  for (int i = 0; i < 100'000; ++i) html += "<a \"";
  EXPECT_THROW(read(html), Error);
  html = "<a";
  for (int i = 0; i < 100'000; ++i) html += " a" + std::to_string(i);
  EXPECT_THROW(read(html + ">"), Error);
}

TEST(ReadHtml, ReadsWhatIsNestedModerately) {
  std::string html;
  for (int i = 0; i < 900; ++i) html += "<div>";
  EXPECT_THAT(blocks(html + "x"), ElementsAre("p:x"));
}

TEST(ReadHtml, ReadsLongSloppyPages) {
  std::string html = "<table>";
  for (int i = 0; i < 5000; ++i) html += "<tr><td>a<td>b<p>c<li>d";
  EXPECT_EQ(read(html).blocks.size(), 20'000u);
  html.clear();
  for (int i = 0; i < 5000; ++i)
    html += "<div><b>x</div></b><script>if (a<b) {</script>";
  EXPECT_EQ(read(html).blocks.size(), 5'000u);
}

TEST(ReadHtml, SurvivesBrokenPages) {
  for (const std::string html : {"<",
                                 "</",
                                 "<!",
                                 "<!--",
                                 "<p",
                                 "<p a",
                                 "<p a=",
                                 "<p a='",
                                 "</p",
                                 "<script>",
                                 "<title>",
                                 "<a<b>",
                                 "<table><table>",
                                 "<svg><p>",
                                 "&",
                                 "&#",
                                 "&#x110000;",
                                 "<![CDATA[",
                                 "\xFF",
                                 "<frameset><frame>",
                                 "<math><mi>x</mi>",
                                 "</br>",
                                 "<isindex>",
                                 "<plaintext>a"}) {
    read(html);
  }
}

TEST(BeginsLikeHtml, LooksAtTheBeginning) {
  EXPECT_TRUE(begins_like_html("<!DOCTYPE html>"));
  EXPECT_TRUE(begins_like_html("\xEF\xBB\xBF\n <!-- x --> <HTML lang=ja>"));
  EXPECT_TRUE(begins_like_html("<?xml version='1.0'?><html xmlns='x'>"));
  EXPECT_TRUE(begins_like_html("<\0h\0t\0m\0l\0>\0"s));
  EXPECT_FALSE(begins_like_html("a <html>"));
  EXPECT_FALSE(begins_like_html("<?xml version='1.0'?><tmx>"));
  EXPECT_FALSE(begins_like_html(""));
  EXPECT_FALSE(begins_like_html("<!--"));
}

TEST(HtmlEncoding, ReadsTheDeclaration) {
  EXPECT_EQ(html_encoding("<meta charset=\"Shift_JIS\">"), "shift_jis");
  EXPECT_EQ(html_encoding(
                "<meta http-equiv=Content-Type content='text/html; charset=EUC-JP'>"),
            "euc-jp");
  EXPECT_EQ(html_encoding("<meta name=x><META CHARSET = utf-8 />"), "utf-8");
  EXPECT_EQ(html_encoding("<?xml version='1.0' encoding='iso-2022-jp'?><html>"),
            "iso-2022-jp");
  EXPECT_EQ(html_encoding("<p>charset=utf-8"), "");
  EXPECT_EQ(html_encoding("<meta charset"), "");
}

/// What was left out for a reason.
std::vector<std::string> left_out(std::string_view html, LeftOutReason reason) {
  std::vector<std::string> texts;
  for (const LeftOutBlock& block : read(html).left_out)
    if (block.reason == reason) texts.push_back(block.text);
  return texts;
}

TEST(ReadHtml, JoinsLinesThatABreakCutsInMidSentence) {
  EXPECT_THAT(blocks("<p>この鞄は、丈夫で<br>水にも強いです。<br>色は三つ。</p>"),
              ElementsAre("p:この鞄は、丈夫で水にも強いです。\n色は三つ。"));
  EXPECT_THAT(
      blocks("<p>The bag is strong and<br>keeps water out.<br>Three colours.</p>"),
      ElementsAre("p:The bag is strong and keeps water out.\nThree colours."));
  EXPECT_THAT(blocks("<p>〒100-0001<br>東京都千代田区<br>電話 03-0000-0000</p>"),
              ElementsAre("p:〒100-0001\n東京都千代田区\n電話 03-0000-0000"));
  EXPECT_THAT(blocks("<h2>いつもの鞄を、<br>もっと軽く。</h2>"),
              ElementsAre("h2:いつもの鞄を、もっと軽く。"));
}

TEST(ReadHtml, LeavesPermanentLinksOut) {
  EXPECT_THAT(
      blocks("<h2>Use<a class=headerlink href=#u>¶</a></h2>"
             "<h2>Care <a href=#c>#</a></h2><h2>Parts<a href=#p>&#8203;</a></h2>"
             "<h2><a href=#q>Questions</a></h2>"),
      ElementsAre("h2:Use", "h2:Care", "h2:Parts", "h2:Questions"));
}

TEST(ReadHtml, TakesNoHeadingForFurniture) {
  EXPECT_THAT(
      blocks("<h2><a name=a>Listen</a></h2><table><tr><th><a href=d>Syntax"
             "</a></th><td>Listen port</td></tr></table><p>It opens a port and "
             "waits there for those who come.</p><h2><a href=b>Speak</a></h2>"
             "<p>It says what it was told, and no more than that.</p>"),
      ElementsAre("h2:Listen", "c:Syntax", "c:Listen port",
                  "p:It opens a port and waits there for those who come.", "h2:Speak",
                  "p:It says what it was told, and no more than that."));
}

TEST(ReadHtml, LeavesMarksOfNotesOut) {
  const std::string page =
      "<p>It was built in 1958.<sup>2</sup> It weighs 10<sup>3</sup> kg on 5 "
      "m<sup>2</sup>"
      " of land<sup><a href=#n4>4</a></sup>, they say.<a href=#n5>[5]</a></p>"
      "<p>色は赤い<sup>注1)</sup>。高さは333m。<sup>3</sup>次へ。</p>";
  EXPECT_THAT(blocks(page),
              ElementsAre("p:It was built in 1958. It weighs 103 kg on 5 m2 of land, "
                          "they say.",
                          "p:色は赤い。高さは333m。次へ。"));
  EXPECT_THAT(left_out(page, LeftOutReason::note_mark), ElementsAre("2 4 [5] 注1) 3"));
  // Powers of units, also behind kana and in full width.
  EXPECT_THAT(blocks("<p>面積はm<sup>2</sup>、体積はｃｍ<sup>3</sup>です。"),
              ElementsAre("p:面積はm2、体積はｃｍ3です。"));
}

TEST(ReadHtml, KeepsHeadingsThatLeadBackToTheContents) {
  EXPECT_THAT(
      blocks("<h2><a class='toc-backref' href='#id1' role='doc-backlink'>Open it</a>"
             "<a class='headerlink' href='#open'>¶</a></h2><p>Text."
             "<h3><a role='doc-backlink' href='#id2'><em>Close it</em></a></h3>"),
      ElementsAre("h2:Open it", "p:Text.", "h3:Close it"));
}

TEST(ReadHtml, KnowsTheMenusOfManuals) {
  EXPECT_THAT(
      blocks(
          "<div class=navheader><table><tr><th colspan=3>Chapter 2. Doors<tr><td>"
          "<a href=1.html>Prev</a><td>&nbsp;<td><a href=3.html>Next</a></table></div>"
          "<h1>Doors</h1><p>A door is open."
          "<div class=navfooter><table><tr><td><a href=1.html>Prev</a><tr><td>Chapter "
          "1. Gates<td><a href=3.html>Next</a></table></div>"
          "<div class='bd-sidebar-secondary'><div>On this page</div></div>"),
      ElementsAre("menu!:Chapter 2. Doors", "menu!:Prev", "menu!:Next", "h1:Doors",
                  "p:A door is open.", "menu!:Prev", "menu!:Chapter 1. Gates",
                  "menu!:Next", "menu!:On this page"));
}

TEST(ReadHtml, ListsWhatItLeavesOut) {
  const std::string page =
      "<meta name=description content=\"About bags\"><p>A bag<img src=x alt=\"A red "
      "bag\"></p><button>Send</button><input type=submit value=Buy><select><option>S"
      "<option>M</select><span hidden>secret</span><p>漢<ruby>字<rt>じ</rt></ruby></p>"
      "<script>var x;</script>";
  EXPECT_THAT(blocks(page), ElementsAre("p:A bag", "p:漢字"));
  EXPECT_THAT(left_out(page, LeftOutReason::attribute),
              ElementsAre("About bags", "A red bag"));
  EXPECT_THAT(left_out(page, LeftOutReason::control),
              ElementsAre("Send", "Buy", "S M"));
  EXPECT_THAT(left_out(page, LeftOutReason::hidden), ElementsAre("secret"));
  EXPECT_THAT(left_out(page, LeftOutReason::reading), ElementsAre("じ"));

  Document document;
  read_html(page, document, {.with_attributes = true});
  std::string all;
  for (const Block& block : document.blocks)
    all += std::string(document.block_text(block)) + "|";
  EXPECT_EQ(all, "About bags|A bag|A red bag|Send|Buy|S M|漢字|");
}

TEST(ReadHtml, LeavesOutWhatNobodySees) {
  const Document document = read(
      "<p>Seen.</p><dialog><p>Really?</p></dialog><dialog open>Asked.</dialog>"
      "<div popover>Tip.</div><template><p>Row.</p></template><noscript>Turn it on."
      "</noscript><video><p>No video.</p></video><iframe><p>No frame.</p></iframe>"
      "<div hidden>Never.</div><div hidden=\"until-found\">Found.</div>"
      "<div role=\"tabpanel\" hidden>Second tab.</div><details><summary>More</summary>"
      "<p>Unfolded.</p></details><p>End.</p>");
  EXPECT_EQ(document.text,
            "Seen.\n\nAsked.\n\nFound.\n\nSecond tab.\n\nMore\n\nUnfolded.\n\nEnd.");
  std::vector<std::string> texts;
  for (const LeftOutBlock& block : document.left_out) {
    EXPECT_EQ(block.reason, LeftOutReason::hidden) << block.text;
    texts.push_back(block.text);
  }
  EXPECT_THAT(texts, ElementsAre("Really?", "Tip.", "Row.", "Turn it on.", "No video.",
                                 "No frame.", "Never."));
}

TEST(ReadHtml, ListsWhatStandsInsteadOfFrames) {
  const Document document = read(
      "<html><frameset cols=\"*,*\"><frame src=\"a.html\"><noframes><body><p>Use a "
      "newer browser.</p></body></noframes></frameset></html>");
  EXPECT_EQ(document.text, "");
  ASSERT_EQ(document.left_out.size(), 1U);
  EXPECT_EQ(document.left_out[0].text, "Use a newer browser.");
}

TEST(ReadHtml, KnowsRemarksFromFurnitureInTheMainPart) {
  EXPECT_THAT(
      blocks("<main><h1>Format</h1><p>The file has a header.</p><aside class=\"topic\">"
             "<p>What you learn</p></aside><aside class=\"starlight-aside\">Take care."
             "</aside><aside role=\"note\">A note.</aside><aside>Also read this."
             "</aside><div role=\"navigation\">Next</div><div class=\"comments-area\">"
             "<p>Nice post!</p></div><div id=\"pageSection\" class=\"pageSection\">"
             "<h2>Files</h2></div><p>And a body.</p></main>"),
      ElementsAre("h1:Format", "p:The file has a header.", "p:What you learn",
                  "p:Take care.", "p:A note.", "p!:Also read this.", "menu!:Next",
                  "p!:Nice post!", "h2!:Files", "p:And a body."));
}

TEST(ReadHtml, PutsMarksAroundQuotations) {
  EXPECT_EQ(
      read("<html lang=\"ja\"><p>彼は<q>うん。<q>いや</q></q>と言った。</p>").text,
      "彼は「うん。『いや』」と言った。");
  EXPECT_EQ(read("<p>He said <q>yes</q> and <q>“no”</q>.</p>").text,
            "He said “yes” and “no”.");
  EXPECT_EQ(read("<p lang=\"de-AT\">Er sagte <q>ja</q>.</p>").text, "Er sagte „ja“.");
}

TEST(ReadHtml, KnowsNotesOfAsciidoctor) {
  EXPECT_THAT(blocks("<p>Word.<sup class=\"footnote\">[<a id=\"_footnoteref_1\" "
                     "href=\"#_footnotedef_1\">1</a>]</sup></p><div id=\"footnotes\">"
                     "<div class=\"footnote\" id=\"_footnotedef_1\">\n<a "
                     "href=\"#_footnoteref_1\">1</a>. What it means.\n</div></div>"),
              ElementsAre("p:Word.", "n1:What it means."));
}

TEST(ReadHtml, ReadsCaptionsThatRepeatTheAlternativeText) {
  // As pandoc writes a figure.
  EXPECT_THAT(blocks("<figure><img alt='A bag' src=b><figcaption aria-hidden=true>A "
                     "bag</figcaption></figure><p aria-hidden=true>x</p>"),
              ElementsAre("caption:A bag"));
}

TEST(ReadHtml, ReadsPagesThatWordSaved) {
  const std::string page =
      "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
      "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Open."
      "</p><p style='mso-list:l1 level1 lfo2'><span "
      "style='font-family:Wingdings'><span "
      "style='mso-list:Ignore'>l<span>&nbsp;</span></span></span>Close.</p><p>Now <ins "
      "datetime='2024'>we</ins><del cite='mailto:a' datetime='2024'>they</del> go. "
      "<del>Struck</del></p><div style='mso-element:comment-list'><p>Why?</p></div>";
  const Document document = read(page);
  EXPECT_THAT(blocks(page),
              ElementsAre("l1:Open.", "l1:Close.", "p:Now we go. Struck"));
  EXPECT_EQ(document.blocks[0].label, "1.");
  EXPECT_EQ(document.blocks[1].label, "•");
  EXPECT_THAT(left_out(page, LeftOutReason::hidden), ElementsAre("they"));
  EXPECT_THAT(left_out(page, LeftOutReason::remark), ElementsAre("Why?"));
}

TEST(ReadHtml, ReadsPagesOfManuals) {
  const std::string page =
      "<div><label for=a>Linux</label><label for=b>Windows</label></div>"
      "<p>In a <label>form</label> it stays.</p><table><tr><td class=linenos><pre>1\n2"
      "</pre></td><td class=code><pre>a\nb</pre></td></tr></table><p>A soft&shy;ware "
      "is <math><mi>x</mi><annotation>x^2</annotation></math>.</p><aside role="
      "doc-footnote><span><span class=fn-bracket>[</span><a role=doc-backlink href=#i>1"
      "</a><span class=fn-bracket>]</span></span><p>A note.</p></aside>";
  EXPECT_THAT(blocks(page),
              ElementsAre("p:Linux", "p:Windows", "p:In a form it stays.", "code:a\nb",
                          "p:A software is x.", "n1:A note."));
  EXPECT_THAT(left_out(page, LeftOutReason::remark), ElementsAre("1\n2"));
}

TEST(ReadHtml, TakesWrappedProseInPreForText) {
  EXPECT_THAT(
      blocks("<pre>The committee met on Tuesday to discuss the plan for the\n"
             "coming year. It was agreed that the budget should not be\n"
             "raised before the autumn, when new figures come in.\n</pre>"),
      ElementsAre("p:The committee met on Tuesday to discuss the plan for the coming "
                  "year. It was agreed that the budget should not be raised before the "
                  "autumn, when new figures come in."));
  EXPECT_THAT(blocks("<pre>x = 1\nprint(x)\nif x: stop()</pre>"),
              ElementsAre("code:x = 1\nprint(x)\nif x: stop()"));
}

}  // namespace
}  // namespace awase
