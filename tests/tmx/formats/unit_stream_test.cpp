// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/unit_stream.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Text that every format has to escape somewhere.
constexpr const char* kAwkward[] = {
    "猫が好きです。",
    "a\tb\nc\\d\\n\"e\"",
    "=1+1",
    "-5 °C",
    "'=x",
    "'tis",
    "a,b;c",
    "\"",
    "@who",
    "<b>&amp;</b>",
    "سلام",
    "か\u3099",
    "😺",
    "x\\",
    "line one\nline two",
};

TranslationUnit unit(std::string ja, std::string en) {
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = "ja";
  unit.variants[0].content.text = std::move(ja);
  unit.variants[1].language = "en";
  unit.variants[1].content.text = std::move(en);
  return unit;
}

Memory awkward_memory() {
  Memory memory;
  memory.header.srclang = "ja";
  int number = 0;
  for (const char* text : kAwkward) {
    memory.units.push_back(unit(text, std::string(text) + std::to_string(++number)));
  }
  return memory;
}

struct Written {
  std::string bytes;
  std::vector<std::string> issues;
};

Written write(MemoryFormat format, const Memory& memory,
              UnitWriteOptions options = {}) {
  Written written;
  const auto writer = write_units(
      format, [&](std::string_view block) { written.bytes += block; }, memory.header,
      options);
  for (const TranslationUnit& u : memory.units) writer->add(u);
  writer->finish();
  written.issues = english(writer->issues());
  return written;
}

Memory read(MemoryFormat format, std::string_view bytes, UnitReadOptions options = {}) {
  Memory memory;
  const auto reader = read_units(format, xml_source(bytes), "m", options);
  memory.header = reader->header();
  for (TranslationUnit u; reader->next(u);) memory.units.push_back(u);
  return memory;
}

TEST(UnitStream, GivesTheSameTextsBackInEveryFormat) {
  const Memory memory = awkward_memory();
  for (const MemoryFormat format :
       {MemoryFormat::tmx, MemoryFormat::tsv, MemoryFormat::csv, MemoryFormat::xlsx,
        MemoryFormat::jsonl, MemoryFormat::xliff, MemoryFormat::po}) {
    const Written written = write(format, memory);
    EXPECT_THAT(written.issues, IsEmpty()) << memory_format_name(format);
    const Memory again = read(format, written.bytes);
    EXPECT_EQ(again.header.srclang, "ja") << memory_format_name(format);
    EXPECT_EQ(again.units, memory.units) << memory_format_name(format);
  }
}

TEST(UnitStream, WritesTsvWithEscapes) {
  Memory memory;
  memory.header.srclang = "ja";
  memory.units = {unit("猫\t犬", "cat\\\ndog")};
  memory.units[0].attributes = {{"tuid", "7"}, {"creationdate", "20260101T000000Z"}};
  add_prop(memory.units[0].annotations, "x-confidence", "0.93");
  EXPECT_EQ(write(MemoryFormat::tsv, memory).bytes,
            "source\ttarget\tsource_language\ttarget_language\tconfidence\tdate\tid\n"
            "猫\\t犬\tcat\\\\\\ndog\tja\ten\t0.93\t20260101T000000Z\t7\n");
  EXPECT_EQ(read(MemoryFormat::tsv, write(MemoryFormat::tsv, memory).bytes).units,
            memory.units);
}

TEST(UnitStream, WritesCsvThatExcelTakesForNoFormula) {
  Memory memory;
  memory.header.srclang = "ja";
  memory.units = {unit("=1+1", "a \"b\", c")};
  EXPECT_EQ(write(MemoryFormat::csv, memory).bytes,
            "\xEF\xBB\xBFsource,target,source_language,target_language,confidence,date,"
            "id\r\n\"'=1+1\",\"a \"\"b\"\", c\",ja,en,,,\r\n");
}

