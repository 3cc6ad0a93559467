// SPDX-License-Identifier: Apache-2.0
//
// XML documents: what is a block, what is part of one, what is no text.

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/its_rules.h"
#include "text/documents/read_document.h"
#include "text/error.h"

namespace awase {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> blocks(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks)
    lines.push_back(std::string(kind_name(block.kind)) + ": " +
                    std::string(document.block_text(block)));
  return lines;
}

Document read(const std::string& xml, const std::string& its = {}) {
  DocumentOptions options;
  if (!its.empty())
    options.its_rules = std::make_shared<ItsRules>(read_its_rules(
        "<its:rules xmlns:its='http://www.w3.org/2005/11/its' version='2.0'>" + its +
            "</its:rules>",
        "rules.xml"));
  return read_document("<?xml version='1.0'?>" + xml, "a.xml", options);
}

TEST(ReadXml, TakesElementsAmongTextForPartsOfIt) {
  const Document document = read(
      "<doc><name>A</name><p>One <hi>two <x>three</x></hi> four.</p>"
      "<p>五<hi>六</hi>七。</p><list><i1>x</i1><i1>y</i1></list></doc>");
  EXPECT_THAT(blocks(document),
              ElementsAre("paragraph: A", "paragraph: One two three four.",
                          "paragraph: 五六七。", "paragraph: x", "paragraph: y"));
  ASSERT_EQ(document.issues.size(), 1u);
  EXPECT_THAT(document.issues[0].english(), HasSubstr("<p>"));
  EXPECT_THAT(document.issues[0].english(), HasSubstr("<hi>"));
}

TEST(ReadXml, LeavesOutRemarksToThoseWhoWrite) {
  for (const char* root : {"task", "learningContent", "any"}) {
    const std::string name = root;
    const Document document =
        read("<" + name +
             "><p>Open it.<draft-comment>Why <b>here</b>?</draft-comment> "
             "Shut it.<indexterm>lid</indexterm></p><p>End.</p></" +
             name + ">");
    EXPECT_THAT(blocks(document),
                ElementsAre("paragraph: Open it. Shut it.", "paragraph: End."));
    std::string remarks;
    for (const LeftOutBlock& block : document.left_out) {
      EXPECT_EQ(block.reason, LeftOutReason::remark);
      remarks += block.text + "|";
    }
    EXPECT_EQ(remarks, "Why|here|?|") << name;
  }
}

TEST(ReadXml, PutsMarksAroundQuotations) {
  EXPECT_THAT(blocks(read("<article xmlns='http://docbook.org/ns/docbook'><para>Press "
                          "<quote>Start</quote>.</para></article>")),
              ElementsAre("paragraph: Press “Start”."));
}

TEST(ReadXml, KnowsCodeOfJournals) {
  EXPECT_THAT(
      blocks(
          read("<article><front><article-meta><title-group><article-title>T"
               "</article-title></title-group></article-meta></front><body><p>Say it."
               "</p><code>a = 1\nb = 2</code></body></article>")),
      ElementsAre("heading: T", "paragraph: Say it.", "code: a = 1\nb = 2"));
}

TEST(ReadXml, KnowsFictionBook) {
  const Document document = read(
      "<FictionBook><description><title-info><genre>prose</genre><author><nickname>N"
      "</nickname></author><book-title>T</book-title></title-info><document-info><id>7"
      "</id></document-info></description><body><p>He <emphasis>ran</emphasis>.</p>"
      "</body><binary id='a'>iVBORw0K</binary></FictionBook>");
  EXPECT_THAT(blocks(document), ElementsAre("paragraph: T", "paragraph: He ran."));
  EXPECT_THAT(document.issues, IsEmpty());
}

TEST(ReadXml, KnowsDocBook) {
  const Document document = read(
      "<!DOCTYPE article PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'docbookx.dtd'>"
      "<article xml:lang='en'><title>T&eacute;</title><para>See "
      "<xref linkend='x'/>the <emphasis>big</emphasis>\n  one<footnote><para>A "
      "note.</para></footnote> now.</para><indexterm><primary>x</primary></indexterm>"
      "<itemizedlist><listitem><para>Item.</para></listitem></itemizedlist>"
      "<programlisting>int x;\nint y;</programlisting></article>");
  EXPECT_THAT(blocks(document),
              ElementsAre("heading: Té", "paragraph: See the big one now.",
                          "note: A note.", "list_item: Item.", "code: int x;\nint y;"));
  EXPECT_EQ(document.language, "en");
  EXPECT_THAT(document.issues, IsEmpty());
}

