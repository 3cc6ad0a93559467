// SPDX-License-Identifier: Apache-2.0
//
// Memories of other programs through `awase tmx convert`.

#include <array>
#include <sqlite3.h>
#include <zip.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The pairs of a file as the first two columns of a table, a row each.
std::string pairs_of(const ScratchFolder& folder, const std::string& file,
                     std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"tmx", "convert", file, "--to", "tsv"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Outcome outcome = run_awase(arguments, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  std::string pairs;
  std::size_t from = outcome.out.find('\n') + 1;
  while (from < outcome.out.size()) {
    const std::size_t end = outcome.out.find('\n', from);
    const std::string row = outcome.out.substr(from, end - from);
    const std::size_t second = row.find('\t', row.find('\t') + 1);
    pairs += row.substr(0, second) + "\n";
    from = end + 1;
  }
  return pairs;
}

std::string xliff_of(const std::string& units, const std::string& names = "") {
  return "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" "
         "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"" +
         names +
         "><file original=\"a\" source-language=\"en\" target-language=\"ja\" "
         "datatype=\"html\"><body>" +
         units + "</body></file></xliff>\n";
}

constexpr const char* kTrados = " xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"";

std::string mark(const std::string& id, const std::string& text) {
  return "<mrk mtype=\"seg\" mid=\"" + id + "\">" + text + "</mrk>";
}

TEST(MemoryFormats, KnowsTheLineBreaksOfTrados) {
  const ScratchFolder folder;
  folder.write("a.sdlxliff",
               "<xliff version=\"1.2\"><file source-language=\"en\" "
               "target-language=\"de\"><header><tag-defs xmlns=\"s\"><tag id=\"5\"><ph "
               "name=\"br\">&lt;br/&gt;</ph></tag><tag id=\"6\"><ph name=\"cf\">x</ph>"
               "</tag></tag-defs></header><body><trans-unit id=\"1\"><source>One<x "
               "id=\"5\"/>two<x id=\"6\"/>s.</source><target>Eins<x id=\"5\"/>zwei<x "
               "id=\"6\"/>.</target></trans-unit></body></file></xliff>");
  EXPECT_EQ(pairs_of(folder, "a.sdlxliff"), "One twos.\tEins zwei.\n");
}

TEST(MemoryFormats, TakesTheSegmentsOfAParagraphFromXliff) {
  const ScratchFolder folder;
  folder.write(
      "a.sdlxliff",
      xliff_of("<trans-unit id=\"1\"><source>One. Two. Three. Four.</source>"
               "<seg-source><g id=\"1\">" +
                   mark("1", "One.") + " " + mark("2", "Two.") + " " +
                   mark("3", "Three.") + " " + mark("4", "Four.") +
                   "</g></seg-source><target><g id=\"1\">" + mark("3", "三。") +
                   mark("1", "一。") + mark("2", "<x id=\"7\"/>") + mark("4", "四。") +
                   "</g></target><sdl:seg-defs><sdl:seg id=\"1\" "
                   "conf=\"Translated\"/><sdl:seg id=\"3\" "
                   "conf=\"ApprovedSignOff\"/><sdl:seg id=\"4\" "
                   "conf=\"RejectedTranslation\"/></sdl:seg-defs></trans-unit>",
               kTrados));
  EXPECT_EQ(pairs_of(folder, "a.sdlxliff"), "One.\t一。\nThree.\t三。\n");
  const Outcome outcome = run_awase({"tmx", "convert", "a.sdlxliff", "-o", "a.tmx"},
                                    {.folder = folder.path()});
  EXPECT_THAT(outcome.err, HasSubstr("1 unit without a translation was left out"));
  EXPECT_THAT(outcome.err, HasSubstr("(RejectedTranslation 1); --all-states takes it"));
  EXPECT_EQ(pairs_of(folder, "a.sdlxliff", {"--all-states"}),
            "One.\t一。\nThree.\t三。\nFour.\t四。\n");
  const Outcome aligned =
      run_awase({"align", "a.sdlxliff", "--to", "tsv"}, {.folder = folder.path()});
  EXPECT_THAT(aligned.out, HasSubstr("Three.\t三。"));
  EXPECT_THAT(aligned.out, Not(HasSubstr("四。")));
}

TEST(MemoryFormats, LeavesOutWhatNobodyHasFinished) {
  const ScratchFolder folder;
  const auto unit = [](const std::string& attributes, const std::string& target,
                       const std::string& word) {
    return "<trans-unit id=\"" + word + "\"" + attributes + "><source>" + word +
           "</source><target" + target + ">訳" + word + "</target></trans-unit>";
  };
  folder.write(
      "a.xlf",
      xliff_of(unit("", " state=\"translated\"", "a") + unit("", "", "b") +
                   unit(" approved=\"yes\"", " state=\"final\"", "c") +
                   unit(" mq:status=\"ManuallyConfirmed\"", "", "d") +
                   unit(" m:confirmed=\"1\"", "", "e") +
                   unit("", " state=\"new\"", "f") +
                   unit("", " state=\"needs-review-translation\"", "g") +
                   unit(" approved=\"no\"", "", "h") +
                   unit(" mq:status=\"Rejected\"", "", "i") +
                   unit(" m:confirmed=\"0\"", "", "j") +
                   unit(" translate=\"no\"", "", "k") + "<group translate=\"no\">" +
                   unit("", "", "l") + unit(" translate=\"yes\"", "", "m") + "</group>",
               " xmlns:mq=\"MQXliff\" xmlns:m=\"http://www.memsource.com\""));
  EXPECT_EQ(pairs_of(folder, "a.xlf"),
            "a\t訳a\nb\t訳b\nc\t訳c\nd\t訳d\ne\t訳e\nm\t訳m\n");
  const RunSetup here = {.folder = folder.path()};
  EXPECT_THAT(run_awase({"tmx", "convert", "a.xlf", "-o", "a.tmx"}, here).err,
              HasSubstr("7 translations that nobody has finished were left out"));
  run_awase({"tmx", "convert", "a.xlf", "-o", "all.tmx", "--all-states"}, here);
  EXPECT_THAT(folder.read("all.tmx"),
              HasSubstr("<prop type=\"x-state\">needs-review-translation</prop>"));
  EXPECT_THAT(folder.read("all.tmx"), HasSubstr("<prop type=\"x-state\">Rejected"));
  run_awase({"tmx", "convert", "all.tmx", "-o", "again.xlf"}, here);
  EXPECT_THAT(folder.read("again.xlf"),
              HasSubstr(" state=\"needs-review-translation\""));
}

TEST(MemoryFormats, KnowsTheStatesAndCodesOfXliff2) {
  const ScratchFolder folder;
  folder.write(
      "a.xlf",
      "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"ja\" "
      "xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
      "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><file id=\"f\"><unit "
      "id=\"1\">"
      "<mtc:matches><mtc:match ref=\"#s\" matchQuality=\"80\" origin=\"TM\">"
      "<source>Stop it</source><target>止める</target></mtc:match></mtc:matches>"
      "<notes><note>door</note></notes><originalData><data id=\"d1\">&lt;b&gt;</data>"
      "<data id=\"d2\">&lt;/b&gt;</data></originalData>"
      "<segment state=\"final\"><source>A <pc id=\"1\" dataRefStart=\"d1\" "
      "dataRefEnd=\"d2\">bold</pc> word</source><target>太字の<pc id=\"1\" "
      "dataRefStart=\"d1\" dataRefEnd=\"d2\">語</pc></target></segment>"
      "<segment state=\"initial\"><source>Raw</source><target>生</target></segment>"
      "</unit><unit id=\"2\" translate=\"no\"><segment><source>Fixed</source>"
      "<target>固定</target></segment></unit></file></xliff>");
  EXPECT_EQ(pairs_of(folder, "a.xlf"), "A bold word\t太字の語\n");
  EXPECT_EQ(pairs_of(folder, "a.xlf", {"--suggestions"}),
            "Stop it\t止める\nA bold word\t太字の語\n");
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "convert", "a.xlf", "-o", "a.tmx"}, here);
  EXPECT_THAT(folder.read("a.tmx"),
              HasSubstr("A <bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>bold<ept "
                        "i=\"1\">&lt;/b&gt;</ept> word"));
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("<note>door</note>"));
  EXPECT_EQ(run_awase({"tmx", "check", "a.tmx"}, here).status, 0);
}

