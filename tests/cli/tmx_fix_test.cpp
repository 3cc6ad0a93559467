// SPDX-License-Identifier: Apache-2.0
//
// `awase tmx fix`: what is broken costs its own unit.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

/// What a repair of a file gives.
struct Fixed {
  int status = 0;
  std::string tmx;
  std::string dropped;
  std::string err;
};

Fixed fix(std::string_view bytes, const std::string& name = "a.tmx") {
  const ScratchFolder folder;
  folder.write(name, bytes);
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome =
      run_awase({"tmx", "fix", name, "-o", "b.tmx", "--dropped", "c.txt"}, here);
  if (outcome.status == 2) return {2, "", "", outcome.err};
  EXPECT_EQ(run_awase({"tmx", "check", "b.tmx"}, here).status, 0);
  return {outcome.status, folder.read("b.tmx"), folder.read("c.txt"), outcome.err};
}

TEST(TmxFix, ReadsShiftJisThatSaysItIsUtf8) {
  // 電源を切る。 in Shift_JIS, and a unit that is UTF-8.
  const Fixed sjis = fix(tmx_of(
      tmx_unit("\x93\x64\x8C\xB9\x82\xF0\x90\xD8\x82\xE9\x81\x42", "Turn it off.") +
      tmx_unit("電池", "battery")));
  EXPECT_EQ(sjis.status, 0);
  EXPECT_THAT(sjis.tmx, HasSubstr("<seg>電源を切る。</seg>"));
  EXPECT_THAT(sjis.tmx, HasSubstr("<seg>電池</seg>"));
  // The same in EUC-JP.
  const Fixed euc = fix(tmx_of(
      tmx_unit("\xC5\xC5\xB8\xBB\xA4\xF2\xC0\xDA\xA4\xEB\xA1\xA3", "Turn it off.")));
  EXPECT_THAT(euc.tmx, HasSubstr("<seg>電源を切る。</seg>"));
  const Fixed windows = fix(tmx_of(tmx_unit("猫", "caf\xE9 \x93x\x94")));
  EXPECT_THAT(windows.tmx, HasSubstr("café “x”"));
}

TEST(TmxFix, ReadsUtf8ThatSaysItIsUtf16) {
  std::string tmx = tmx_of(tmx_unit("猫", "cat"));
  tmx.replace(tmx.find("UTF-8"), 5, "utf-16");
  EXPECT_THAT(fix(tmx).tmx, HasSubstr("<seg>猫</seg>"));
}

TEST(TmxFix, KeepsTextOutsideOfSegments) {
  const Fixed fixed =
      fix(tmx_of("<tu><tuv xml:lang=\"ja\">猫</tuv><tuv xml:lang=\"en\">cat</tuv></tu>"
                 "<tu>loose<tuv xml:lang=\"ja\"><seg>犬</seg>more</tuv>"
                 "<tuv xml:lang=\"en\"><seg>dog</seg><seg>hound</seg></tuv></tu>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>猫</seg>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<prop type=\"x-stray-text\">loose</prop>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<prop type=\"x-stray-text\">more</prop>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<prop type=\"x-second-seg\">hound</prop>"));
}

TEST(TmxFix, GoesOnAtTheNextUnit) {
  const Fixed fixed = fix(tmx_of(
      tmx_unit("一", "one") + "<tuv xml:lang=\"en\"><seg>lost</seg></tuv></tu>" +
      tmx_unit("二", "two") + "<tu><tuv xml:lang=\"ja\"><seg>三</b></seg></tuv></tu>" +
      tmx_unit("四", "four") + "<!-- a -- b -->" + tmx_unit("五", "five")));
  EXPECT_EQ(fixed.status, 1);
  for (const char* text : {"one", "two", "four", "five"})
    EXPECT_THAT(fixed.tmx, HasSubstr(std::string("<seg>") + text + "</seg>"));
  EXPECT_THAT(fixed.dropped, HasSubstr("\tlost\n"));
  EXPECT_THAT(fixed.dropped, HasSubstr("\tja\t三"));
  EXPECT_THAT(fixed.err, HasSubstr("broken markup"));
}

