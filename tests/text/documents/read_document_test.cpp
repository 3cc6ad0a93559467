// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_document.h"

#include <string>

#include <boost/locale/encoding.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

TEST(ReadDocument, FindsTheFormatByContentThenName) {
  EXPECT_EQ(read_document("<p>a</p>", "a.txt").text, "a");
  EXPECT_EQ(read_document("<p>a</p> and b", "a.txt").text, "<p>a</p> and b");
  EXPECT_EQ(read_document("<p>a</p>", "a.HTML").text, "a");
  EXPECT_EQ(read_document("<!doctype html><p>a", "a.txt").text, "a");
  EXPECT_EQ(read_document("<!doctype html><p>a", "-").text, "a");
  EXPECT_EQ(read_document("<!doctype html>", "a", {.format = "text"}).text,
            "<!doctype html>");
  EXPECT_EQ(read_document("a", "folder.html/a").text, "a");
  EXPECT_THAT(document_formats(),
              IsSupersetOf<std::string_view>({"text", "html", "docx"}));
}

TEST(ReadDocument, SaysWhatItWas) {
  const Document document = read_document("日本語。", "a.txt", {.language = "JA_jp"});
  EXPECT_EQ(document.name, "a.txt");
  EXPECT_EQ(document.encoding, "UTF-8");
  EXPECT_EQ(document.language, "ja-JP");
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.block_text(document.blocks[0]), "日本語。");
}

TEST(ReadDocument, ReadsAPageInItsOwnCharset) {
  const std::string page =
      "<html lang=ja><head><meta http-equiv=content-type content='text/html; "
      "charset=CHARSET'><title>訳</title></head><body><p>文</p></body></html>";
  for (const std::string charset : {"Shift_JIS", "EUC-JP", "UTF-8", "ISO-2022-JP"}) {
    std::string named = page;
    named.replace(named.find("CHARSET"), 7, charset);
    const Document document =
        read_document(boost::locale::conv::from_utf(named, charset), "a.html");
    EXPECT_EQ(document.encoding, charset);
    EXPECT_EQ(document.text, "訳\n\n文") << charset;
    EXPECT_EQ(document.language, "ja");
  }
}

TEST(ReadDocument, GivesNoBlocksForAnEmptyFile) {
  EXPECT_TRUE(read_document("", "a.txt").blocks.empty());
  EXPECT_TRUE(read_document("\xEF\xBB\xBF", "a.txt").blocks.empty());
  EXPECT_TRUE(read_document("", "a.html").blocks.empty());
}

TEST(ReadDocument, RefusesOptionsThatMakeNoSense) {
  const auto refusal = [](const DocumentOptions& options) -> std::string {
    try {
      read_document("a", "a.txt", options);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::usage);
      return error.what();
    }
    return "nothing";
  };
  EXPECT_THAT(refusal({.format = "wpd"}), HasSubstr("format wpd: not known"));
  EXPECT_THAT(refusal({.encoding = "x"}), HasSubstr("encoding x: not known"));
  EXPECT_THAT(refusal({.language = "jp"}), HasSubstr("did you mean ja?"));
}

TEST(ReadDocumentFile, NamesTheFileInItsErrors) {
  try {
    read_document_file("/no/such/file.txt");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("/no/such/file.txt: no such file"));
  }
}

}  // namespace
}  // namespace awase
