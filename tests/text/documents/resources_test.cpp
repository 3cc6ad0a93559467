// SPDX-License-Identifier: Apache-2.0
//
// Resource files: which strings are text, and under which keys.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/read_document.h"
#include "text/error.h"

namespace awase {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// "key: blocks with | between".
std::vector<std::string> values(const Document& document) {
  std::vector<std::string> lines;
  for (const KeyedBlocks& key : document.keys) {
    std::string line = key.key + ":";
    for (std::size_t b = key.first_block; b < key.end_block; ++b)
      line += (b == key.first_block ? " " : " | ") +
              std::string(document.block_text(document.blocks[b]));
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> values(const std::string& bytes, const std::string& name) {
  return values(read_document(bytes, name));
}

std::string refusal(const std::string& bytes, const std::string& name) {
  try {
    read_document(bytes, name);
  } catch (const Error& error) {
    return error.what();
  }
  return "read";
}

TEST(ReadJson, GivesStringsUnderTheirPaths) {
  EXPECT_THAT(values(R"({"a": {"b": "猫。", "n": 3, "x": null},
                         "list": ["one", {"c": "two"}], "a.b": "dot"})",
                     "ui.json"),
              ElementsAre("a.b: 猫。", "list.0: one", "list.1.c: two", "a\\.b: dot"));
  EXPECT_THAT(values("// note\n{\"a\": \"x\" /* y */}", "ui.json"),
              ElementsAre("a: x"));
  EXPECT_THAT(values(R"({"a": "1\n2\n\n3 {name}"})", "ui.txt"),
              ElementsAre("a: 1\n2 | 3 {name}"));
}

TEST(ReadJson, TakesOffWhatWrapsTheTexts) {
  const Document rails = read_document(R"({"ja": {"a": "猫", "b": {"c": "犬"}}})", "x");
  EXPECT_EQ(rails.language, "ja");
  EXPECT_THAT(values(rails), ElementsAre("a: 猫", "b.c: 犬"));
  EXPECT_THAT(values(R"({"a": {"message": "M", "description": "D"},
                         "b": {"message": "N"}})",
                     "messages.json"),
              ElementsAre("a: M", "b: N"));
  const Document arb = read_document(
      R"({"@@locale": "ja", "hi": "やあ", "@hi": {"description": "greeting"}})",
      "app.ARB");
  EXPECT_EQ(arb.language, "ja");
  EXPECT_THAT(values(arb), ElementsAre("hi: やあ"));
}

TEST(ReadJson, RefusesWhatIsBroken) {
  EXPECT_THAT(refusal("{\"a\": \"x\",\n\"b\": ", "ui.json"), HasSubstr("ui.json:2: "));
  EXPECT_THAT(refusal("{\"a\": \"x\"", "ui.txt"), HasSubstr("not well-formed JSON"));
  EXPECT_THAT(refusal("plain", "ui.json"), HasSubstr("not well-formed JSON"));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "{\"a\":";
  EXPECT_THAT(refusal(deep, "ui.json"), HasSubstr("nested more than 1000 deep"));
  EXPECT_THAT(refusal(R"({"sourceLanguage": "en", "strings":
                          {"k": {"localizations": {"ja": {"x": "y"}}}}})",
                      "a.xcstrings"),
              HasSubstr("all its languages"));
}

TEST(ReadYaml, GivesStringsUnderTheirPaths) {
  const Document document = read_document(
      "ja:\n  menu:\n    open: ファイルを開く\n    count: 3\n    on: true\n"
      "  list:\n    - \"3\"\n    - 二つ目\n  text: |\n    一行目。\n    二行目。\n"
      "  same: &x また\n  again: *x\n",
      "ui.yml");
  EXPECT_EQ(document.language, "ja");
  EXPECT_THAT(values(document),
              ElementsAre("menu.open: ファイルを開く", "list.0: 3", "list.1: 二つ目",
                          testing::StartsWith("text: 一行目。"), "same: また"));
  EXPECT_THAT(values("? [a, b]\n: {c: one}\nd: two\n", "ui.yaml"),
              ElementsAre("?.c: one", "d: two"));
  EXPECT_THAT(refusal("a: \"x\nb: [", "ui.yaml"), HasSubstr("not well-formed YAML"));
  EXPECT_THAT(refusal("a: \"x\nb: [", "ui.yaml"), testing::Not(HasSubstr("\n")));
}