TEST(MemoryFormats, WritesValidTmxOfEveryInlineCode) {
  const ScratchFolder folder;
  folder.write(
      "a.xlf",
      xliff_of("<trans-unit id=\"1\"><source>See <bpt id=\"1\">&lt;a t=\"<sub "
               "ctype=\"x-title\">Help <x id=\"9\"/>page</sub>\"&gt;</bpt>here<ept "
               "id=\"1\">&lt;/a&gt;</ept> <ph id=\"2\"><mq:ch val=\"t\"/></ph></source>"
               "<target><bpt id=\"1\">&lt;a t=\"<sub ctype=\"x-title\">案内</sub>\"&gt;"
               "</bpt>ここ<ept id=\"1\">&lt;/a&gt;</ept>を見る。<ph id=\"2\"><mq:ch "
               "val=\"t\"/></ph></target></trans-unit>"
               "<trans-unit id=\"2\"><source>A<bx id=\"1\"/>B<ex id=\"1\"/></source>"
               "<target><bx id=\"1\"><mrk mtype=\"seg\" mid=\"1\">あ</mrk></bx>"
               "<mrk mtype=\"x-sdl-deleted\">x</mrk></target></trans-unit>",
               " xmlns:mq=\"MQXliff\""));
  const RunSetup here = {.folder = folder.path()};
  EXPECT_EQ(run_awase({"tmx", "convert", "a.xlf", "-o", "a.tmx"}, here).status, 0);
  const Outcome check = run_awase({"tmx", "check", "a.tmx"}, here);
  EXPECT_EQ(check.status, 0) << check.out;
  const std::string tmx = folder.read("a.tmx");
  EXPECT_THAT(tmx, HasSubstr("<sub type=\"title\">Help <ph x=\"9\"/>page</sub>"));
  EXPECT_THAT(tmx, HasSubstr("<ph x=\"2\">&lt;mq:ch val=\"t\"&gt;"));
  EXPECT_THAT(tmx, HasSubstr("<it pos=\"begin\" x=\"1\"/>あ</seg>"));
}

