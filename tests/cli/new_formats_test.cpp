// SPDX-License-Identifier: Apache-2.0
//
// `awase align` on files that say themselves what belongs together: by key, by cell, or
// in one document of both languages; and on files whose name says nothing. tests/data/
// README.md says which programs made the files.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "text/documents/run_program.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string data(const std::string& name) {
  return std::string(AWASE_SOURCE_DIR) + "/tests/data/" + name;
}

/// Runs align to tsv; the texts alone, a pair a line with " = " between.
std::string pairs(std::vector<std::string> arguments, std::string* messages = nullptr) {
  arguments.insert(arguments.begin(), "align");
  arguments.insert(arguments.end(), {"--to", "tsv"});
  const Outcome outcome = run_awase(arguments);
  if (messages != nullptr) *messages = outcome.err;
  EXPECT_TRUE(outcome.status == 0 || messages != nullptr) << outcome.err;
  std::string lines;
  for (std::size_t at = 0; at < outcome.out.size();) {
    const std::size_t end = outcome.out.find('\n', at);
    const std::string line = outcome.out.substr(at, end - at);
    const std::size_t tab = line.find('\t');
    lines += line.substr(0, tab) + " = " +
             line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1) + '\n';
    at = end + 1;
  }
  return lines;
}

TEST(KeyedFiles, ArePairedByKeyWhateverTheirOrder) {
  ScratchFolder folder;
  folder.write("ui.ja.json",
               R"({"a": "保存しますか？", "only": "日本語だけです。",
                   "m": {"x": "終了", "y": "失敗しました。もう一度どうぞ。"},
                   "n_other": "{{count}}件"})");
  folder.write("ui.en.json",
               R"({"m": {"y": "It failed. Please try again.", "x": "Quit"},
                   "a": "Save {name}?", "n_one": "{{count}} item",
                   "n_other": "{{count}} items"})");
  std::string messages;
  EXPECT_EQ(pairs({folder / "ui.ja.json", folder / "ui.en.json"}, &messages),
            "保存しますか？ = Save {name}?\n"
            "終了 = Quit\n"
            "失敗しました。 = It failed.\n"
            "もう一度どうぞ。 = Please try again.\n"
            "{{count}}件 = {{count}} items\n");
  EXPECT_THAT(messages, HasSubstr("ui.ja.json: 1 key stands here alone: only"));
  EXPECT_THAT(messages, HasSubstr("ui.en.json: 1 key stands here alone: n_one"));
}

TEST(KeyedFiles, MayBeOfTwoFormats) {
  ScratchFolder folder;
  folder.write("ui.properties",
               "b=\\u7D42\\u4E86\na=\\u8A2D\\u5B9A\\u3092\\u958B\\u304F\n");
  folder.write("ui.yml", "en:\n  a: Open the settings\n  b: Quit\n");
  EXPECT_EQ(pairs({folder / "ui.properties", folder / "ui.yml"}),
            "終了 = Quit\n設定を開く = Open the settings\n");
}

TEST(Workbooks, ArePairedCellByCell) {
  const std::string wanted = "装置の電源を切ってください。 = Switch the device off.\n";
  EXPECT_THAT(pairs({data("texts.ja.xlsx"), data("texts.en.xlsx")}), HasSubstr(wanted));
  EXPECT_THAT(pairs({data("texts.ja.ods"), data("texts.en.xlsx")}), HasSubstr(wanted));
  EXPECT_THAT(pairs({data("texts.ja.xlsx"), data("texts.en.xlsx")}),
              Not(HasSubstr("hidden")));
  ScratchFolder folder;
  folder.write("a.csv", "1,\"猫が、\n好きです。\"\n2,終了\n");
  folder.write("b.CSV", "1,\"I like, cats.\"\n2,Quit\n");
  EXPECT_THAT(pairs({folder / "a.csv", folder / "b.CSV"}), HasSubstr("終了 = Quit\n"));
}

TEST(Workbooks, ThatNameTwoLanguagesAreNoText) {
  ScratchFolder folder;
  folder.write("a.csv", "ja,en\n猫。,Cat.\n");
  folder.write("b.csv", "Dog.\nCat.\n");
  std::string messages;
  EXPECT_EQ(pairs({folder / "b.csv", folder / "a.csv"}, &messages), "");
  EXPECT_THAT(messages, HasSubstr("a.csv: a file of pairs, which is given alone"));
}