TEST(ReadProperties, UndoesEscapes) {
  EXPECT_THAT(values("# note\n! note\nmenu.open = \\u958b\\u304F\\u3002\n"
                     "menu.long: one \\\n    two\nempty=\nkey\\ with\\:signs=a\\nb\n"
                     "path = C:\\\\x \\uD83D\\uDE00\n",
                     "ui.PROPERTIES"),
              ElementsAre("menu.open: 開く。", "menu.long: one two",
                          "key with:signs: a b", "path: C:\\x 😀"));
}

TEST(ReadYaml, TakesNoSymbolsForText) {
  EXPECT_THAT(
      values("date:\n  order:\n    - :year\n    - \":month\"\n"
             "  word: ':) 笑'\n  plain: ：年\n",
             "ja.yml"),
      ElementsAre("date.order.1: :month", "date.word: :) 笑", "date.plain: ：年"));
}

TEST(ReadStrings, UndoesEscapesAndSkipsComments) {
  const std::string strings =
      "/* Title; with = signs */\n\"title\" = \"設定を\\\"開く\\\"\";\n// x\n"
      "\"n %@\" = \"%1$@ 件\\n次\";\nbare = \"x\";\n";
  EXPECT_THAT(values(strings, "Localizable.strings"),
              ElementsAre("title: 設定を\"開く\"", "n %@: %1$@ 件\n次", "bare: x"));
  EXPECT_THAT(values(strings, "x.txt"), testing::SizeIs(3)) << "known by its content";
  EXPECT_THAT(refusal("\"a\" = \"b\";\n\"c\" = \"d", "a.strings"),
              HasSubstr("a.strings:2: "));
}

TEST(ReadAndroid, GivesStringsArraysAndPlurals) {
  EXPECT_THAT(
      values(
          "<?xml version='1.0' encoding='utf-8'?>\n<resources>\n"
          "<string name='a'>It\\'s <b>new</b>\\n%1$s</string>\n"
          "<string name='id' translatable='false'>x-1</string>\n"
          "<string name='g'>Hi, <xliff:g id=\"n\" example='Bo'>%1$s</xliff:g>!</string>"
          "<string-array name='l'><item>一</item><item>二</item></string-array>\n"
          "<plurals name='p'><item quantity='other'>%d 件</item></plurals>\n"
          "<string name='r'>@string/app_name</string><string name='m'>@ "
          "home/work</string>"
          "<color name='c'>#fff</color></resources>",
          "strings.xml"),
      ElementsAre("a: It's <b>new</b>\n%1$s", "g: Hi, %1$s!", "l.0: 一", "l.1: 二",
                  "p_other: %d 件", "m: @ home/work"));
}

TEST(ReadResx, LeavesOutWhatIsNoString) {
  EXPECT_THAT(
      values("<?xml version='1.0'?><root><resheader name='resmimetype'>"
             "<value>text/microsoft-resx</value></resheader>"
             "<data name='Hi' xml:space='preserve'><value>こんにちは</value>"
             "<comment>greeting</comment></data>"
             "<data name='>>x'><value>no</value></data>"
             "<data name='pic' type='System.Drawing.Bitmap'><value>AAAA</value></data>"
             "</root>",
             "Strings.ja.resx"),
      ElementsAre("Hi: こんにちは"));
}

TEST(ReadPlist, GivesStringsUnderTheirPaths) {
  EXPECT_THAT(
      values("<?xml version='1.0'?><plist version='1.0'><dict><key>n items</key><dict>"
             "<key>NSStringLocalizedFormatKey</key><string>%#@n@</string>"
             "<key>n</key><dict><key>NSStringFormatSpecTypeKey</key>"
             "<string>NSStringPluralRuleType</string><key>other</key>"
             "<string>%d 件</string></dict></dict><key>t</key><true/></dict></plist>",
             "a.stringsdict"),
      ElementsAre("n items.NSStringLocalizedFormatKey: %#@n@",
                  "n items.n.other: %d 件"));
}

TEST(ReadPlist, SaysThatOneIsBinary) {
  try {
    read_document(std::string("bplist00\xD1\x01\x02", 11), "a.plist");
    ADD_FAILURE() << "read";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "a.plist: seems to be a binary property list, not text; save it as "
                 "text or HTML first");
  }
}

}  // namespace
}  // namespace awase
