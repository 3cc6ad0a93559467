// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <string>
#include <string_view>
#include <vector>
#include <zip.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/documents/xlsx_file.h"
#include "text/error.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/read_tmx.h"
#include "tmx/review_text.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string write(const Memory& memory, UnitWriteOptions options = {}) {
  std::string bytes;
  const auto writer = write_units(
      MemoryFormat::xlsx, [&](std::string_view block) { bytes += block; },
      memory.header, options);
  for (const TranslationUnit& unit : memory.units) writer->add(unit);
  writer->finish();
  return bytes;
}

struct ReadBack {
  Memory memory;
  std::vector<std::string> issues;
};

ReadBack read(std::string_view bytes, UnitReadOptions options = {}) {
  ReadBack back;
  const auto reader =
      read_units(MemoryFormat::xlsx, xml_source(bytes), "m.xlsx", options);
  back.memory.header = reader->header();
  for (TranslationUnit unit; reader->next(unit);) back.memory.units.push_back(unit);
  back.issues = english(reader->issues());
  return back;
}

/// Files of a zip archive, by name.
using Parts = std::map<std::string, std::string>;

Parts unzip(const std::string& bytes) {
  zip_source_t* source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  Parts parts;
  for (zip_int64_t k = 0; k < zip_get_num_entries(archive, 0); ++k) {
    zip_stat_t stat;
    zip_stat_index(archive, k, 0, &stat);
    std::string text(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, k, 0);
    zip_fread(file, text.data(), text.size());
    zip_fclose(file);
    parts[stat.name] = text;
  }
  zip_discard(archive);
  return parts;
}