TEST(MemoryFormats, KeepsTheLinksBetweenCodesThatAFileGives) {
  const ScratchFolder folder;
  const auto seg = [](const char* text, const char* page) {
    return "<bpt i=\"1\" x=\"4\">&lt;a href=" + std::string(page) + "&gt;</bpt>" +
           text + "<ept i=\"1\">&lt;/a&gt;</ept><ph>{1}</ph>";
  };
  folder.write("a.tmx", tmx_of(tmx_unit(seg("ここ", "ja"), seg("here", "en"))));
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "fix", "a.tmx", "-o", "b.tmx"}, here);
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("x=\"4\">&lt;a href=ja"));
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("x=\"4\">&lt;a href=en"));
  EXPECT_THAT(run_awase({"tmx", "check", "b.tmx"}, here).out,
              Not(HasSubstr("codes-differ")));
}

TEST(MemoryFormats, MakesOnePlaceholderOfAnEmptyElement) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫<bx id=\"1\"/>", "cat<bx id=\"1\"/>")));
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "fix", "a.tmx", "-o", "b.tmx"}, here);
  EXPECT_THAT(folder.read("b.tmx"),
              HasSubstr("cat<ph x=\"1\">&lt;bx id=\"1\"/&gt;</ph></seg>"));
}

TEST(MemoryFormats, MakesASpaceOfALineBreakCode) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("一<ph type=\"lb\">x</ph>二",
                                        "one<ph type=\"lb\">x</ph>two")));
  EXPECT_EQ(pairs_of(folder, "a.tmx"), "一二\tone two\n");
  const RunSetup here = {.folder = folder.path()};
  for (const char* to : {"csv", "po"})
    EXPECT_THAT(run_awase({"tmx", "convert", "a.tmx", "--to", to}, here).out,
                HasSubstr("one two"));
  EXPECT_THAT(
      run_awase({"tmx", "convert", "a.tmx", "--level", "1", "--to", "tmx"}, here).out,
      HasSubstr("<seg>one two</seg>"));
}

/// A zip archive with these files.
void write_zip(const std::string& path,
               const std::vector<std::array<std::string, 2>>& files) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  ASSERT_NE(archive, nullptr);
  for (const auto& [name, bytes] : files)
    zip_file_add(archive, name.c_str(),
                 zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
  ASSERT_EQ(zip_close(archive), 0);
}