TEST(UnitStream, GuardsCsvAgainstEveryCharacterThatBeginsAFormula) {
  for (const char* begin : {"=", "+", "-", "@", "'", "\t", "\r"}) {
    Memory memory;
    memory.header.srclang = "ja";
    memory.units = {unit(std::string(begin) + "SUM(A1)", "cat")};
    const std::string bytes = write(MemoryFormat::csv, memory).bytes;
    EXPECT_THAT(bytes, HasSubstr("\"'" + std::string(begin) + "SUM(A1)\",cat"))
        << begin;
    EXPECT_EQ(read(MemoryFormat::csv, bytes).units, memory.units) << begin;
  }
}

TEST(UnitStream, QuotesCellsOfCsvThatHoldAnyLineEnd) {
  for (const char* end : {"\r", "\n", "\r\n"}) {
    Memory memory;
    memory.header.srclang = "ja";
    memory.units = {unit("猫" + std::string(end) + "犬", "cat")};
    const std::string bytes = write(MemoryFormat::csv, memory).bytes;
    EXPECT_THAT(bytes, HasSubstr("\"猫" + std::string(end) + "犬\",cat"));
    ASSERT_EQ(read(MemoryFormat::csv, bytes).units.size(), 1U);
  }
}

TEST(UnitStream, EscapesTabsAndLineEndsInPo) {
  Memory memory;
  memory.header.srclang = "ja";
  memory.units = {unit("猫\t犬", "a\rb\\c\"d")};
  const std::string bytes = write(MemoryFormat::po, memory).bytes;
  EXPECT_THAT(bytes, HasSubstr("msgid \"猫\\t犬\"\n"));
  EXPECT_THAT(bytes, HasSubstr("msgstr \"a\\rb\\\\c\\\"d\"\n"));
  EXPECT_EQ(read(MemoryFormat::po, bytes).units, memory.units);
}

TEST(UnitStream, ReadsTablesOfOthers) {
  const UnitReadOptions languages = {.source_language = "ja", .target_language = "en"};
  EXPECT_THAT(read(MemoryFormat::tsv, "猫\tcat\t0.9\n犬\tC:\\new\n", languages).units,
              ElementsAre(
                  [] {
                    TranslationUnit u = unit("猫", "cat");
                    add_prop(u.annotations, "x-confidence", "0.9");
                    return u;
                  }(),
                  unit("犬", "C:\\new")));
  // Columns by name in any order; semicolons, as Excel writes them in Germany.
  EXPECT_THAT(
      read(MemoryFormat::csv, "target;x;source\r\ncat;;猫\r\n", languages).units,
      ElementsAre(unit("猫", "cat")));
  // Old Macs end lines with CR.
  EXPECT_THAT(
      read(MemoryFormat::csv, "source,target\r猫,cat\r犬,\"a\ndog\"\r", languages)
          .units,
      ElementsAre(unit("猫", "cat"), unit("犬", "a\ndog")));
  EXPECT_THROW(read(MemoryFormat::tsv, "猫\tcat\n"), Error);
  EXPECT_THROW(read(MemoryFormat::tsv, "猫\n", languages), Error);
  EXPECT_THROW(read(MemoryFormat::tsv, "\xFF\tcat\n", languages), Error);
  EXPECT_THROW(read(MemoryFormat::csv, "\"open,\n", languages), Error);
  EXPECT_THAT(read(MemoryFormat::csv, "", languages).units, IsEmpty());
}

TEST(UnitStream, KeepsEverythingInJsonl) {
  const Memory memory = read_tmx(
      "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" "
      "segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"ja\" "
      "datatype=\"xml\"><prop type=\"p\">q</prop></header><body>"
      "<tu tuid=\"1\" x-own=\"2\"><note xml:lang=\"en\">n</note><prop "
      "type=\"a\">b</prop><odd>&lt;</odd><tuv xml:lang=\"ja\" usagecount=\"3\"><prop "
      "type=\"c\">d</prop><seg>猫<ph x=\"1\">&lt;br/&gt;</ph>と<hi type=\"b\">犬</hi>"
      "</seg></tuv><tuv xml:lang=\"en\"><seg>cat</seg></tuv>"
      "<tuv xml:lang=\"de\"><seg>Katze</seg></tuv></tu></body></tmx>");
  const Written written = write(MemoryFormat::jsonl, memory);
  const Memory again = read(MemoryFormat::jsonl, written.bytes);
  EXPECT_EQ(again, memory);
}