std::string zipped(const Parts& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts) {
    zip_file_add(archive, name.c_str(),
                 zip_source_buffer(archive, text.data(), text.size(), 0), 0);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

constexpr const char* kSheet = "xl/worksheets/sheet1.xml";

/// A workbook with `from` in its first sheet replaced once, from the cell `at` on.
std::string edited(const std::string& bytes, const std::string& at,
                   const std::string& from, const std::string& to) {
  Parts parts = unzip(bytes);
  std::string& sheet = parts[kSheet];
  const std::size_t cell = sheet.find("r=\"" + at + "\"");
  const std::size_t found = sheet.find(from, cell);
  EXPECT_NE(found, std::string::npos) << at << from;
  sheet.replace(found, from.size(), to);
  return zipped(parts);
}

/// Three languages, codes, notes, props, and what spreadsheets mistake.
Memory sample() {
  return read_tmx(
      "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" "
      "segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"ja\" "
      "datatype=\"xml\"><prop type=\"p\">q</prop></header><body>"
      "<tu tuid=\"1\" creationdate=\"20260101T000000Z\"><note>n 1</note><note>n "
      "2</note>"
      "<prop type=\"x-confidence\">0.980</prop><prop "
      "type=\"x-status\">new</prop><odd>&lt;</odd>"
      "<tuv xml:lang=\"en\"><seg>I <bpt i=\"1\" x=\"2\">&lt;b&gt;</bpt>like<ept "
      "i=\"1\">&lt;/b&gt;</ept> cats<ph x=\"3\">&lt;br/&gt;</ph>.</seg></tuv>"
      "<tuv xml:lang=\"ja\" usagecount=\"3\"><prop type=\"c\">d</prop><seg>猫が<bpt "
      "i=\"7\" "
      "x=\"2\">&lt;b&gt;</bpt>好き<ept "
      "i=\"7\">&lt;/b&gt;</ept><hi>です</hi>。</seg></tuv>"
      "<tuv xml:lang=\"de\"><seg>Katzen &lt;1&gt;</seg></tuv></tu>"
      "<tu><tuv xml:lang=\"ja\"><seg>=1+1</seg></tuv><tuv xml:lang=\"en\"><seg>@x "
      "_x000D_\nb</seg></tuv></tu></body></tmx>");
}

TEST(Xlsx, GivesBackWhatItWasGiven) {
  Memory memory = sample();
  const std::string bytes = write(memory);
  EXPECT_EQ(write(memory), bytes);
  const ReadBack back = read(bytes);
  EXPECT_EQ(back.memory, memory);
  EXPECT_THAT(back.issues, IsEmpty());
}

TEST(Xlsx, ShowsReviewersWhatTheyKnow) {
  const std::string sheet = unzip(write(sample()))[kSheet];
  EXPECT_THAT(sheet,
              HasSubstr("猫が&lt;2&gt;好き&lt;/2&gt;&lt;1&gt;です&lt;/1&gt;。</t>"));
  EXPECT_THAT(sheet, HasSubstr("I &lt;2&gt;like&lt;/2&gt; cats&lt;3/&gt;.</t>"));
  EXPECT_THAT(sheet, HasSubstr("<t>=1+1</t>"));
  EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
  EXPECT_THAT(sheet, HasSubstr("<v>0.98</v>"));
  EXPECT_THAT(sheet, HasSubstr("n 1\nn 2</t>"));
  EXPECT_THAT(sheet, HasSubstr("_x005F_x000D_"));
}

TEST(Xlsx, TakesEditsAndNothingElse) {
  const Memory memory = sample();
  std::string bytes = write(memory);
  // Row 2: ja and en of the first unit; row 3: its German; row 4: the second unit.
  bytes = edited(bytes, "C2", "I &lt;2&gt;like&lt;/2&gt; cats&lt;3/&gt;.",
                 "&lt;3/&gt;Cats, &lt;2&gt;truly&lt;/2&gt;");
  bytes = edited(bytes, "D2", "<v>0.98</v>", "<v>0.5</v>");
  bytes = edited(bytes, "E2", "new", "approved");
  bytes = edited(bytes, "F2", "n 1\nn 2", "n 1\nn 2\nwell done");
  bytes = edited(bytes, "C3", "Katzen", "Kater");
  const ReadBack back = read(bytes);
  ASSERT_THAT(back.memory.units, SizeIs(2));
  const TranslationUnit& unit = back.memory.units[0];
  const Content& english = unit.variants.at(0).content;
  EXPECT_EQ(english.text, "Cats, truly");
  ASSERT_THAT(english.codes, SizeIs(3));
  EXPECT_EQ(english.codes[0].data, "&lt;br/&gt;");
  EXPECT_EQ(english.codes[0].offset_bytes, 0u);
  EXPECT_EQ(english.codes[1].offset_bytes, 6u);
  EXPECT_EQ(unit.variants.at(1), memory.units[0].variants.at(1));
  EXPECT_EQ(unit.variants.at(2).content.text, "Kater <1>");
  EXPECT_EQ(*find_prop(unit.annotations, "x-confidence"), "0.5");
  EXPECT_EQ(*find_prop(unit.annotations, "x-status"), "approved");
  EXPECT_EQ(unit.annotations.back().text, "well done");
  EXPECT_EQ(unit.annotations.size(), memory.units[0].annotations.size() + 1);
  EXPECT_EQ(unit.attributes, memory.units[0].attributes);
  EXPECT_EQ(back.memory.units[1], memory.units[1]);
  EXPECT_THAT(back.issues, IsEmpty());
}

TEST(Xlsx, CountsCodesThatAnEditTookOut) {
  const ReadBack back = read(edited(write(sample()), "B2", "&lt;1&gt;です", "です"));
  EXPECT_THAT(back.issues, ElementsAre(HasSubstr("2 inline codes")));
  EXPECT_THAT(back.memory.units[0].variants[1].content.codes, SizeIs(2));
}

TEST(Xlsx, KeepsTextThatNoCellCanHold) {
  Memory memory = sample();
  memory.units[1].variants[1].content.text =
      std::string(40'000, 'x') + "\xF0\x9F\x98\xBA";
  EXPECT_EQ(read(write(memory)).memory, memory);
  const ReadBack back = read(edited(write(memory), "C4", "xxx", "yyy"));
  EXPECT_EQ(back.memory, memory);
  EXPECT_THAT(back.issues, ElementsAre(HasSubstr("1 edit ")));
}

TEST(Xlsx, WritesTheLanguageThatIsAskedFor) {
  const ReadBack back = read(write(sample(), {.target_language = "de"}));
  ASSERT_THAT(back.memory.units, SizeIs(1));
  EXPECT_EQ(back.memory.units[0].variants.at(1).language, "de");
  EXPECT_EQ(back.memory.units[0].annotations, sample().units[0].annotations);
}

/// A workbook as other programs save it: shared strings, prefixes, a reading.
Parts foreign() {
  return {
      {"xl/workbook.xml",
       "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"A\" "
       "r:id=\"r1\"/></x:sheets></x:workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"r1\" Type=\"t/worksheet\" "
       "Target=\"/xl/s.xml\"/><Relationship Id=\"r2\" Type=\"t/sharedStrings\" "
       "Target=\"str.xml\"/></Relationships>"},
      {"xl/str.xml",
       "<sst><si><t>Target</t></si><si><t> source </t></si><si><r><t>漢</t></r><r><t>字"
       "</t></r><rPh sb=\"0\" eb=\"1\"><t>かん</t></rPh></si></sst>"},
      {"xl/s.xml",
       "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" "
       "t=\"s\"><x:v>0"
       "</x:v></x:c><x:c r=\"D2\" t=\"s\"><x:v>1</x:v></x:c></x:row><x:row/>"
       "<x:row r=\"9\"><x:c r=\"B9\" t=\"str\"><x:f>1+1</x:f><x:v>a_x000D_b</x:v></x:c>"
       "<x:c r=\"D9\" t=\"s\"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"}};
}

TEST(Xlsx, ReadsTablesOfOthers) {
  const UnitReadOptions languages = {.source_language = "ja", .target_language = "en"};
  const ReadBack back = read(zipped(foreign()), languages);
  ASSERT_THAT(back.memory.units, SizeIs(1));
  EXPECT_EQ(back.memory.units[0].variants[0].content.text, "漢字");
  EXPECT_EQ(back.memory.units[0].variants[1].content.text, "ab");
  EXPECT_EQ(back.memory.header.srclang, "ja");
  EXPECT_THROW(read(zipped(foreign())), Error);
}

/// A workbook of another program with these rows of text; "TRUE" is a truth value.
std::string workbook_of(const std::vector<std::vector<std::string>>& rows) {
  Parts parts = foreign();
  std::string sheet = "<worksheet xmlns=\"m\"><sheetData>";
  for (const auto& row : rows) {
    sheet += "<row>";
    for (const std::string& text : row)
      sheet += text == "TRUE" ? "<c t=\"b\"><v>1</v></c>"
                              : "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    sheet += "</row>";
  }
  parts["xl/s.xml"] = sheet + "</sheetData></worksheet>";
  return zipped(parts);
}

std::vector<std::string> texts_of(const std::string& bytes) {
  std::vector<std::string> texts;
  UnitReadOptions options;
  options.source_language = "ja";
  options.target_language = "en";
  for (const TranslationUnit& unit : read(bytes, options).memory.units)
    for (const Variant& variant : unit.variants) texts.push_back(variant.content.text);
  return texts;
}

TEST(Xlsx, ReadsTheNamesOfColumnsBelowATitle) {
  EXPECT_THAT(
      texts_of(workbook_of({{"用語の表"}, {""}, {"和文", "英文"}, {"真", "TRUE"}})),
      ElementsAre("真", "TRUE"));
}

TEST(Xlsx, FindsTheTextsOfATableWithoutNames) {
  EXPECT_THAT(texts_of(workbook_of({{"1", "ふたを閉める。", "Close the lid."},
                                    {"2", "弁を開ける。", "Open the valve."}})),
              ElementsAre("ふたを閉める。", "Close the lid.", "弁を開ける。",
                          "Open the valve."));
  try {
    texts_of(workbook_of({{"A lid.", "The lid.", "One lid."},
                          {"A valve.", "The valve.", "One valve."}}));
    FAIL() << "three columns of one language";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("columns: 1 \"A lid.\", 2 \"The lid.\""));
  }
}

TEST(Xlsx, RefusesWhatIsNoWorkbook) {
  const std::string good = write(sample());
  EXPECT_THROW(read(""), Error);
  EXPECT_THROW(read("PK\x03\x04 no zip"), Error);
  EXPECT_THROW(read(good.substr(0, good.size() / 2)), Error);
  EXPECT_THROW(read(zipped({{"a", "b"}})), Error);
  Parts parts = unzip(good);
  parts[kSheet].resize(parts[kSheet].size() - 100);
  EXPECT_THROW(read(zipped(parts)), Error);
  parts = foreign();
  parts["xl/str.xml"] = std::string(90 << 20, ' ');  // 90 MB of nothing.
  EXPECT_THROW(read(zipped(parts)), Error);
  EXPECT_THROW(read(edited(good, "I2", "\"source\":1", "\"source\":9")), Error);
  EXPECT_THROW(read(edited(good, "I2", "{", "[")), Error);
}

TEST(XlsxText, IsEscapedSoThatItComesBack) {
  for (const char* text : {"", "_x000D_", "__x005F_", "_x00g0_", "a_x", "猫_xFFFF_"})
    EXPECT_EQ(xlsx_unescaped(xlsx_escaped(text)), text);
  EXPECT_EQ(xlsx_unescaped("a_x000D_b"), "a\rb");
}

TEST(ReviewText, TakesOtherBracketsWhereTheTextHasMarks) {
  Content content = {"a <1/> b", {{2, CodeKind::placeholder, "ph", {}, "x"}}};
  EXPECT_EQ(review_text(content), "a {1/}<1/> b");
  std::size_t lost = 0;
  EXPECT_EQ(edited_content(content, "a <1/> b{1/}", lost).codes.at(0).offset_bytes, 8u);
  EXPECT_EQ(lost, 0u);
}

}  // namespace
}  // namespace awase