TEST(MemoryFormats, ReadsPackagesAndSeveralFilesAtOnce) {
  const ScratchFolder folder;
  const std::string one = xliff_of(
      "<trans-unit id=\"1\"><source>one</source><target>一</target></trans-unit>");
  const std::string two = tmx_of(tmx_unit("二", "two"));
  write_zip(folder / "job.sdlrpx",
            {{"ja/a.sdlxliff", one}, {"note.txt", "x"}, {"tm/b.TMX", two}});
  EXPECT_EQ(pairs_of(folder, "job.sdlrpx"), "one\t一\n二\ttwo\n");
  folder.write("a.xlf", one);
  folder.write("b.tmx", two);
  EXPECT_EQ(pairs_of(folder, "a.xlf", {"b.tmx"}), "one\t一\n二\ttwo\n");
  const Outcome aligned =
      run_awase({"align", "job.sdlrpx", "--to", "tsv"}, {.folder = folder.path()});
  EXPECT_EQ(aligned.status, 0) << aligned.err;
  EXPECT_THAT(aligned.out, HasSubstr("one\t一\t"));
  EXPECT_THAT(aligned.out, HasSubstr("two\t二\t"));
  write_zip(folder / "letter.docx", {{"word/document.xml", "<x/>"}});
  const Outcome refused = run_awase({"tmx", "convert", "letter.docx", "--to", "tsv"},
                                    {.folder = folder.path()});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("a Word document (.docx), and holds no memory"));
}

TEST(MemoryFormats, KeepsUnitsOfEverySourceLanguage) {
  const ScratchFolder folder;
  std::string two = xliff_of(
      "<trans-unit id=\"1\"><source>cat</source><target>猫</target></trans-unit>");
  two.insert(two.find("</xliff>"),
             "<file original=\"b\" source-language=\"de\" target-language=\"ja\" "
             "datatype=\"html\"><body><trans-unit id=\"1\"><source>Hund</source>"
             "<target>犬</target></trans-unit></body></file>");
  folder.write("two.xlf", two);
  EXPECT_EQ(pairs_of(folder, "two.xlf"), "cat\t猫\nHund\t犬\n");
  folder.write("two.csv",
               "source,target,source_language,target_language\ncat,猫,en,ja\n"
               "Hund,犬,de,ja\n");
  const RunSetup here = {.folder = folder.path()};
  for (const char* file : {"two.xlf", "two.csv"}) {
    EXPECT_EQ(run_awase({"tmx", "convert", file, "-o", "two.tmx"}, here).status, 0);
    EXPECT_THAT(folder.read("two.tmx"), HasSubstr("<tu srclang=\"de\">")) << file;
    EXPECT_THAT(run_awase({"tmx", "check", "two.tmx"}, here).out,
                Not(HasSubstr("no-source")))
        << file;
  }
}

TEST(MemoryFormats, AlignsIntoThemAsConvertWrites) {
  const ScratchFolder folder;
  folder.write("a.ja", "今日はとても良い天気です。\n明日は雨が降るでしょう。\n");
  folder.write("a.en",
               "The weather is very fine today.\nIt will probably rain tomorrow.\n");
  const RunSetup here = {.environment = {{"SOURCE_DATE_EPOCH", "0"}},
                         .folder = folder.path()};
  const auto align_to = [&](const std::string& output) {
    const Outcome outcome = run_awase({"align", "a.ja", "a.en", "-o", output}, here);
    EXPECT_EQ(outcome.status, 0) << output << outcome.err;
  };
  align_to("all.tmx");
  for (const std::string name : {"a.csv", "a.xlsx", "a.xliff", "a.po", "B.XLF", "B.CSV",
                                 "a.csv.GZ", "a.po.gz"}) {
    align_to(name);
    EXPECT_EQ(run_awase({"tmx", "convert", "all.tmx", "-o", "by-convert-" + name}, here)
                  .status,
              0);
    EXPECT_EQ(folder.read(name), folder.read("by-convert-" + name)) << name;
    EXPECT_EQ(pairs_of(folder, name, {"--source-lang", "ja", "--target-lang", "en"}),
              "今日はとても良い天気です。\tThe weather is very fine today.\n"
              "明日は雨が降るでしょう。\tIt will probably rain tomorrow.\n");
  }
  const Outcome refused = run_awase({"align", "a.ja", "a.en", "-o", "a.xyz"}, here);
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("xlsx"));
}

