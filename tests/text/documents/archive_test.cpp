// SPDX-License-Identifier: Apache-2.0

#include "text/documents/archive.h"

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

using ::testing::HasSubstr;

template <class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), testing::Not(HasSubstr("\n")));
    return error.what();
  }
  return "nothing";
}

TEST(Archive, UnpacksWhatItHolds) {
  const std::string bytes = zip_of({{"a/b.txt", "文"}, {"c", ""}});
  EXPECT_TRUE(begins_like_zip(bytes));
  Archive archive(bytes, "x.zip");
  EXPECT_TRUE(archive.has("a/b.txt"));
  EXPECT_FALSE(archive.has("b.txt"));
  EXPECT_EQ(archive.read("a/b.txt"), "文");
  EXPECT_EQ(archive.read("c"), "");
  EXPECT_THAT(refusal([&] { archive.read("d"); }), HasSubstr("x.zip: d: not in"));
}

TEST(Archive, RefusesBombs) {
  const std::string bytes = zip_of({{"a", std::string(40 << 20, 'a')}});
  EXPECT_LT(bytes.size(), 100'000u);
  EXPECT_THAT(refusal([&] { Archive(bytes, "x").read("a"); }), HasSubstr("unpacks to"));
  const std::string two = zip_of({{"a", std::string(600, 'a')}, {"b", "bbb"}});
  Archive archive(two, "x", {.max_unpacked_bytes = 602});
  archive.read("a");
  EXPECT_THAT(refusal([&] { archive.read("b"); }), HasSubstr("unpacks to"));
  EXPECT_THAT(refusal([&] { Archive(two, "x", {.max_entries = 1}); }),
              HasSubstr("more than 1 files"));
}

TEST(Archive, RefusesNamesThatLeadOut) {
  for (const char* name : {"../a", "/a", "a/../../b", "\\a", "C:a", "a\\..\\b"}) {
    const std::string bytes = zip_of({{name, "x"}});
    EXPECT_THAT(refusal([&] { Archive(bytes, "x"); }), HasSubstr("leads out")) << name;
  }
}

TEST(Archive, RefusesWhatIsEncrypted) {
  std::string bytes = zip_of({{"a", "text"}});
  bytes[6] = 1;  // the flag of the local header, then that of the directory
  bytes[bytes.find("PK\x01\x02") + 8] = 1;
  EXPECT_THAT(refusal([&] { Archive(bytes, "x").read("a"); }), HasSubstr("password"));
}

TEST(ResolvePath, FollowsReferencesInsideTheArchive) {
  EXPECT_EQ(resolve_path("word/document.xml", "media/a.png"), "word/media/a.png");
  EXPECT_EQ(resolve_path("a/b/c", "../d%20e.xhtml#f?g"), "a/d e.xhtml");
  EXPECT_EQ(resolve_path("a/b", "/word/./c"), "word/c");
  EXPECT_EQ(resolve_path("", "a"), "a");
  EXPECT_EQ(resolve_path("a/b", "../../c"), "");
}

TEST(ReadDocument, SaysWhatAZipArchiveIs) {
  const auto told = [](const std::string& bytes, const char* name) {
    return refusal([&] { read_document(bytes, name); });
  };
  EXPECT_THAT(told(zip_of({{"a", "b"}}), "x.docx"), HasSubstr("holds no document"));
  EXPECT_THAT(told(zip_of({{"xl/workbook.xml", "b"}}), "x"),
              HasSubstr("workbook.xml.rels"));
  EXPECT_THAT(told("", "x.docx"), HasSubstr("x.docx: damaged or cut off"));
  EXPECT_THAT(told("text", "x.docx"), HasSubstr("x.docx: damaged or cut off"));
}

/// A Word document of that body.
std::string docx_of(const std::string& body) {
  return zip_of(
      {{"_rels/.rels",
        "<Relationships><Relationship Id='1' Type='x/officeDocument' "
        "Target='word/document.xml'/></Relationships>"},
       {"word/document.xml", "<w:document xmlns:w='w' xmlns:mc='mc'><w:body>" + body +
                                 "</w:body></w:document>"}});
}

std::vector<std::string> docx_blocks(const std::string& body) {
  const Document document = read_document(docx_of(body), "a.docx");
  std::vector<std::string> texts;
  for (const Block& block : document.blocks)
    texts.emplace_back(document.block_text(block));
  return texts;
}

std::string run(const std::string& text) {
  return "<w:r><w:t>" + text + "</w:t></w:r>";
}

TEST(ReadDocx, TakesProseInTheStyleOfCodeForText) {
  const auto paragraph = [](const std::string& text) {
    return "<w:p><w:pPr><w:pStyle w:val='Pre'/></w:pPr>" + run(text) + "</w:p>";
  };
  const auto kinds_of = [](const std::string& body) {
    const Document document = read_document(
        zip_of({{"_rels/.rels",
                 "<Relationships><Relationship Id='1' Type='x/officeDocument' "
                 "Target='word/document.xml'/></Relationships>"},
                {"word/_rels/document.xml.rels",
                 "<Relationships><Relationship Id='1' Type='x/styles' "
                 "Target='styles.xml'/></Relationships>"},
                {"word/styles.xml",
                 "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='Pre'>"
                 "<w:name w:val='Preformatted Text'/></w:style></w:styles>"},
                {"word/document.xml", "<w:document xmlns:w='w'><w:body>" + body +
                                          "</w:body></w:document>"}}),
        "a.docx");
    std::vector<BlockKind> kinds;
    for (const Block& block : document.blocks) kinds.push_back(block.kind);
    return kinds;
  };
  EXPECT_THAT(kinds_of(paragraph("（定義）") + paragraph("(i) employee: a person;") +
                       paragraph("この規程は四月から施行する。")),
              testing::Each(BlockKind::paragraph));
  EXPECT_THAT(kinds_of(paragraph("npm install") + paragraph("const a = {1}") +
                       paragraph("npm start") + paragraph("Done.")),
              testing::Each(BlockKind::code));
  EXPECT_EQ(kinds_of(paragraph("It is done.") + "<w:p>" +
                     run("That is what it says here.") + "</w:p>")[0],
            BlockKind::code);
}

TEST(ReadDocx, AcceptsTrackedChanges) {
  using ::testing::ElementsAre;
  EXPECT_THAT(
      docx_blocks("<w:p>" + run("a") + "<w:del>" + run("b") + "</w:del><w:ins>" +
                  run("c") + "</w:ins><w:moveFrom>" + run("d") + "</w:moveFrom></w:p>"),
      ElementsAre("ac"));
  EXPECT_THAT(
      docx_blocks("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("first ") +
                  "</w:p><w:p>" + run("second") + "</w:p><w:p>" + run("x") + "</w:p>"),
      ElementsAre("first second", "x"));
  EXPECT_THAT(docx_blocks("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>" +
                          run("a") + "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" +
                          run("b") + "</w:p></w:tc></w:tr></w:tbl>"),
              ElementsAre("b"));
}

TEST(ReadDocx, ReadsOneVariantAndNoHiddenText) {
  using ::testing::ElementsAre;
  EXPECT_THAT(
      docx_blocks("<w:p><mc:AlternateContent><mc:Choice>" + run("new") +
                  "</mc:Choice><mc:Choice>" + run("newer") +
                  "</mc:Choice><mc:Fallback>" + run("old") +
                  "</mc:Fallback></mc:AlternateContent>" + run("!") +
                  "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                  "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>?</w:t></w:r></w:p>"),
      ElementsAre("new!?"));
}

TEST(ReadDocx, ReadsLongAndDeepDocuments) {
  std::string body;
  for (int i = 0; i < 10'000; ++i) {
    body += "<w:p>" + run("Paragraph " + std::to_string(i * 7919 % 10'000)) + "</w:p>";
  }
  EXPECT_EQ(docx_blocks(body).size(), 10'000u);
  body.clear();
  for (int i = 0; i < 200; ++i) body += "<w:tbl><w:tr><w:tc>";
  body += "<w:p>" + run("deep") + "</w:p>";
  for (int i = 0; i < 200; ++i) body += "</w:tc></w:tr></w:tbl>";
  EXPECT_THAT(docx_blocks(body), testing::ElementsAre("deep"));
  body.clear();
  for (int i = 0; i < 5000; ++i) body += "<w:p>";
  EXPECT_THAT(refusal([&] { docx_blocks(body); }), HasSubstr("a.docx: word/document"));
}

/// A workbook of one column, each cell of which shows the one shared string.
std::string workbook_repeating(const std::string& text, int rows) {
  std::string sheet = "<worksheet><sheetData>";
  for (int k = 0; k < rows; ++k) sheet += "<row><c t=\"s\"><v>0</v></c></row>";
  return zip_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" r:id=\"a\"/></sheets>"
        "</workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" "
        "Target=\"sheet.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst><si><t>" + text + "</t></si></sst>"},
       {"xl/sheet.xml", sheet + "</sheetData></worksheet>"}});
}

TEST(Workbook, ListsHiddenRowsAndColumns) {
  const auto cell = [](const std::string& text) {
    return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  };
  const Document document = read_document(
      zip_of({{"xl/workbook.xml",
               "<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" r:id=\"a\"/>"
               "</sheets></workbook>"},
              {"xl/_rels/workbook.xml.rels",
               "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" "
               "Target=\"sheet.xml\"/></Relationships>"},
              {"xl/sheet.xml",
               "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"
               "<sheetData><row>" +
                   cell("one") + cell("two") + "</row><row hidden=\"true\">" +
                   cell("three") + "</row><row hidden=\"0\">" + cell("four") +
                   "</row></sheetData></worksheet>"}}),
      "a.xlsx");
  EXPECT_EQ(document.text, "one\n\nfour");
  std::string left_out;
  for (const LeftOutBlock& block : document.left_out)
    left_out += std::string(reason_name(block.reason)) + ": " + block.text + "|";
  EXPECT_EQ(left_out, "hidden text: two|hidden text: three|");
}

TEST(ReadDocx, ReadsEquationFieldsThatAreText) {
  const auto field = [](const std::string& instruction) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" +
           instruction +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  EXPECT_THAT(
      docx_blocks("<w:p>" + field("EQ \\* jc2 \\o\\ad(\\s\\up 9(とうきょう),東京)") +
                  run("に住む。") + field("EQ \\o\\ac(○,印)") + field("EQ \\f(1,2)") +
                  field("PAGE") + "</w:p>"),
      testing::ElementsAre("東京に住む。印"));
}

TEST(Workbook, IsRefusedWhenItRepeatsOneLongTextEndlessly) {
  const std::string text(20'000, 'a');
  EXPECT_EQ(read_document(workbook_repeating(text, 100), "a.xlsx").blocks.size(), 100U);
  const std::string bytes = workbook_repeating(text, 5000);
  EXPECT_LT(bytes.size(), 10'000U);
  EXPECT_THAT(refusal([&] { read_document(bytes, "a.xlsx"); }),
              HasSubstr("repeat shared strings"));
  // Short ones may be as many as they like.
  EXPECT_EQ(read_document(workbook_repeating("yes", 20'000), "a.xlsx").blocks.size(),
            20'000U);
}

}  // namespace
}  // namespace awase