TEST(BilingualDocument, IsSplitByTheColumnsOfItsTable) {
  const std::string wanted =
      "装置の電源を切ってください。 = Switch the device off.\n"
      "電池を入れます。 = Insert the battery.\n"
      "ふたを閉めます。 = Close the lid.\n"
      "設定画面を開きます。 = Open the settings screen.\n"
      "変更を保存しますか？ = Do you want to save the changes?\n"
      "エラーが発生しました。 = An error occurred.\n"
      "もう一度お試しください。 = Please try again.\n";
  std::string messages;
  EXPECT_EQ(pairs({data("review.docx")}, &messages), wanted);
  EXPECT_THAT(messages, HasSubstr("column 2 is the source, column 3 the target"));
  EXPECT_THAT(messages, HasSubstr("14 blocks on neither side were left out"));
  EXPECT_EQ(pairs({data("columns.odt"), "--bilingual"}), wanted);
  ScratchFolder folder;
  folder.write(
      "r.html",
      "<table><tr><td>1</td><td>I like cats.</td><td>猫が好きです。</td></tr>"
      "<tr><td>2</td><td>I like dogs.</td><td>犬が好きです。</td></tr></table>");
  EXPECT_EQ(pairs({folder / "r.html", "--source-lang", "ja"}),
            "猫が好きです。 = I like cats.\n犬が好きです。 = I like dogs.\n");
}

TEST(BilingualDocument, IsSplitWhereParagraphsTakeTurns) {
  ScratchFolder folder;
  folder.write("t.txt",
               "I like cats.\n\n猫が好きです。\n\nDogs bark. Cats do not.\n\n"
               "犬は吠えます。猫は吠えません。\n\nThe end.\n\n終わり\n");
  EXPECT_EQ(pairs({folder / "t.txt"}),
            "I like cats. = 猫が好きです。\nDogs bark. = 犬は吠えます。\n"
            "Cats do not. = 猫は吠えません。\nThe end. = 終わり\n");
  folder.write("one.txt", "猫が好きです。\n\n犬も好きです。\n\nただの文章です。\n");
  std::string messages;
  EXPECT_EQ(pairs({folder / "one.txt"}, &messages), "");
  EXPECT_THAT(messages, HasSubstr("one text alone"));
  EXPECT_EQ(pairs({folder / "one.txt", "--bilingual"}, &messages), "");
  EXPECT_THAT(messages, HasSubstr("no two languages side by side"));
}

TEST(FileOfPairs, IsKnownByItsContentAndByCapitals) {
  ScratchFolder folder;
  const std::string tmx =
      "<tmx version='1.4'><header srclang='ja'/><body><tu><tuv xml:lang='ja'>"
      "<seg>猫が好きです。</seg></tuv><tuv xml:lang='en'><seg>I like cats.</seg></tuv>"
      "</tu></body></tmx>";
  for (const char* name : {"M.TMX", "memory", "m.xml", "m.txt"}) {
    folder.write(name, tmx);
    EXPECT_EQ(pairs({folder / name}), "猫が好きです。 = I like cats.\n") << name;
  }
  EXPECT_EQ(
      run_awase({"tmx", "convert", folder / "memory", "-o", folder / "O.CSV"}).status,
      0);
  EXPECT_THAT(folder.read("O.CSV"), HasSubstr("猫が好きです。,I like cats."));
  EXPECT_EQ(run_awase({"align", folder / "memory", "-o", folder / "O.TMX"}).status, 0);
  EXPECT_THAT(folder.read("O.TMX"), HasSubstr("<tmx"));
  folder.write("three.csv", "id,ja,en,de\n0,猫。,Cat.,Katze.\n1,犬。,Dog.,Hund.\n");
  EXPECT_EQ(pairs({folder / "three.csv", "--source-lang", "ja", "--target-lang", "de"}),
            "猫。 = Katze.\n犬。 = Hund.\n");
}