TEST(MemoryFormats, GoesByContentBeforeTheEnding) {
  const ScratchFolder folder;
  folder.write("memory", tmx_of(tmx_unit("猫", "cat")));
  folder.write("odd.xml", xliff_of("<trans-unit id=\"1\"><source>cat</source>"
                                   "<target>猫</target></trans-unit>"));
  folder.write("T.CSV", "source,target\n猫,cat\n");
  EXPECT_EQ(pairs_of(folder, "memory"), "猫\tcat\n");
  EXPECT_EQ(pairs_of(folder, "odd.xml"), "cat\t猫\n");
  EXPECT_EQ(pairs_of(folder, "T.CSV", {"--source-lang", "ja", "--target-lang", "en"}),
            "猫\tcat\n");
  const RunSetup here = {.folder = folder.path()};
  EXPECT_EQ(run_awase({"tmx", "convert", "memory", "-o", "OUT.TSV"}, here).status, 0);
  EXPECT_EQ(run_awase({"tmx", "convert", "memory", "--to", "TMX"}, here).status, 0);
  for (const char* file : {"memory", "odd.xml", "T.CSV"}) {
    const Outcome aligned = run_awase(
        {"align", file, "--source-lang", "ja", "--target-lang", "en", "--to", "tsv"},
        here);
    EXPECT_THAT(aligned.out, HasSubstr("猫\tcat")) << file << aligned.err;
  }
}

TEST(MemoryFormats, ReadsPoAsGettextDoes) {
  const ScratchFolder folder;
  folder.write("a.po",
               "# \xB4\xC1\n"
               "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n"
               "\"X-Source-Language: en\\n\"\n"
               "\"Content-Type: text/plain; charset=EUC-JP\\n\"\n\n"
               "domain \"other\"\n\nmsgctxt \"menu\"\nmsgid \"Open\"\n"
               "msgstr \"\xB3\xAB\xA4\xAF\"\n\n"
               "#, fuzzy\n#| msgid \"Shut\"\nmsgid \"Close\"\nmsgstr \"\xCA\xC4\"\n\n"
               "msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0]\n"
               "\"%d\xB7\xEF\"\n");
  EXPECT_EQ(pairs_of(folder, "a.po"), "Open\t開く\n%d file\t%d件\n%d files\t%d件\n");
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "convert", "a.po", "-o", "a.tmx", "--all-states"}, here);
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("<prop type=\"x-context\">menu</prop>"));
  const Outcome again = run_awase({"tmx", "convert", "a.tmx", "--to", "po"}, here);
  EXPECT_THAT(again.out,
              HasSubstr("msgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"開く\""));
  EXPECT_THAT(again.out, HasSubstr("#, fuzzy\nmsgid \"Close\""));
  EXPECT_THAT(again.out, Not(HasSubstr("msgctxt \"2\"")));
}

TEST(MemoryFormats, RefusesToReadStandardInputTwice) {
  const Outcome outcome = run_awase({"tmx", "convert", "-", "-", "--to", "tsv"},
                                    {.input = tmx_of(tmx_unit("猫", "cat"))});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("standard input is named twice"));
}