TEST(TmxFix, KeepsTheUnitsBesideOneAboveTheLimit) {
  const std::string huge(std::size_t{17} << 20, 'x');
  const Fixed fixed =
      fix(tmx_of(tmx_unit("一", "one") + tmx_unit("大", huge) + tmx_unit("二", "two")));
  EXPECT_EQ(fixed.status, 1);
  EXPECT_THAT(fixed.tmx, HasSubstr("one"));
  EXPECT_THAT(fixed.tmx, HasSubstr("two"));
  EXPECT_GT(fixed.dropped.size(), huge.size());
}

TEST(TmxFix, GivesAHeaderTheSourceThatItsUnitsHave) {
  std::string tmx = tmx_of(tmx_unit("猫", "cat") + tmx_unit("犬", "dog"));
  const std::string source = " srclang=\"ja\"";
  tmx.erase(tmx.find(source), source.size());
  EXPECT_THAT(fix(tmx).tmx, HasSubstr("srclang=\"ja\""));
  tmx.insert(tmx.find("</body>"),
             "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv "
             "xml:lang=\"ja\"><seg>あ</seg></tuv></tu>");
  EXPECT_THAT(fix(tmx).tmx, HasSubstr("srclang=\"*all*\""));
}

TEST(TmxFix, KeepsUnitsOfAGzipFileWithRubbishBehindIt) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat")));
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "convert", "a.tmx", "-o", "a.tmx.gz"}, here);
  folder.write("b.tmx.gz", folder.read("a.tmx.gz") + "rubbish");
  const Outcome outcome = run_awase({"tmx", "fix", "b.tmx.gz"}, here);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("<seg>cat</seg>"));
  EXPECT_THAT(outcome.err, HasSubstr("bytes behind the end of the gzip stream"));
  EXPECT_EQ(run_awase({"tmx", "info", "b.tmx.gz"}, here).status, 2);
}

TEST(TmxFix, ReadsTagsInCapitals) {
  std::string tmx = tmx_of(tmx_unit("猫", "cat"));
  for (const std::string tag : {"<tu>", "</tu>", "<seg>", "</tuv>"})
    for (std::size_t at = tmx.find(tag); at != std::string::npos; at = tmx.find(tag))
      for (std::size_t k = at; k < at + tag.size(); ++k)
        if (tmx[k] >= 'a' && tmx[k] <= 'z') tmx[k] = static_cast<char>(tmx[k] - 32);
  const Fixed fixed = fix(tmx);
  EXPECT_EQ(fixed.status, 0);
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>猫</seg>"));
  EXPECT_THAT(fixed.err, HasSubstr("6 tags in capitals were written in small letters"));
}

TEST(TmxFix, MendsAttributes) {
  const std::string tmx = tmx_of(
      "<tu tuid=a1 tuid=\"a2\"><tuv xml:lang=ja><seg>猫</seg></tuv>"
      "<tuv xml:lang='en'creationid=me><seg>cat</seg></tuv></tu>" +
      tmx_unit("犬", "dog"));
  const Fixed fixed = fix(tmx);
  EXPECT_EQ(fixed.status, 0);
  EXPECT_THAT(fixed.tmx, HasSubstr("<tu tuid=\"a1\">"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<prop type=\"x-tuid\">a2</prop>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<tuv xml:lang=\"ja\"><seg>猫</seg>"));
  EXPECT_THAT(fixed.tmx,
              HasSubstr("<tuv xml:lang=\"en\" creationid=\"me\"><seg>cat</seg>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>犬</seg>"));
  EXPECT_THAT(fixed.err, HasSubstr("3 tags had attributes without quotation marks"));
  EXPECT_EQ(fixed.dropped.find("猫"), std::string::npos);
  const ScratchFolder folder;
  folder.write("a.tmx", tmx);
  const Outcome check = run_awase({"tmx", "check", "a.tmx"}, {.folder = folder.path()});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.out, HasSubstr("the value of tuid without quotation marks"));
}