TEST(UnitStream, RefusesJsonThatIsNoUnit) {
  for (const char* bad :
       {"[]", "{", "7", "{\"variants\":7}", "{\"variants\":[{\"language\":1}]}",
        "{\"variants\":[{\"text\":\"猫\",\"codes\":[{\"offset\":1,\"kind\":\"open\"}]}]"
        "}",
        "{\"variants\":[{\"text\":\"a\",\"codes\":[{\"offset\":0,\"kind\":\"close\"}]}]"
        "}",
        "{\"variants\":[{\"text\":\"a\",\"codes\":[{\"offset\":9,\"kind\":\"open\"}]}]"
        "}",
        "{\"annotations\":[{\"kind\":\"x\"}],\"variants\":[]}",
        "{\"source\":\"a\",\"target\":\"b\"}"}) {
    EXPECT_THROW(read(MemoryFormat::jsonl, bad), Error) << bad;
  }
  EXPECT_THROW(read(MemoryFormat::jsonl, std::string(100'000, '[')), Error);
}

TEST(UnitStream, KeepsCodesNotesAndPropsInXliff) {
  Memory memory;
  memory.header.srclang = "ja";
  memory.units = {
      read_tmx("<tmx version=\"1.4\"><header srclang=\"ja\"/><body>"
               "<tu tuid=\"9\" creationdate=\"20260101T000000Z\">"
               "<prop type=\"x-a\">b</prop><note>n</note>"
               "<tuv xml:lang=\"ja\"><seg><bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>"
               "猫<ept i=\"1\">&lt;/b&gt;</ept><ph x=\"2\">{0}</ph></seg></tuv>"
               "<tuv xml:lang=\"en\"><seg>cat<it pos=\"end\" x=\"3\"/></seg>"
               "</tuv></tu></body></tmx>")
          .units};
  const Written written = write(MemoryFormat::xliff, memory);
  EXPECT_THAT(written.issues, IsEmpty());
  EXPECT_THAT(
      written.bytes,
      HasSubstr("<source xml:lang=\"ja\"><bpt id=\"1\" rid=\"1\">&lt;b&gt;</bpt>猫"
                "<ept id=\"1\" rid=\"1\">&lt;/b&gt;</ept>"
                "<ph id=\"2\">{0}</ph></source>"));
  EXPECT_EQ(read(MemoryFormat::xliff, written.bytes).units, memory.units);
}

TEST(UnitStream, ReadsXliffOfOthers) {
  const Memory memory =
      read(MemoryFormat::xliff,
           "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">"
           "<file source-language=\"en\" target-language=\"ja\"><body><group>"
           "<trans-unit id=\"1\"><source>a <g id=\"5\">b</g></source>"
           "<seg-source><mrk mtype=\"seg\" mid=\"0\">a b</mrk></seg-source>"
           "<target>い<x id=\"6\"/></target>"
           "<alt-trans><target>other</target></alt-trans></trans-unit>"
           "<trans-unit id=\"2\"><source>no translation</source></trans-unit>"
           "</group></body></file></xliff>");
  ASSERT_THAT(memory.units, SizeIs(1));
  EXPECT_EQ(memory.header.srclang, "en");
  EXPECT_EQ(memory.units[0].variants[0].content.text, "a b");
  EXPECT_EQ(memory.units[0].variants[0].content.codes.size(), 2u);
  EXPECT_EQ(memory.units[0].variants[1].content.text, "い");
  EXPECT_THROW(read(MemoryFormat::xliff, "<tmx/>"), Error);
}

TEST(UnitStream, ReadsXliff2) {
  const std::string file =
      "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"ja\""
      " xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><group id=\"g\">"
      "<unit id=\"u\"><notes><note>n</note></notes>"
      "<originalData><data id=\"d\">&lt;br/&gt;</data></originalData>"
      "<segment id=\"1\"><source>a<ph id=\"1\" dataRef=\"d\"/> <pc id=\"2\">b</pc>"
      "<cp hex=\"0007\"/><cp hex=\"41\"/></source>"
      "<target>い<sc id=\"3\"/>う<ec startRef=\"3\"/></target></segment>"
      "<ignorable><source> </source></ignorable>"
      "<segment><source>not yet</source></segment></unit></group></file></xliff>";
  const Memory memory = read(MemoryFormat::xliff, file);
  ASSERT_THAT(memory.units, SizeIs(1));
  const TranslationUnit& unit = memory.units[0];
  EXPECT_EQ(memory.header.srclang, "en");
  EXPECT_EQ(unit.variants[0].content.text, "a bA");
  ASSERT_THAT(unit.variants[0].content.codes, SizeIs(3));
  EXPECT_EQ(unit.variants[0].content.codes[0].data, "&lt;br/&gt;");
  EXPECT_EQ(unit.variants[1].language, "ja");
  EXPECT_EQ(unit.variants[1].content.text, "いう");
  EXPECT_EQ(unit.variants[1].content.codes.at(1).name, "ept");
  const Memory all = read(MemoryFormat::xliff, file, {.takes_what_is_there = true});
  ASSERT_THAT(all.units, SizeIs(2));
  EXPECT_TRUE(all.units[1].variants[1].content.is_blank());
  EXPECT_THROW(read(MemoryFormat::xliff, file.substr(0, 300)), Error);
}

TEST(UnitStream, FindsColumnsByLanguages) {
  struct {
    const char* head;
    UnitReadOptions options;
    const char* found;  // Languages, then the texts of the row "1 2 3".
  } const cases[] = {
      {"id,日本語,English", {}, "ja 2 en 3"},
      {"Japanese,en-US,note", {}, "ja 1 en-US 2"},
      {"en,ja,de", {.source_language = "de", .target_language = "ja"}, "de 3 ja 2"},
      {"id,ja,en", {.source_language = "en"}, "en 3 ja 2"},
      {"原文,訳文,備考", {"ja", "en"}, "ja 1 en 2"},
      {"番号,和文,英文", {}, "ja 2 en 3"},
      {"EN,JP,no", {}, "en 1 ja 2"},
      {"英,日,番号", {"ja", "en"}, "ja 2 en 1"},
      {"日本語原文,英語訳,備考", {}, "ja 1 en 2"},
      {"English text,Japanese translation,x", {}, "en 1 ja 2"},
      {"備考,原文（日本語）,訳文（英語）", {}, "ja 2 en 3"},
  };
  for (const auto& c : cases) {
    const Memory memory =
        read(MemoryFormat::csv, c.head + std::string("\n1,2,3\n"), c.options);
    ASSERT_THAT(memory.units, SizeIs(1)) << c.head;
    std::string found;
    for (const Variant& side : memory.units[0].variants)
      found += (found.empty() ? "" : " ") + side.language + " " + side.content.text;
    EXPECT_EQ(found, c.found) << c.head;
  }
  EXPECT_THROW(read(MemoryFormat::csv, "en,ja,de\n1,2,3\n"), Error);
}

TEST(UnitStream, FindsColumnsByWhatTheyHold) {
  const std::string rows =
      "3,The shop opens at nine.,店は九時に開きます。\n"
      "4,Please bring your card.,カードをお持ちください。\n";
  for (const char* head : {"", "No.,Draft,Final\n", "連番,原稿,完成稿\n"}) {
    const Memory memory = read(MemoryFormat::csv, head + rows,
                               {.source_language = "ja", .target_language = "en"});
    ASSERT_THAT(memory.units, SizeIs(2)) << head;
    EXPECT_EQ(memory.units[0].variants[0].language, "ja");
    EXPECT_EQ(memory.units[0].variants[0].content.text, "店は九時に開きます。");
    EXPECT_EQ(memory.units[0].variants[1].content.text, "The shop opens at nine.");
  }
  const Memory open = read(MemoryFormat::csv, rows);
  EXPECT_EQ(open.units.at(0).variants[0].language, "en");
  EXPECT_EQ(open.units.at(0).variants[1].language, "ja");
}

TEST(UnitStream, ReadsPoOfOthers) {
  const Memory memory = read(MemoryFormat::po,
                             "# translator\nmsgid \"\"\nmsgstr \"\"\n"
                             "\"Language: ja\\n\"\n\n"
                             "#. a note\n#: file.c:1\nmsgctxt \"menu\"\n"
                             "msgid \"\"\n\"one \"\n\"line\"\nmsgstr \"一\"\n\n"
                             "#, fuzzy\nmsgid \"guess\"\nmsgstr \"推測\"\n\n"
                             "msgid \"%d cat\"\nmsgid_plural \"%d cats\"\n"
                             "msgstr[0] \"猫%d匹\"\nmsgstr[1] \"猫%d匹たち\"\n\n"
                             "msgid \"empty\"\nmsgstr \"\"\n\n#~ msgid \"old\"\n",
                             {.source_language = "en"});
  ASSERT_THAT(memory.units, SizeIs(3));
  EXPECT_EQ(memory.units[0].variants[0].content.text, "one line");
  EXPECT_EQ(memory.units[0].variants[0].language, "en");
  EXPECT_EQ(memory.units[0].variants[1].content.text, "一");
  EXPECT_EQ(memory.units[0].annotations.at(0).text, "a note");
  EXPECT_EQ(memory.units[1].variants[1].content.text, "猫%d匹");
  EXPECT_EQ(memory.units[2].variants[0].content.text, "%d cats");
  EXPECT_THROW(read(MemoryFormat::po, "hello\n", {.source_language = "en"}), Error);
}

TEST(UnitStream, TakesTheOneFormOfPoForBothNumbers) {
  const Memory memory = read(
      MemoryFormat::po,
      "msgid \"\"\nmsgstr \"Language: ja\\nPlural-Forms: nplurals=1; plural=0;\\n\"\n"
      "\nmsgid \"%d cat\"\nmsgid_plural \"%d cats\"\nmsgstr[0] \"猫%d匹\"\n",
      {.source_language = "en"});
  ASSERT_THAT(memory.units, SizeIs(2));
  EXPECT_EQ(memory.units[1].variants[0].content.text, "%d cats");
  EXPECT_EQ(memory.units[1].variants[1].content.text, "猫%d匹");
}

TEST(UnitStream, ReadsNamesOfColumnsThatSaySideAndLanguage) {
  for (const std::string header :
       {"source_ja,target_en", "target (en),source (ja)", "en-target,ja-source",
        "訳文（英語）,原文（日本語）", "Source: Japanese,Target: English"}) {
    const bool is_turned = header[0] != 's' && header[0] != 'S';
    const Memory memory =
        read(MemoryFormat::csv, header + "\n" + (is_turned ? "dog,犬\n" : "犬,dog\n"));
    ASSERT_THAT(memory.units, SizeIs(1)) << header;
    EXPECT_EQ(memory.units[0].variants[0].language, "ja") << header;
    EXPECT_EQ(memory.units[0].variants[0].content.text, "犬") << header;
    EXPECT_EQ(memory.units[0].variants[1].language, "en") << header;
  }
  EXPECT_THROW(read(MemoryFormat::csv, "source file,target status\na,b\n"), Error);
}

TEST(UnitStream, ReadsQuotationMarksAsExcelWritesThemIntoTsv) {
  const Memory memory =
      read(MemoryFormat::tsv, "en\tja\n\"He said \"\"hi\"\".\"\t\"彼\"\n",
           {.source_language = "en", .target_language = "ja"});
  ASSERT_THAT(memory.units, SizeIs(1));
  EXPECT_EQ(memory.units[0].variants[0].content.text, "He said \"hi\".");
  EXPECT_EQ(memory.units[0].variants[1].content.text, "\"彼\"");
}

TEST(UnitStream, SaysWhichTextALineOfJsonLacks) {
  try {
    read(MemoryFormat::jsonl, "{\"source\": \"a\", \"x\": \"b\"}\n",
         {.source_language = "en", .target_language = "ja"});
    ADD_FAILURE() << "read";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("a line without a text named target"));
  }
}

TEST(UnitStream, KeepsAllFormsOfPluralsOfPo) {
  const Memory memory = read(
      MemoryFormat::po,
      "msgid \"\"\nmsgstr \"Language: ru\\nPlural-Forms: nplurals=3; plural=0;\\n\"\n"
      "\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d файл\"\n"
      "msgstr[1] \"%d файла\"\nmsgstr[2] \"%d \"\n\"файлов\"\n\nmsgid \"a\"\nmsgstr "
      "\"b\"\n",
      {.source_language = "en"});
  std::string pairs;
  for (const TranslationUnit& unit : memory.units)
    pairs += unit.variants[0].content.text + "=" + unit.variants[1].content.text + "|";
  EXPECT_EQ(pairs, "%d file=%d файл|%d files=%d файла|%d files=%d файлов|a=b|");
}

TEST(UnitStream, ReadsNumbersOfCharactersInPo) {
  const Memory memory = read(MemoryFormat::po,
                             "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\n"
                             "msgid \"\\x41\\102 \\q\"\nmsgstr \"あ\"\n",
                             {.source_language = "en"});
  ASSERT_THAT(memory.units, SizeIs(1));
  EXPECT_EQ(memory.units[0].variants[0].content.text, "AB q");
  EXPECT_EQ(memory.units[0].variants[1].content.text, "あ");
}

TEST(UnitStream, SaysWhatAFormatCannotHold) {
  Memory memory = awkward_memory();
  memory.units.resize(1);
  memory.units[0].variants[0].content.codes = {
      {0, CodeKind::placeholder, "ph", {}, "x"}};
  add_prop(memory.units[0].annotations, "x-own", "1");
  EXPECT_THAT(write(MemoryFormat::tsv, memory).issues,
              ElementsAre(HasSubstr("1 pair lost its inline codes"),
                          HasSubstr("1 prop or note was left out")));
  EXPECT_THAT(write(MemoryFormat::tsv, memory, {.target_language = "fr"}).issues,
              ElementsAre(HasSubstr("1 unit without the wanted languages")));
}

TEST(UnitStream, WritesARowForEachTarget) {
  Memory memory;
  memory.header.srclang = "ja";
  memory.units = {unit("猫", "cat")};
  memory.units[0].variants.push_back({"de", {"Katze", {}}, {}, {}});
  EXPECT_THAT(read(MemoryFormat::tsv, write(MemoryFormat::tsv, memory).bytes).units,
              SizeIs(2));
  const Memory german =
      read(MemoryFormat::tsv,
           write(MemoryFormat::tsv, memory, {.target_language = "de"}).bytes);
  ASSERT_THAT(german.units, SizeIs(1));
  EXPECT_EQ(german.units[0].variants[1].content.text, "Katze");
}

TEST(UnitStream, KnowsFormatsByTheirEndings) {
  EXPECT_EQ(format_of_path("a.tmx"), MemoryFormat::tmx);
  EXPECT_EQ(format_of_path("a.csv.gz"), MemoryFormat::csv);
  EXPECT_EQ(format_of_path("a.xlf"), MemoryFormat::xliff);
  EXPECT_FALSE(format_of_path("a.doc").has_value());
  EXPECT_FALSE(format_of_path("-").has_value());
}

}  // namespace
}  // namespace awase