TEST(MemoryFormats, SaysWhichCommandWritesTbx) {
  const ScratchFolder folder;
  folder.write("a.csv", "ja,en\n猫,cat\n");
  const Outcome outcome =
      run_awase({"tmx", "convert", "a.csv", "-o", "a.tbx"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("'awase lexicon export' writes TBX"));
}

TEST(MemoryFormats, ReadsTheLocalesOfPoAsLanguages) {
  const ScratchFolder folder;
  const std::pair<std::string, std::string> languages[] = {
      {"sr@latin", "sr-Latn"},  {"sr_RS@latin", "sr-Latn-RS"},
      {"uz@Cyrl", "uz-Cyrl"},   {"ca@valencia", "ca-valencia"},
      {"de_AT.UTF-8", "de-AT"}, {"de_AT.UTF-8@euro", "de-AT"},
      {"pt_BR", "pt-BR"}};
  for (const auto& [locale, tag] : languages) {
    folder.write("a.po", "msgid \"\"\nmsgstr \"\"\n\"Language: " + locale +
                             "\\n\"\n\nmsgid \"Lid\"\nmsgstr \"X\"\n");
    const Outcome outcome =
        run_awase({"tmx", "convert", "a.po", "--source-lang", "en", "--to", "tmx"},
                  {.folder = folder.path()});
    EXPECT_THAT(outcome.out, HasSubstr("<tuv xml:lang=\"" + tag + "\">")) << locale;
  }
}

TEST(MemoryFormats, ReadsTheTablesOfExcel) {
  const ScratchFolder folder;
  const std::vector<std::string> ja_en = {"--source-lang", "ja", "--target-lang", "en"};
  // 原文;訳文 / 猫だ;A cat in Shift_JIS, as Japanese Excel saves it.
  folder.write("sjis.csv",
               "sep=;\r\n\x8C\xB4\x95\xB6;\x96\xF3\x95\xB6\r\n\x94L\x82\xBE;A cat\r\n");
  EXPECT_EQ(pairs_of(folder, "sjis.csv", ja_en), "猫だ\tA cat\n");
  folder.write("ids.csv",
               "A-1,1,赤い花です。,A red flower.\nA-2,2,白い花です。,A white "
               "flower.\n");
  EXPECT_EQ(pairs_of(folder, "ids.csv", ja_en),
            "赤い花です。\tA red flower.\n白い花です。\tA white flower.\n");
  EXPECT_EQ(pairs_of(folder, "ids.csv", {"--source-lang", "en", "--target-lang", "ja"}),
            "A red flower.\t赤い花です。\nA white flower.\t白い花です。\n");
  folder.write("three.csv", "red,rot,rouge\nblue,blau,bleu\n");
  const Outcome refused = run_awase({"tmx", "convert", "three.csv", "--to", "tsv",
                                     "--source-lang", "ja", "--target-lang", "sv"},
                                    {.folder = folder.path()});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("1 \"red\", 2 \"rot\", 3 \"rouge\""));
  folder.write("names.csv",
               "Key,Japanese (Japan),English (United States)\nk1,赤,red\n");
  EXPECT_EQ(pairs_of(folder, "names.csv"), "赤\tred\n");
  folder.write("trados.csv", "Segment ID,Source segment,Target segment\n1,赤,red\n");
  EXPECT_EQ(pairs_of(folder, "trados.csv", ja_en), "赤\tred\n");
}

/// Runs statements in a database, which stays open as long as the value lives.
class TestDatabase {
 public:
  explicit TestDatabase(const std::string& path) {
    EXPECT_EQ(sqlite3_open(path.c_str(), &database_), SQLITE_OK);
  }
  ~TestDatabase() { sqlite3_close(database_); }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  void run(const std::string& statements) {
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(database_, statements.c_str(), nullptr, nullptr, &error),
              SQLITE_OK)
        << error;
  }

 private:
  sqlite3* database_ = nullptr;
};

std::string trados_segment(const std::string& elements, const std::string& language) {
  return "<Segment xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><Elements>" +
         elements + "</Elements><CultureName>" + language + "</CultureName></Segment>";
}

std::string trados_text(const std::string& text) {
  return "<Text><Value>" + text + "</Value></Text>";
}

constexpr const char* kTradosTables =
    "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, guid BLOB, "
    "translation_memory_id INT, source_segment TEXT, target_segment TEXT, "
    "creation_date DATETIME, creation_user TEXT, change_date DATETIME, change_user "
    "TEXT, "
    "usage_counter INT);"
    "CREATE TABLE attributes (id INTEGER PRIMARY KEY, name TEXT, type INT);"
    "CREATE TABLE string_attributes (translation_unit_id INT, attribute_id INT, value "
    "TEXT);";

TEST(MemoryFormats, ReadsMemoriesOfTrados) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  TestDatabase database(folder / "a.sdltm");
  database.run("PRAGMA journal_mode=WAL;");
  database.run(kTradosTables);
  const std::string tag =
      "<Tag><Type>Start</Type><Anchor>1</Anchor><AlignmentAnchor>1</AlignmentAnchor>"
      "<TagID>5</TagID></Tag>";
  const std::string end = "<Tag><Type>End</Type><Anchor>1</Anchor></Tag>";
  database.run(
      "INSERT INTO translation_units VALUES (1, x'00', 1, '" +
      trados_segment(trados_text("A ") + tag + trados_text("cat") + end, "en-US") +
      "', '" +
      trados_segment(tag + trados_text("猫") + end + trados_text("です"), "ja-JP") +
      "', '2024-01-02 03:04:05', 'me', '2024-02-03 04:05:06', 'you', 7);"
      "INSERT INTO translation_units VALUES (2, x'00', 1, '" +
      trados_segment(trados_text("dog"), "en-US") + "', '" +
      trados_segment("", "ja-JP") +
      "', '', '', '', '', 0);"
      "INSERT INTO attributes VALUES (1, 'Client', 1);"
      "INSERT INTO string_attributes VALUES (1, 1, 'Zoo');");
  // The rows stand in the WAL beside the file, for the database is still open.
  const Outcome outcome = run_awase({"tmx", "convert", "a.sdltm", "--to", "tmx"}, here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("srclang=\"en-US\""));
  EXPECT_THAT(outcome.out,
              HasSubstr("<tu creationdate=\"20240102T030405Z\" creationid=\"me\" "
                        "changedate=\"20240203T040506Z\" changeid=\"you\" "
                        "usagecount=\"7\">"));
  EXPECT_THAT(outcome.out, HasSubstr("<prop type=\"x-Client\">Zoo</prop>"));
  EXPECT_THAT(outcome.out, HasSubstr("<seg>A <bpt i=\"1\" x=\"1\" type=\"5\"/>cat<ept "
                                     "i=\"1\"/></seg>"));
  EXPECT_THAT(outcome.err, HasSubstr("1 unit without a translation was left out"));
}

