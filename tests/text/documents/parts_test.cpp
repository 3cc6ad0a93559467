// SPDX-License-Identifier: Apache-2.0
//
// What of office documents, tables and PDFs is text, and what is listed as left out.

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/documents/zip_of.h"
#include "text/documents/read_converted.h"
#include "text/documents/read_document.h"
#include "text/documents/rtf_letters.h"
#include "text/documents/run_program.h"
#include "text/error.h"

namespace awase {
namespace {

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

std::vector<std::string> left_out(const Document& document) {
  std::vector<std::string> lines;
  for (const LeftOutBlock& block : document.left_out)
    lines.push_back(std::string(reason_name(block.reason)) + ": " + block.text);
  return lines;
}

TEST(ReadOdt, ListsReadingsAndWhatIsHidden) {
  const Document document = read_document(
      "<?xml version='1.0'?><office:document office:mimetype="
      "'application/vnd.oasis.opendocument.text' xmlns:office='o' xmlns:style='s' "
      "xmlns:text='t'><office:automatic-styles><style:style style:name='T1' "
      "style:family='text'><style:text-properties text:display='none'/></style:style>"
      "</office:automatic-styles><office:body><office:text><text:p><text:ruby>"
      "<text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text>"
      "</text:ruby>に<text:span text:style-name='T1'>秘密</text:span>行く。</text:p>"
      "<text:section text:display='none'><text:p>Not <text:span>shown</text:span>."
      "</text:p></text:section><text:p>End.</text:p></office:text></office:body>"
      "</office:document>",
      "a.fodt", {.format = "fodt"});
  EXPECT_THAT(blocks(document),
              ElementsAre("paragraph: 東京に行く。", "paragraph: End."));
  EXPECT_THAT(left_out(document),
              ElementsAre("readings: とうきょう", "hidden text: 秘密",
                          "hidden text: Not shown."));
}

TEST(ReadOdt, PutsTheTextOfShapesApart) {
  const Document document = read_document(
      "<?xml version='1.0'?><office:document office:mimetype="
      "'application/vnd.oasis.opendocument.text' xmlns:office='o' xmlns:draw='d' "
      "xmlns:text='t'><office:body><office:text><text:p>First half, <draw:custom-shape>"
      "<text:p>In a shape.</text:p></draw:custom-shape>soft\u00ADware.</text:p>"
      "</office:text></office:body></office:document>",
      "a.fodt", {.format = "fodt"});
  EXPECT_THAT(blocks(document),
              ElementsAre("paragraph: First half, software.", "text_box: In a shape."));
}

TEST(ReadDocx, ListsWhatChartsAndDiagramsSay) {
  const std::string relations =
      "<Relationships xmlns='r'><Relationship Id='a' Type='x/officeDocument' "
      "Target='word/document.xml'/></Relationships>";
  const Document document = read_document(
      zip_of(
          {{"[Content_Types].xml", "<Types/>"},
           {"_rels/.rels", relations},
           {"word/document.xml",
            "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p>"
            "</w:body></w:document>"},
           {"word/_rels/document.xml.rels",
            "<Relationships xmlns='r'><Relationship Id='c' Type='x/chart' "
            "Target='charts/chart1.xml'/><Relationship Id='d' Type='x/diagramData' "
            "Target='diagrams/data1.xml'/></Relationships>"},
           {"word/charts/chart1.xml",
            "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:title><a:p><a:r><a:t>Sales of "
            "</a:t></a:r><a:r><a:t>cats</a:t></a:r></a:p></c:title><c:cat><c:strCache>"
            "<c:pt><c:v>Tokyo</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache>"
            "<c:pt><c:v>42</c:v></c:pt></c:numCache></c:val></c:chartSpace>"},
           {"word/diagrams/data1.xml",
            "<d xmlns:a='a'><a:p><a:r><a:t>Step one</a:t></a:r></a:p></d>"}}),
      "a.docx");
  EXPECT_THAT(blocks(document), ElementsAre("paragraph: Text."));
  EXPECT_THAT(left_out(document), ElementsAre("text in drawings: Sales of cats Tokyo",
                                              "text in drawings: Step one"));
}

TEST(ReadDocx, ReadsSignsOfFontsOfSymbols) {
  const auto run = [](const std::string& properties, const std::string& content) {
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
  };
  const Document document = read_document(
      zip_of({{"[Content_Types].xml", "<Types/>"},
              {"_rels/.rels",
               "<Relationships xmlns='r'><Relationship Id='a' Type='x/officeDocument' "
               "Target='word/document.xml'/></Relationships>"},
              {"word/document.xml",
               "<w:document xmlns:w='w'><w:body><w:p>" + run("", "<w:t>気温</w:t>") +
                   run("", "<w:sym w:font='Symbol' w:char='F0B1'/><w:t>1</w:t>") +
                   run("<w:vanish/>", "<w:sym w:font='Symbol' w:char='F061'/>") +
                   run("", "<w:sym w:font='Wingdings' w:char='F0E0'/>") +
                   run("<w:rFonts w:ascii='Wingdings'/>", "<w:t>\xEF\x83\xBC</w:t>") +
                   run("", "<w:sym w:font='MS Mincho' w:char='2460'/><w:t>ü</w:t>") +
                   run("", "<w:sym w:font='Wingdings' w:char='F0C4'/>") +
                   run("", "<w:sym w:font='Symbol' w:char='zz'/>") +
                   "</w:p></w:body></w:document>"}}),
      "a.docx");
  // A sign that Unicode does not have stays as it is.
  EXPECT_THAT(blocks(document), ElementsAre("paragraph: 気温±1→✓①ü\xEF\x83\x84"));
  EXPECT_THAT(left_out(document), ElementsAre("hidden text: α"));
}

TEST(ReadPptx, ReadsSignsOfFontsOfSymbols) {
  const auto run = [](const std::string& text, const std::string& font) {
    return "<a:r><a:rPr><a:sym typeface='" + font + "'/></a:rPr><a:t>" + text +
           "</a:t></a:r>";
  };
  const Document document = read_document(
      zip_of({{"[Content_Types].xml", "<Types/>"},
              {"ppt/presentation.xml",
               "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='1' "
               "r:id='s'/></p:sldIdLst></p:presentation>"},
              {"ppt/_rels/presentation.xml.rels",
               "<Relationships xmlns='r'><Relationship Id='s' Type='x/slide' "
               "Target='slides/slide1.xml'/></Relationships>"},
              {"ppt/slides/slide1.xml",
               "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><p:txBody><a:p>" +
                   run("One ", "Wingdings") + run("à", "Wingdings") +
                   run(" two ", "Wingdings") + run("à", "Arial") +
                   "</a:p></p:txBody></p:sp></p:sld>"}}),
      "a.pptx");
  EXPECT_THAT(blocks(document), ElementsAre("text_box: One → two à"));
}

TEST(ReadPptx, TakesLinesInLettersOfOneWidthForCode) {
  const auto run = [](const std::string& text, const std::string& face) {
    return "<a:r><a:rPr>" + (face.empty() ? "" : "<a:latin typeface='" + face + "'/>") +
           "</a:rPr><a:t>" + text + "</a:t></a:r>";
  };
  const Document document = read_document(
      zip_of({{"[Content_Types].xml", "<Types/>"},
              {"ppt/presentation.xml",
               "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='1' "
               "r:id='s'/></p:sldIdLst></p:presentation>"},
              {"ppt/_rels/presentation.xml.rels",
               "<Relationships xmlns='r'><Relationship Id='s' Type='x/slide' "
               "Target='slides/slide1.xml'/></Relationships>"},
              {"ppt/slides/slide1.xml",
               "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><p:txBody><a:p>" +
                   run("awase align a b", "Courier New") + "</a:p><a:p>" +
                   run("Call ", "") + run("align", "Consolas") + run(" first.", "") +
                   "</a:p></p:txBody></p:sp></p:sld>"}}),
      "a.pptx");
  EXPECT_THAT(blocks(document),
              ElementsAre("code: awase align a b", "text_box: Call align first."));
}

TEST(ReadTable, JoinsLinesOfACellWhereTheSentenceGoesOn) {
  const Document document = read_document(
      "\"電源を切り、\nカバーを外します。\",\"項目Ａ\n項目Ｂ\"\r\n"
      "\"Turn it off and\nopen the cover.\",\"Item A\n\n Item B\"\r\n",
      "a.csv", {.format = "table"});
  EXPECT_THAT(blocks(document),
              ElementsAre("table_cell: 電源を切り、カバーを外します。",
                          "table_cell: 項目Ａ\n項目Ｂ",
                          "table_cell: Turn it off and open the cover.",
                          "table_cell: Item A\nItem B"));
}

TEST(ReadPages, KeepsTheHyphensOfWords) {
  Document document;
  read_pages(
      "The rules of inter-library loans are old and, as those who use them say, are "
      "well-\n"
      "known to all who work there; a few of them are explained in what follows, the "
      "inter-\n"
      "library loans above all. Other rules are only mentioned where they are very "
      "impor-\n"
      "tant; what is said of them in many more books holds for British and for the "
      "Anglo-\n"
      "American libraries, too, but not for all of them.\n",
      document);
  EXPECT_THAT(
      blocks(document),
      ElementsAre(
          "paragraph: The rules of inter-library loans are old and, as those who "
          "use them say, are well-known to all who work there; a few of them are "
          "explained in what follows, the inter-library loans above all. Other "
          "rules are only mentioned where they are very important; what is said "
          "of them in many more books holds for British and for the "
          "Anglo-American libraries, too, but not for all of them."));
}

/// A PDF of pages that hold a picture and, where it is not empty, a line of text.
std::string pdf_of(const std::vector<std::string>& lines) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  const auto add = [&](const std::string& object) {
    places.push_back(pdf.size());
    pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  };
  const std::size_t first = 5;
  std::string kids;
  for (std::size_t k = 0; k < lines.size(); ++k)
    kids += std::to_string(first + 2 * k) + " 0 R ";
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("<< /Type /Pages /Count " + std::to_string(lines.size()) + " /Kids [ " + kids +
      "] >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  add("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream");
  for (std::size_t k = 0; k < lines.size(); ++k) {
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << "
        "/F "
        "3 0 R >> /XObject << /I 4 0 R >> >> /Contents " +
        std::to_string(first + 2 * k + 1) + " 0 R >>");
    const std::string text =
        "q 600 0 0 700 0 0 cm /I Do Q BT /F 12 Tf 72 700 Td (" + lines[k] + ") Tj ET";
    add("<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text +
        "\nendstream");
  }
  const std::size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return pdf + "trailer\n<< /Size " + std::to_string(places.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

TEST(ReadPdf, NamesPagesWithFewLetters) {
  if (find_program("pdftotext").empty()) GTEST_SKIP() << "needs pdftotext";
  const std::string page =
      "This page has a whole sentence of text, which is more than forty letters.";
  try {
    read_document(pdf_of({"Page one", "Two", "Three"}), "scan.pdf");
    ADD_FAILURE() << "read";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(),
                HasSubstr("scan.pdf: only 15 letters of text on 3 pages"));
  }
  const Document mixed = read_document(pdf_of({page, "Two", page}), "mixed.pdf");
  ASSERT_EQ(mixed.issues.size(), 1U);
  EXPECT_THAT(mixed.issues[0].english(), HasSubstr("1 of 3 pages has hardly any text"));
  EXPECT_THAT(read_document(pdf_of({page}), "text.pdf").issues, IsEmpty());
  // What a page may hold ("/ImageB") is no picture.
  std::string plain = pdf_of({"Two"});
  const std::string picture = "/Subtype /Image ";
  plain.replace(plain.find(picture), picture.size(), "/ProcSe /ImageB ");
  EXPECT_EQ(read_document(plain, "short.pdf").text, "Two");
}

TEST(ReadRtf, CountsTheLettersThatAreSeen) {
  EXPECT_EQ(rtf_letters("{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}{\\info{\\title no}}"
                        "Ab \\'e9c{\\v hidden}{\\*\\other no}\\par 1{\\b d}}"),
            4u);
  // Two bytes of an older encoding stand behind each character, for older readers.
  EXPECT_EQ(rtf_letters("{\\rtf1\\uc2\\u26085\\'93\\'fa\\u26412\\'96\\'7b}"), 2u);
  EXPECT_EQ(rtf_letters("{\\rtf1 \\'93\\'fa\\'96\\'7b{\\shp{\\*\\shpinst{\\sp{\\sn x}}"
                        "{\\shptxt in}}}{\\pict 00ff}}"),
            4u);
  for (const char* cut : {"", "\\", "{\\rtf1\\", "\\'", "\\bin99999 x", "\\u", "}}}}a"})
    EXPECT_LE(rtf_letters(cut), 1u) << cut;
}

TEST(ReadRtf, SaysThatTextWasLost) {
  if (find_program("soffice").empty() || !has_writer(find_program("soffice")))
    GTEST_SKIP() << "needs LibreOffice Writer";
  // LibreOffice takes no text behind the row of a table in a cell that has no end.
  std::string text;
  for (int k = 0; k < 20; ++k) text += "It was said that all of them came in the end. ";
  const std::string rtf =
      "{\\rtf1\\ansi First.\\par\\trowd\\cellx2000\\intbl Item\\cell\\row\\trowd"
      "\\cellx2000\\intbl Outer\\cell\\pard\\intbl\\itap2 Inner\\nestcell"
      "{\\*\\nesttableprops\\trowd\\cellx1000\\nestrow}\\pard " +
      text + "\\par}";
  const Document document = read_document(rtf, "a.rtf");
  EXPECT_THAT(document.text, HasSubstr("First."));
  const bool has_all = document.text.find("came in the end") != std::string::npos;
  EXPECT_TRUE(has_all || !document.issues.empty()) << document.text;
}

TEST(ReadRtf, SaysWhatIsMissingOrWrong) {
  const bool can_read =
      !find_program("pandoc").empty() || !find_program("soffice").empty();
  try {
    const Document document = read_document("{\\rtf1 broken", "a.rtf");
    EXPECT_TRUE(can_read) << document.text;
  } catch (const Error& error) {
    const std::string what = error.what();
    EXPECT_THAT(what,
                HasSubstr(can_read ? "a.rtf: " : "install libreoffice-writer or"));
    EXPECT_EQ(what.find('\n'), std::string::npos);
  }
}

}  // namespace
}  // namespace awase