std::string utf32(std::string_view text, bool is_big_endian) {
  std::string wide;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_char(text, at);
    for (int k = 0; k < 4; ++k)
      wide += static_cast<char>(character >> 8 * (is_big_endian ? 3 - k : k) & 0xFF);
  }
  return wide;
}

TEST(TmxFix, ReadsUtf32) {
  std::string tmx = tmx_of(tmx_unit("猫😺", "cat") + tmx_unit("犬", "dog"));
  tmx.replace(tmx.find("UTF-8"), 5, "UTF-32");
  for (const bool is_big_endian : {false, true})
    for (const std::string mark : {"\uFEFF", ""}) {
      const ScratchFolder folder;
      const RunSetup here = {.folder = folder.path()};
      folder.write("a.tmx", utf32(mark + tmx, is_big_endian));
      const Outcome tsv = run_awase({"tmx", "convert", "a.tmx", "--to", "tsv"}, here);
      EXPECT_EQ(tsv.status, 0) << tsv.err;
      EXPECT_THAT(tsv.out, HasSubstr("猫😺\tcat"));
      EXPECT_EQ(run_awase({"tmx", "check", "a.tmx"}, here).status, 0);
      EXPECT_THAT(fix(folder.read("a.tmx")).tmx, HasSubstr("<seg>猫😺</seg>"));
    }
  // Half a surrogate pair, and a file that ends inside a character.
  std::string broken = utf32("\uFEFF" + tmx, false);
  const std::size_t cat = broken.find(utf32("😺", false));
  broken.replace(cat, 4, std::string("\x3D\xD8\0\0", 4));
  broken.resize(broken.size() - 2);
  const Fixed fixed = fix(broken);
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>猫</seg>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>犬</seg>"));
}

TEST(TmxFix, TakesOneNulForNoUtf16) {
  std::string tmx = tmx_of(tmx_unit("猫", "cat"));
  tmx[1] = '\0';
  EXPECT_THAT(fix(tmx).tmx, HasSubstr("<seg>猫</seg>"));
  std::string wide;
  for (const char c : tmx_of(tmx_unit("dog", "cat"))) (wide += c) += '\0';
  EXPECT_THAT(fix(wide).tmx, HasSubstr("<seg>dog</seg>"));
}

TEST(TmxFix, CountsWhatItMended) {
  const std::string good = tmx_of(tmx_unit("猫", "cat"));
  std::string wide = good;
  wide.replace(wide.find("UTF-8"), 5, "utf-16");
  EXPECT_THAT(
      fix(wide).err,
      HasSubstr("the XML declaration named an encoding that is not the file's"));
  EXPECT_THAT(fix(wide).err, Not(HasSubstr("not UTF-8")));
  EXPECT_THAT(fix(tmx_of(tmx_unit("猫", "caf\xE9"))).err,
              HasSubstr("1 place that is not UTF-8 was read as what it is"));
}

TEST(TmxFix, IsNamedWhereATmxCannotBeRead) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "A & B")));
  const Outcome outcome =
      run_awase({"tmx", "convert", "a.tmx", "--to", "tsv"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("'awase tmx fix' mends what can be mended"));
}

TEST(TmxFix, SaysInOneLineWhatIsNoMemory) {
  const Fixed fixed = fix("%PDF-1.7\n", "a.tmx");
  EXPECT_EQ(fixed.status, 2);
  EXPECT_THAT(fixed.err, HasSubstr("this is a PDF document, not a TMX"));
  const ScratchFolder folder;
  folder.write("a.po", "msgid \"\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"b\"\n");
  folder.write("a.xlf", "<xliff version=\"1.2\"><file/></xliff>");
  for (const char* command :
       {"check", "fix", "info", "strip-tags", "dedupe", "clean"}) {
    const RunSetup here = {.folder = folder.path()};
    const Outcome po = run_awase({"tmx", command, "a.po"}, here);
    EXPECT_EQ(po.status, 2) << command;
    EXPECT_THAT(po.err, HasSubstr("a.po: this is PO, not a TMX")) << command;
    EXPECT_THAT(run_awase({"tmx", command, "a.xlf"}, here).err,
                HasSubstr("a.xlf: this is XLIFF, not a TMX"))
        << command;
  }
}