TEST(MemoryFormats, LeavesOutABrokenSegmentOfTrados) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  const auto add = [](TestDatabase& database, const std::string& source) {
    database.run(
        "INSERT INTO translation_units (source_segment, target_segment) VALUES ('" +
        source + "', '" + trados_segment(trados_text("猫"), "ja-JP") + "');");
  };
  const std::string broken = "<Segment><Elements><Text><Value>Half a";
  {
    TestDatabase database(folder / "a.sdltm");
    database.run(kTradosTables);
    add(database, trados_segment(trados_text("A cat"), "en-US"));
    add(database, broken);
    add(database, trados_segment(trados_text("Two cats"), "en-US"));
    TestDatabase other(folder / "b.sdltm");
    other.run(kTradosTables);
    add(other, broken);
  }
  const Outcome outcome = run_awase({"tmx", "convert", "a.sdltm", "--to", "tsv"}, here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("A cat\t猫"));
  EXPECT_THAT(outcome.out, HasSubstr("Two cats\t猫"));
  EXPECT_THAT(outcome.err, HasSubstr("1 unit was left out because a segment of it is "
                                     "broken (a.sdltm: unit 2:"));
  // Where nothing else is there, it is no memory.
  const Outcome none = run_awase({"tmx", "convert", "b.sdltm", "-o", "b.tmx"}, here);
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.err, HasSubstr("b.sdltm: unit 1:"));
}

TEST(MemoryFormats, MakesCodesOfThePlaceholdersOfPhrase) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  folder.write(
      "a.mxliff",
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" "
      "xmlns:m=\"http://www.memsource.com/mxlf/2.0\"><file original=\"a.docx\" "
      "source-language=\"en\" target-language=\"ja\" datatype=\"x-docx\"><body>"
      "<trans-unit id=\"1\" m:confirmed=\"1\"><source>Press {1}OK{2}, {3>now&lt;3}, "
      "{b>twice&lt;b}, {7} and {x>.</source>"
      "<target>{3>今すぐ&lt;3}{b>2回&lt;b}{1}OK{2}と{7}と{x>を押す。</target>"
      "<m:tunit-metadata><m:mark id=\"1\"><m:content>&lt;em&gt;</m:content></m:mark>"
      "<m:mark id=\"2\"><m:type>x</m:type><m:content>&lt;/em&gt;</m:content></m:mark>"
      "<m:mark id=\"3\"><m:content/></m:mark></m:tunit-metadata></trans-unit>"
      "</body></file></xliff>");
  const Outcome outcome =
      run_awase({"tmx", "convert", "a.mxliff", "--to", "tmx"}, here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  // {7} and {x> are nobody's placeholders, so they are text.
  EXPECT_THAT(
      outcome.out,
      HasSubstr("<seg>Press <ph x=\"1\">&lt;em&gt;</ph>OK<ph x=\"2\">&lt;/em&gt;</ph>, "
                "<bpt i=\"3\" x=\"3\">{3&gt;</bpt>now<ept i=\"3\">&lt;3}</ept>, "
                "<bpt i=\"4\" type=\"bold\" x=\"4\">{b&gt;</bpt>twice<ept i=\"4\">"
                "&lt;b}</ept>, {7} and {x&gt;.</seg>"));
  EXPECT_THAT(outcome.out, HasSubstr("<seg><bpt i=\"3\" x=\"3\">{3&gt;</bpt>今すぐ"));
  EXPECT_EQ(
      run_awase({"tmx", "check", "-"}, {.input = outcome.out, .folder = folder.path()})
          .status,
      0);
}

