// SPDX-License-Identifier: Apache-2.0
//
// What comes back in the tool: --for, --parts and `awase evaluate --leverage`, as users
// run them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

class LeverageTest : public testing::Test {
 protected:
  Outcome run(const std::vector<std::string>& arguments) const {
    RunSetup setup;
    setup.folder = folder_.path();
    setup.environment = {{"HOME", folder_.path()}};
    return run_awase(arguments, setup);
  }

  /// The memory that `awase align` makes of a.EXTENSION files, Japanese to English.
  std::string memory(const std::string& extension,
                     const std::vector<std::string>& options) const {
    std::vector<std::string> arguments = {"align",
                                          "a.ja." + extension,
                                          "a.en." + extension,
                                          "--source-lang",
                                          "ja",
                                          "--target-lang",
                                          "en",
                                          "-o",
                                          "a.tmx"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return folder_.read("a.tmx");
  }

  ScratchFolder folder_;
};

TEST_F(LeverageTest, ReadsWhiteSpaceOfAPageAsTheToolDoes) {
  folder_.write("a.ja.html",
                "<html lang=ja><body><h1>第1条　目的</h1><p>この章は装置を初めて\n"
                "使う人のために書かれています。</p></body></html>");
  folder_.write(
      "a.en.html",
      "<html lang=en><body><h1>Article 1 Purpose</h1><p>This chapter is written "
      "for people who use the device for the first time.</p></body></html>");
  const std::string own = memory("html", {});
  EXPECT_THAT(own, HasSubstr("<seg>第1条　目的</seg>"));
  EXPECT_THAT(own, HasSubstr("初めて使う"));
  const std::string omegat = memory("html", {"--for", "omegat"});
  EXPECT_THAT(omegat, HasSubstr("<seg>第1条 目的</seg>"));
  EXPECT_THAT(omegat, HasSubstr("初めて 使う"));
  const std::string memoq = memory("html", {"--for", "memoq"});
  EXPECT_THAT(memoq, HasSubstr("<seg>第1条　目的</seg>"));
  EXPECT_THAT(memoq, HasSubstr("初めて 使う"));
}

TEST_F(LeverageTest, KeepsTheLinesOfPlainTextForOmegat) {
  folder_.write("a.ja.txt", "装置は\n自動で始まります。\n\nふたを閉めてください。\n");
  folder_.write("a.en.txt", "The device starts\nby itself.\n\nClose the lid.\n");
  EXPECT_THAT(memory("txt", {"--for", "omegat"}), HasSubstr("装置は\n自動で"));
  EXPECT_THAT(memory("txt", {}), HasSubstr("装置は自動で"));
}

TEST_F(LeverageTest, PairsTheLinesOfALongListAndKeepsThemOneSegment) {
  std::string japanese, english;
  for (int k = 1; k <= 8; ++k) {
    japanese += "部品" + std::to_string(100 * k) + "\n";
    english += "Part " + std::to_string(100 * k) + "\n";
  }
  folder_.write("a.ja.txt", japanese + "\nふたを閉めてください。\n");
  folder_.write("a.en.txt", english + "\nClose the lid.\n");
  const std::string tmx = memory("txt", {"--for", "omegat"});
  EXPECT_THAT(tmx, HasSubstr("<seg>部品100\n部品200\n"));
  EXPECT_THAT(tmx, HasSubstr("Part 100 Part 200"));
}

TEST_F(LeverageTest, KeepsWhatAToolShowsBesideTheText) {
  folder_.write(
      "a.ja.html",
      "<html lang=ja><body><nav><a href=a>製品</a></nav><p>ふたを閉めてください。"
      "<img alt=\"ふたの図\"></p></body></html>");
  folder_.write("a.en.html",
                "<html lang=en><body><nav><a href=a>Products</a></nav><p>Close the lid."
                "<img alt=\"Figure of the lid\"></p></body></html>");
  const std::string tmx = memory("html", {"--for", "omegat"});
  EXPECT_THAT(tmx, HasSubstr("<seg>製品</seg>"));
  EXPECT_THAT(tmx, HasSubstr("<seg>ふたの図</seg>"));
}

TEST_F(LeverageTest, GivesTradosRegionsAndNoProps) {
  folder_.write("a.ja.txt", "ふたを閉めてください。\n");
  folder_.write("a.en.txt", "Close the lid.\n");
  const std::string tmx = memory("txt", {"--for", "trados"});
  EXPECT_THAT(tmx, HasSubstr("srclang=\"ja-JP\""));
  EXPECT_THAT(tmx, HasSubstr("xml:lang=\"en-US\""));
  EXPECT_THAT(tmx, Not(HasSubstr("<prop")));
  EXPECT_THAT(memory("txt", {"--for", "omegat"}), HasSubstr("x-confidence"));
}

TEST_F(LeverageTest, TakesTheRulesOfTheUsersOmegat) {
  folder_.write("a.ja.txt", "一つ目の文；二つ目の文です。\n");
  folder_.write("a.en.txt", "The first sentence; the second sentence.\n");
  std::filesystem::create_directory(folder_.path() / ".omegat");
  folder_.write(
      ".omegat/segmentation.srx",
      "<srx version='2.0'><header></header><body><languagerules><languagerule "
      "languagerulename='a'><rule break='yes'><beforebreak>[;；]</beforebreak>"
      "<afterbreak>.</afterbreak></rule></languagerule></languagerules>"
      "<maprules><languagemap languagepattern='.*' languagerulename='a'/>"
      "</maprules></body></srx>");
  const Outcome outcome =
      run({"align", "a.ja.txt", "a.en.txt", "--source-lang", "ja", "--target-lang",
           "en", "--for", "omegat", "-o", "a.tmx"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("the rules of your OmegaT"));
  EXPECT_THAT(folder_.read("a.tmx"), HasSubstr("<seg>一つ目の文；</seg>"));
}

TEST_F(LeverageTest, WritesPartsIntoASecondMemory) {
  folder_.write(
      "a.ja.txt",
      "電源を入れてください。\n\nランプが緑に変わります。ポンプが止まります。\n\n"
      "ふたを閉めてください。\n");
  folder_.write("a.en.txt",
                "Switch on the power.\n\nThe pump stops as the lamp turns green.\n\n"
                "Close the lid.\n");
  const std::string tmx = memory("txt", {"--parts", "parts.tmx"});
  EXPECT_THAT(tmx, Not(HasSubstr("x-part")));
  const std::string parts = folder_.read("parts.tmx");
  EXPECT_THAT(parts, HasSubstr("<prop type=\"x-part\">1/2</prop>"));
  EXPECT_THAT(parts, HasSubstr("<seg>ポンプが止まります。</seg>"));
  EXPECT_THAT(parts, HasSubstr("<seg>The pump stops as the lamp turns green.</seg>"));
  EXPECT_THAT(parts, Not(HasSubstr("Close the lid.")));
  EXPECT_EQ(
      run({"align", "a.ja.txt", "a.en.txt", "--to", "tsv", "--parts", "p.tmx"}).status,
      2);
}

TEST_F(LeverageTest, CountsWhatComesBack) {
  folder_.write("a.ja.txt",
                "ふたを閉めてください。\n\n電源を入れてください。\n\n雨。\n");
  folder_.write(
      "m.tmx",
      "<tmx version=\"1.4\"><header creationtool=\"a\" creationtoolversion=\"1\" "
      "segtype=\"sentence\" o-tmf=\"a\" adminlang=\"en\" srclang=\"ja\" "
      "datatype=\"plaintext\"/><body>"
      "<tu><tuv xml:lang=\"ja\"><seg>ふたを閉めてください。</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>Close the lid.</seg></tuv></tu>"
      "<tu><tuv xml:lang=\"ja\"><seg>電源を切ってください。</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>Switch off.</seg></tuv></tu></body></tmx>");
  const Outcome outcome =
      run({"evaluate", "--leverage", "a.ja.txt", "m.tmx", "--json"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("\"segments\":3"));
  EXPECT_THAT(outcome.out, HasSubstr("\"exact\":1"));
  EXPECT_THAT(outcome.out, HasSubstr("\"75\":1"));
  EXPECT_THAT(outcome.out, HasSubstr("\"none\":1"));
  EXPECT_EQ(
      run({"evaluate", "--leverage", "a.ja.txt", "m.tmx", "--min-exact", "0.5"}).status,
      1);
}

}  // namespace
}  // namespace awase