TEST(TmxFix, SaysWhatTextIsNoMemoryAndWhatMakesOne) {
  const ScratchFolder folder;
  folder.write("a.jsonl", "{\"source\":\"猫\",\"target\":\"cat\"}\n");
  folder.write("a.json", "{\"open\": \"Open\"}\n");
  folder.write("a.yaml", "en:\n  open: Open\n");
  folder.write("a.csv", "ja,en\n猫,cat\n");
  folder.write("a.txt", "A cat sleeps.\n");
  folder.write("a.tbx", "<?xml version=\"1.0\"?><martif type=\"TBX\"><text/></martif>");
  const std::pair<std::string, std::string> kinds[] = {
      {"a.jsonl", "JSON lines"}, {"a.json", "JSON"},      {"a.yaml", "YAML"},
      {"a.csv", "a table"},      {"a.txt", "plain text"}, {"a.tbx", "TBX, a glossary"}};
  for (const auto& [file, what] : kinds)
    for (const std::string command : {"check", "info", "fix"}) {
      const Outcome outcome =
          run_awase({"tmx", command, file}, {.folder = folder.path()});
      EXPECT_EQ(outcome.status, 2) << file;
      EXPECT_THAT(outcome.err, HasSubstr(file + ": this is " + what + ", not a TMX; "));
      EXPECT_THAT(outcome.err, HasSubstr("awase tmx convert"));
      EXPECT_THAT(outcome.err, Not(HasSubstr("1:1")));
    }
  // A memory with something before it is broken, and mended.
  folder.write("a.tmx", "rubbish\n" + tmx_of(tmx_unit("猫", "cat")));
  EXPECT_EQ(run_awase({"tmx", "check", "a.tmx"}, {.folder = folder.path()}).status, 1);
}

TEST(TmxFix, SaysThatTextOutsideOfUnitsIsLost) {
  const Fixed fixed = fix(tmx_of(tmx_unit("猫", "cat") + "<x:tu><seg>犬</seg></x:tu>"));
  EXPECT_EQ(fixed.status, 1);
  EXPECT_THAT(fixed.err, HasSubstr("1 text outside of any unit was left out"));
  EXPECT_THAT(fixed.dropped, HasSubstr("犬"));
  // A byte order mark between units is no text.
  EXPECT_EQ(fix(tmx_of("\xEF\xBB\xBF" + tmx_unit("猫", "cat"))).status, 0);
}

TEST(TmxFix, KeepsTheTextOfEntitiesThatAFileDeclares) {
  std::string tmx = tmx_of(tmx_unit("&maker;の弁 &none;", "&maker; valve &c;&deep;"));
  const std::size_t root = tmx.find("<tmx");
  tmx.insert(root,
             "<!DOCTYPE tmx [\n<!ENTITY maker \"A&#38;B 弁\">\n<!ENTITY c '©'>\n"
             "<!ENTITY deep \"&c;&c;\">\n<!ENTITY far SYSTEM \"x.txt\">]>\n");
  const Fixed fixed = fix(tmx);
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>A&amp;B 弁の弁 &amp;none;</seg>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<seg>A&amp;B 弁 valve ©&amp;deep;</seg>"));
}

TEST(TmxFix, ReadsTheLanguageInCapitals) {
  std::string tmx = tmx_of(tmx_unit("猫", "cat"));
  for (std::size_t at = 0; (at = tmx.find("xml:lang", at)) != std::string::npos;)
    tmx.replace(at, 8, "XML:LANG");
  const Fixed fixed = fix(tmx);
  EXPECT_THAT(fixed.tmx, HasSubstr("<tuv xml:lang=\"ja\"><seg>猫</seg></tuv>"));
  EXPECT_THAT(fixed.tmx, HasSubstr("<tuv xml:lang=\"en\"><seg>cat</seg></tuv>"));
}

}  // namespace
}  // namespace awase