TEST(MemoryFormats, KnowsThePlaceholdersOfPhraseInAJob) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  const auto job = [](const std::string& source, const std::string& target) {
    return "<xliff version=\"1.2\" xmlns:m=\"http://www.memsource.com/mxlf/2.0\">"
           "<file original=\"a\" source-language=\"en\" target-language=\"ja\" "
           "datatype=\"x\"><body><trans-unit id=\"1\" m:confirmed=\"" +
           std::string(target.empty() ? "0" : "1") + "\"><source>" + source +
           "</source><target>" + target +
           "</target><m:tunit-metadata><m:mark id=\"1\"><m:content>x</m:content>"
           "</m:mark></m:tunit-metadata></trans-unit></body></file></xliff>";
  };
  folder.write("done.mxliff", job("Press the {1} key.", "{1}キーを押す。"));
  folder.write("job.mxliff", job("Press the {1} key.", ""));
  ASSERT_EQ(run_awase({"memory", "add", "m.awm", "done.mxliff"}, here).status, 0);
  const Outcome outcome = run_awase(
      {"memory", "translate", "m.awm", "job.mxliff", "-o", "out.mxliff"}, here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(folder.read("out.mxliff"), HasSubstr("{1}キーを押す。</target>"));
}

TEST(MemoryFormats, FindsNoConflictInPluralForms) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  folder.write("a.po",
               "msgid \"\"\nmsgstr \"\"\n\"Language: pl\\n\"\n\"Content-Type: "
               "text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=3; "
               "plural=(n==1 ? 0 : 1);\\n\"\n\n"
               "msgid \"%d file\"\nmsgid_plural \"%d files\"\n"
               "msgstr[0] \"%d plik\"\nmsgstr[1] \"%d pliki\"\n"
               "msgstr[2] \"%d plików\"\n\n"
               "msgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"Otwórz\"\n\n"
               "msgctxt \"state\"\nmsgid \"Open\"\nmsgstr \"Otwarte\"\n");
  const std::vector<std::string> convert = {"tmx", "convert", "a.po", "--source-lang",
                                            "en",  "-o",      "a.tmx"};
  ASSERT_EQ(run_awase(convert, here).status, 0);
  EXPECT_THAT(folder.read("a.tmx"), HasSubstr("%d plików"));
  const Outcome check = run_awase({"tmx", "check", "a.tmx"}, here);
  EXPECT_EQ(check.status, 0);
  EXPECT_THAT(check.out + check.err, Not(HasSubstr("conflict")));
}

TEST(MemoryFormats, RefusesADamagedDatabase) {
  const ScratchFolder folder;
  const RunSetup here = {.folder = folder.path()};
  {
    TestDatabase database(folder / "a.sdltm");
    database.run(kTradosTables);
    for (int k = 0; k < 200; ++k)
      database.run(
          "INSERT INTO translation_units (source_segment, target_segment) "
          "VALUES ('" +
          trados_segment(trados_text("A cat"), "en-US") + "', '" +
          trados_segment(trados_text("猫"), "ja-JP") + "');");
  }
  EXPECT_EQ(run_awase({"tmx", "convert", "a.sdltm", "-o", "a.tmx"}, here).status, 0);
  std::string bytes = folder.read("a.sdltm");
  for (std::size_t at = 8192; at < bytes.size(); ++at) bytes[at] = '\x55';
  folder.write("b.sdltm", bytes);
  const Outcome damaged = run_awase({"tmx", "convert", "b.sdltm", "-o", "b.tmx"}, here);
  EXPECT_EQ(damaged.status, 2);
  EXPECT_THAT(damaged.err, HasSubstr("b.sdltm: SQLite cannot read it"));
  EXPECT_THAT(folder.names(), Not(testing::Contains("b.tmx")));
  {
    TestDatabase other(folder / "c.sdltm");
    other.run("CREATE TABLE x (y INT);");
  }
  EXPECT_THAT(run_awase({"tmx", "convert", "c.sdltm", "-o", "c.tmx"}, here).err,
              HasSubstr("no memory of Trados"));
}

}  // namespace
}  // namespace awase