TEST(Segment, SaysWhatIsNotRead) {
  ScratchFolder folder;
  folder.write("a.py", "print('x')\n");
  const Outcome refused = run_awase({"segment", folder / "a.py"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("Python"));
  const Outcome forced =
      run_awase({"segment", "--lang", "en", "--format", "TEXT", folder / "a.py"});
  EXPECT_EQ(forced.status, 0);
  EXPECT_THAT(forced.err, HasSubstr("read as plain text because --format says so"));
  folder.write("r.xml",
               "<rules xmlns:its='x'><its:translateRule selector='//c' "
               "translate='no'/></rules>");
  folder.write("d.xml", "<d><p>Text.</p><c>Code.</c></d>");
  EXPECT_EQ(run_awase({"segment", "--lang", "en", "--its", folder / "r.xml",
                       folder / "d.xml"})
                .out,
            "Text.\n");
}

TEST(Segment, ReadsMarkupByInstalledPrograms) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  ScratchFolder folder;
  folder.write("a.rst",
               "はじめに\n========\n\n詳しくは :ref:`設定 <x>` と :py:func:`len` "
               "を\n見ます。\n\n"
               ".. toctree::\n\n   intro\n\n.. note::\n\n   注意。\n\n.. math::\n\n   "
               "\\int x\n\n数式 :math:`\\frac{a}{b}` です。\n");
  const Outcome rst = run_awase({"segment", "--lang", "ja", folder / "a.rst"});
  EXPECT_EQ(rst.status, 0) << rst.err;
  EXPECT_THAT(rst.out,
              HasSubstr("はじめに\n詳しくは 設定 と len を見ます。\n注意。\n"));
  EXPECT_THAT(rst.out, Not(HasSubstr("toctree")));
  EXPECT_THAT(rst.out, Not(HasSubstr("frac")));
  folder.write(
      "b.rst",
      "Notes\n=====\n\n.. rst:directive:: .. note::\n\n   A remark to readers.\n\n"
      ".. py:function:: f(*args, **more)\n\n   Calls it.\n");
  EXPECT_EQ(run_awase({"segment", "--lang", "en", folder / "b.rst"}).out,
            "Notes\n.. note::\nA remark to readers.\nf(*args, **more)\nCalls it.\n");
  folder.write("a.wiki", "== 概要 ==\n'''雪山'''は[[山]]です。\n[[Category:山]]\n");
  EXPECT_EQ(run_awase({"segment", "--lang", "ja", folder / "a.wiki"}).out,
            "概要\n雪山は山です。\n");
  folder.write("b.wiki",
               "[[ファイル:a.jpg|thumb|[[山]]の地図]]\n'雪山'は山です。\n"
               "[[画像:b.png|20px]]も山です。\n[[カテゴリ:山]]\n");
  EXPECT_EQ(run_awase({"segment", "--lang", "ja", folder / "b.wiki"}).out,
            "山の地図\n'雪山'は山です。\nも山です。\n");
  folder.write("a.tex",
               "\\documentclass{article}\\title{T}\\begin{document}\\maketitle\n"
               "One $x^2$ here. Two.\n\\end{document}\n");
  EXPECT_THAT(run_awase({"segment", "--lang", "en", folder / "a.tex"}).out,
              HasSubstr("T\nOne x2 here.\nTwo.\n"));
  folder.write("b.tex",
               "\\begin{document}\n\\ruby{東}{ひがし}の\\UTF{9DD7}は\\kenten{白い}。"
               "\\fbox{青い\\kenten{箱}}です。% \\fbox{no}\n\n"
               "\\verb|\\fbox{x}|は枠です。\n\\begin{lstlisting}[caption={手順}]\n"
               "\\fbox{y}\n\\end{lstlisting}\n\\begin{thebibliography}{9}\n"
               "\\bibitem{a} 佐藤。\n\\end{thebibliography}\n\\end{document}\n");
  EXPECT_EQ(run_awase({"segment", "--lang", "ja", folder / "b.tex"}).out,
            "東の鷗は白い。\n青い箱です。\n\\fbox{x}は枠です。\n手順\n\\fbox{y}\n"
            "佐藤。\n");
  folder.write("c.wiki",
               "{{仮リンク|人工降雨|en|Cloud seeding}}は[[雨]]です。\n<gallery>\n"
               "A.jpg|雨の日\nB.jpg\n</gallery>\n[[en:Rain]]\n");
  const Outcome wiki =
      run_awase({"segment", "--lang", "ja", "--with-attributes", folder / "c.wiki"});
  EXPECT_EQ(wiki.out, "人工降雨は雨です。\n雨の日\n");
}

}  // namespace
}  // namespace awase