TEST(ReadXml, KnowsDita) {
  EXPECT_THAT(blocks(read("<task id='t' xml:lang='ja'><title>電池の交換</title><prolog>"
                          "<author>x</author></prolog><taskbody><steps><step><cmd>"
                          "<uicontrol>電源</uicontrol>を切ります。</cmd></step></steps>"
                          "</taskbody></task>")),
              ElementsAre("heading: 電池の交換", "list_item: 電源を切ります。"));
}

TEST(ReadXml, PutsNotesApartAndChoicesOfMenusInOrder) {
  EXPECT_THAT(blocks(read("<TEI><body><p>One<note>A note.</note>, two.</p>"
                          "<note>Alone.</note></body></TEI>")),
              ElementsAre("paragraph: One, two.", "note: A note.", "note: Alone."));
  EXPECT_THAT(
      blocks(read("<article><p>One<xref ref-type='fn' rid='f'>1</xref>, as <xref "
                  "ref-type='fig'>Fig. 2</xref> says.</p><list><list-item><p>Item</p>"
                  "</list-item></list><fn id='f'><label>1</label><p>A note.</p></fn>"
                  "</article>")),
      ElementsAre("paragraph: One, as Fig. 2 says.", "list_item: Item",
                  "note: A note."));
  EXPECT_THAT(blocks(read("<task><cmd>Choose <menucascade><uicontrol>File</uicontrol>"
                          "<uicontrol>Open</uicontrol></menucascade>.</cmd></task>")),
              ElementsAre("list_item: Choose File > Open."));
}

TEST(ReadXml, NamesTheFilesThatADocumentIncludes) {
  const Document document = read(
      "<!DOCTYPE book [<!ENTITY two SYSTEM 'ch2.xml'>]><book><p>One.</p>&two;"
      "<xi:include xmlns:xi='x' href='ch3.xml'/><p>Last.</p></book>");
  EXPECT_THAT(blocks(document), ElementsAre("paragraph: One.", "paragraph: Last."));
  ASSERT_EQ(document.issues.size(), 1U);
  EXPECT_EQ(
      document.issues[0].english(),
      "a.xml: 2 files that it includes are not read: ch2.xml, ch3.xml; give them too");
}

TEST(ReadXml, FollowsMarksAndRules) {
  const std::string xml =
      "<d><p>Text <v>NAME</v> more.</p><code>x = 1</code><k alt='Picture'>K</k>"
      "<p translate='no'>Keep</p></d>";
  EXPECT_THAT(blocks(read(xml)), ElementsAre("paragraph: Text NAME more.",
                                             "paragraph: x = 1", "paragraph: K"));
  EXPECT_THAT(blocks(read(xml,
                          "<its:translateRule selector='//code' translate='no'/>"
                          "<its:translateRule selector='//k/@alt' translate='yes'/>"
                          "<its:withinTextRule selector='/d/p/v' withinText='no'/>")),
              ElementsAre("paragraph: Text", "paragraph: NAME", "paragraph: more.",
                          "paragraph: K", "paragraph: Picture"));
  EXPECT_THAT(
      blocks(
          read("<d xmlns:its='http://www.w3.org/2005/11/its'><its:rules version='2.0'>"
               "<its:translateRule selector=\"//a[@k='x']//b\" translate='no'/>"
               "</its:rules><a k='x'><c><b>No</b></c></a><a><b>Yes</b></a></d>")),
      ElementsAre("paragraph: Yes"));
}

TEST(ReadXml, RefusesRulesAndXmlThatAreBroken) {
  const auto refusal = [](auto read_it) -> std::string {
    try {
      read_it();
    } catch (const Error& error) {
      return error.what();
    }
    return "read";
  };
  EXPECT_THAT(refusal([] { read("<a><p>x</p>"); }), HasSubstr("a.xml:1:"));
  EXPECT_THAT(refusal([] {
                read("<a/>", "<its:translateRule selector='id(3)' translate='no'/>");
              }),
              HasSubstr("rules.xml:1: the selector id(3) is not understood"));
  EXPECT_THAT(refusal([] { read("<a/>", "<x/>"); }), HasSubstr("no its:translateRule"));
  EXPECT_THAT(refusal([] {
                read("<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>");
              }),
              testing::AnyOf("read", HasSubstr("a.xml")));
}

TEST(DocumentFormat, IsFoundByTheContentOfMarkup) {
  const auto format = [](const std::string& bytes, const std::string& name = "x.txt") {
    return document_format(bytes, name);
  };
  EXPECT_EQ(format("<?xml version='1.0'?><r><p>a</p></r>"), "xml");
  EXPECT_EQ(format("<r><p>a</p></r>"), "xml");
  EXPECT_EQ(format("<p>a</p> and then text"), "text");
  EXPECT_EQ(format("{\"a\": \"b\"}"), "json");
  EXPECT_EQ(format("[1] A note\n\n[2] Another"), "text");
  EXPECT_EQ(format("{curly} words"), "text");
  EXPECT_EQ(format("{\"cells\": [], \"nbformat\": 4, \"metadata\": {}}"), "ipynb");
  EXPECT_EQ(format("Title\n=====\n\n.. note::\n\n   x\n"), "rst");
  EXPECT_EQ(format("\\documentclass{article}\n\\begin{document}"), "latex");
  EXPECT_EQ(format("# MyST\n\n.. note::\n\n   x\n", "x.md"), "markdown");
  EXPECT_EQ(format("#+TITLE: x\n* y\n"), "org");
  EXPECT_EQ(format("== Head ==\ntext\n[[Category:X]]\n"), "mediawiki");
  EXPECT_EQ(format("= Head\n:toc:\n\n[NOTE]\n====\nx\n====\n"), "asciidoc");
  EXPECT_EQ(format("From: a@b\nTo: c@d\nMessage-ID: <1>\n\nText"), "email");
  EXPECT_EQ(format(".TH LS 1\n.SH NAME\nls - list"), "man");
  EXPECT_EQ(format("h1. Head\n", "x.textile"), "textile");
  EXPECT_EQ(format("a", "X.JSON"), "json");
  EXPECT_EQ(format("a", "X.YML"), "yaml");
  EXPECT_EQ(format("a", "X.Rst"), "rst");
}

TEST(DocumentFormat, SaysWhatCannotBeRead) {
  const auto refusal = [](const std::string& bytes, const std::string& name) {
    try {
      return "read as " + document_format(bytes, name);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      return std::string(error.what());
    }
  };
  EXPECT_THAT(refusal("<tmx version='1.4'></tmx>", "a.txt"),
              HasSubstr("file of pairs"));
  EXPECT_THAT(refusal("{\"a\":1}\n{\"a\":2}\n", "a.txt"), HasSubstr("JSON lines"));
  EXPECT_THAT(refusal("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", "a"),
              HasSubstr("PO, a file of pairs"));
  EXPECT_THAT(refusal("#!/bin/sh\necho hi\n", "a.txt"), HasSubstr("a script"));
  EXPECT_THAT(refusal("def f():\n  pass\n", "a.PY"), HasSubstr("Python"));
  EXPECT_THAT(refusal("x", "a.css"), HasSubstr("a style sheet"));
}

TEST(ReadDocument, SaysThatTextLooksLikeMore) {
  const auto issues = [](const std::string& bytes, const std::string& format) {
    std::vector<std::string> lines;
    for (const Message& issue :
         read_document(bytes, "a.txt", {.format = format}).issues)
      lines.push_back(issue.english());
    return lines;
  };
  EXPECT_THAT(issues("{\"a\": \"b\"}", "text"),
              ElementsAre(HasSubstr("looks like JSON, and is read as plain text")));
  EXPECT_THAT(issues("a: x\nb: y\nc:\n  - z\n", ""), ElementsAre(HasSubstr("YAML")));
  EXPECT_THAT(issues("menu.open=Open\nmenu.shut=Shut\nmenu.x=X\n", ""),
              ElementsAre(HasSubstr(".properties")));
  EXPECT_THAT(issues("import x\n\ndef f(a):\n  return a;\n\nfoo();\n", ""),
              ElementsAre(HasSubstr("source code")));
  EXPECT_THAT(issues("A: Hello there.\nB: Hi. How are you?\nThey sat down.\n", ""),
              IsEmpty());
  EXPECT_THAT(issues("Ann: Where are you?\nBen: Here.\nAnn: Come.\nBen: Why?\n", ""),
              IsEmpty());
  EXPECT_THAT(issues("ただの文章です。\n次の文です。\n終わり。\n", ""), IsEmpty());
}

}  // namespace
}  // namespace awase
