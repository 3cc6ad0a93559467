// SPDX-License-Identifier: Apache-2.0

#include "tmx/read_tmx.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "tmx/encoded_input.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kHeader =
    "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" "
    "segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"ja\" "
    "datatype=\"plaintext\"/><body>";

std::string with_units(const std::string& units) {
  return kHeader + units + "</body></tmx>";
}

std::string with_segment(const std::string& segment) {
  return with_units("<tu><tuv xml:lang=\"ja\"><seg>" + segment +
                    "</seg></tuv><tuv xml:lang=\"en\"><seg>x</seg></tuv></tu>");
}

Content read_segment(const std::string& segment, ReadTmxOptions options = {}) {
  return read_tmx(with_segment(segment), options).units.at(0).variants.at(0).content;
}

TmxReader reader_of(const std::string& tmx, ReadTmxOptions options = {}) {
  return TmxReader(gunzip_source(xml_source(tmx), "a.tmx"), "a.tmx", options);
}

std::vector<std::string> issues_of(const std::string& tmx) {
  TmxReader reader = reader_of(tmx);
  TranslationUnit unit;
  while (reader.next(unit)) {
  }
  return english(reader.issues());
}

std::string error_of(const std::string& tmx, ReadTmxOptions options = {}) {
  try {
    TmxReader reader = reader_of(tmx, options);
    TranslationUnit unit;
    while (reader.next(unit)) {
    }
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

TEST(ReadTmx, KeepsAllThatAUnitSays) {
  const Memory memory = read_tmx(with_units(R"(
    <tu tuid="7" creationdate="20260101T000000Z" x-own="é">
      <note xml:lang="en">see p. 3</note>
      <prop type="x-a"> kept as it is </prop>
      <prop type="x-a">2</prop>
      <future a="1">t &amp; <deep/></future>
      <tuv xml:lang="ja-JP" usagecount="3"><prop type="x-b">v</prop><seg>猫</seg></tuv>
      <tuv xml:lang="en"><seg>cat</seg></tuv>
    </tu>)"));
  ASSERT_EQ(memory.units.size(), 1u);
  const TranslationUnit& unit = memory.units[0];
  EXPECT_THAT(
      unit.attributes,
      ElementsAre(Attribute{"tuid", "7"}, Attribute{"creationdate", "20260101T000000Z"},
                  Attribute{"x-own", "é"}));
  EXPECT_THAT(
      unit.annotations,
      ElementsAre(
          Annotation{AnnotationKind::note, "", "see p. 3", {{"xml:lang", "en"}}},
          Annotation{AnnotationKind::prop, "x-a", " kept as it is ", {}},
          Annotation{AnnotationKind::prop, "x-a", "2", {}},
          Annotation{
              AnnotationKind::other, "future", "t &amp; <deep/>", {{"a", "1"}}}));
  ASSERT_EQ(unit.variants.size(), 2u);
  EXPECT_EQ(unit.variants[0].language, "ja-JP");
  EXPECT_THAT(unit.variants[0].attributes, ElementsAre(Attribute{"usagecount", "3"}));
  EXPECT_EQ(*find_prop(unit.variants[0].annotations, "x-b"), "v");
  EXPECT_EQ(unit.variants[0].content, (Content{"猫", {}}));
  EXPECT_EQ(unit.variants[1].content.text, "cat");
}

TEST(ReadTmx, ReadsTheHeader) {
  const std::string tmx = R"(<?xml version="1.0"?><!-- c -->
<tmx version="1.4b" xmlns:v="urn:v"><header creationtool="T" creationtoolversion="1.0"
  segtype="block" o-tmf="F" adminlang="en-us" srclang="*all*" datatype="html"
  creationid="ys"><ude name="Mac"><map unicode="#xF8FF"/></ude><note>n</note>
  <prop type="p">v</prop></header><body/></tmx>)";
  TmxReader reader = reader_of(tmx);
  const Header& header = reader.header();
  EXPECT_EQ(reader.version(), "1.4b");
  EXPECT_EQ(header.creationtool, "T");
  EXPECT_EQ(header.creationtoolversion, "1.0");
  EXPECT_EQ(header.segtype, "block");
  EXPECT_EQ(header.o_tmf, "F");
  EXPECT_EQ(header.adminlang, "en-us");
  EXPECT_EQ(header.srclang, "*all*");
  EXPECT_EQ(header.datatype, "html");
  EXPECT_THAT(header.attributes, ElementsAre(Attribute{"creationid", "ys"}));
  EXPECT_THAT(header.namespaces, ElementsAre(Attribute{"xmlns:v", "urn:v"}));
  ASSERT_EQ(header.annotations.size(), 3u);
  EXPECT_EQ(header.annotations[0].text, "<map unicode=\"#xF8FF\"/>");
  TranslationUnit unit;
  EXPECT_FALSE(reader.next(unit));
}

TEST(ReadTmx, TakesTheOldLanguageAttribute) {
  const Memory memory =
      read_tmx(with_units("<tu><tuv lang=\"JA\"><seg>猫</seg></tuv>"
                          "<tuv lang=\"EN-US\"><seg>cat</seg></tuv></tu>"));
  EXPECT_EQ(memory.units[0].variants[1].language, "EN-US");
  EXPECT_THAT(memory.units[0].variants[1].attributes, IsEmpty());
}

TEST(ReadTmx, ReadsInlineCodes) {
  const Content content = read_segment(
      "<bpt i=\"1\" x=\"1\">&lt;b></bpt>太字<ept i=\"1\">&lt;/b></ept>と"
      "<hi type=\"v\">強調</hi><ph>&lt;img alt=\"<sub>絵<it pos=\"begin\">&#13;</it>"
      "</sub>\"></ph><odd/>");
  EXPECT_EQ(content.text, "太字と強調");
  const auto placeholder = [](std::size_t at, const char* name, Attributes attributes,
                              const char* data) {
    return Code{at, CodeKind::placeholder, name, std::move(attributes), data};
  };
  EXPECT_THAT(
      content.codes,
      ElementsAre(placeholder(0, "bpt", {{"i", "1"}, {"x", "1"}}, "&lt;b&gt;"),
                  placeholder(6, "ept", {{"i", "1"}}, "&lt;/b&gt;"),
                  Code{9, CodeKind::open, "hi", {{"type", "v"}}, ""},
                  Code{15, CodeKind::close, "", {}, ""},
                  placeholder(15, "ph", {},
                              "&lt;img alt=\"<sub>絵<it pos=\"begin\">&#13;</it></sub>"
                              "\"&gt;"),
                  Code{15, CodeKind::open, "odd", {}, ""},
                  Code{15, CodeKind::close, "", {}, ""}));
}

TEST(ReadTmx, TrimsSegmentsUnlessToldNotTo) {
  EXPECT_EQ(read_segment("\n   猫\u3000です。\n  ").text, "猫\u3000です。");
  EXPECT_EQ(read_segment(" 猫\n", {.trim_segments = false}).text, " 猫\n");
  EXPECT_EQ(read_segment("a&#x9;&#xA;b").text, "a\t\nb");
}

TEST(ReadTmx, UnderstandsHtmlEntitiesWhereADocumentTypeAllowsThem) {
  const std::string doctype = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">";
  const std::string tmx = with_segment("a&nbsp;b&eacute;&yuml;&hellip;&le;");
  EXPECT_EQ(read_tmx(doctype + tmx).units[0].variants[0].content.text, "a\u00A0béÿ…≤");
  EXPECT_THAT(error_of(tmx), HasSubstr("a.tmx:1:"));
  EXPECT_THAT(error_of(doctype + with_segment("&what;")), HasSubstr("\"what\""));
}

TEST(ReadTmx, SaysWhereUnitsAndVariantsBegin) {
  const std::string tmx = with_units(
      "\n<tu>\n  <tuv xml:lang=\"ja\"><seg>猫</seg></tuv>\n"
      "  <tuv xml:lang=\"en\"><seg>cat</seg></tuv></tu>");
  TmxReader reader = reader_of(tmx);
  TranslationUnit unit;
  ASSERT_TRUE(reader.next(unit));
  EXPECT_EQ(reader.unit_position().line, 2u);
  ASSERT_EQ(reader.variant_positions().size(), 2u);
  EXPECT_EQ(reader.variant_positions()[1].line, 4u);
  EXPECT_EQ(reader.variant_positions()[1].column, 3u);
}

TEST(ReadTmx, ReportsWhatItCannotKeep) {
  EXPECT_THAT(issues_of(with_units("<tu><tuv><seg>猫</seg></tuv></tu>")),
              ElementsAre(HasSubstr("without xml:lang")));
  EXPECT_THAT(issues_of(with_units("<tu><tuv xml:lang=\"ja\"/></tu>")),
              ElementsAre(HasSubstr("without <seg>")));
  EXPECT_THAT(issues_of(with_units("stray<group><tu/></group>")),
              ElementsAre(HasSubstr("a.tmx:1:"), HasSubstr("<group>")));
  EXPECT_THAT(issues_of(with_units("<tu><tuv xml:lang=\"ja\"><seg>猫</seg>"
                                   "<seg>犬</seg></tuv></tu>")),
              ElementsAre(HasSubstr("a second <seg>")));
  EXPECT_THAT(issues_of("<tmx><body/></tmx>"), ElementsAre(HasSubstr("no <header>")));
  EXPECT_EQ(issues_of("<tmx><header/><body/></tmx>").size(), 7u);
  EXPECT_THAT(issues_of(with_segment("fine")), IsEmpty());
}

TEST(ReadTmx, RefusesWhatIsNotTmx) {
  EXPECT_THAT(error_of("<html><body/></html>"), HasSubstr("begins with <tmx>"));
  EXPECT_THAT(error_of(""), HasSubstr("a.tmx:1:1"));
  EXPECT_THAT(error_of("hello"), HasSubstr("a.tmx:1:1"));
}

TEST(ReadTmx, RefusesWhatIsCutOffAtAnyByte) {
  const std::string tmx = "<?xml version=\"1.0\"?>\n" +
                          with_segment("猫<bpt i=\"1\">&lt;</bpt>&#x732B;<![CDATA[]]>");
  ASSERT_EQ(error_of(tmx), "none");
  for (std::size_t size = 0; size < tmx.size(); ++size) {
    EXPECT_THAT(error_of(tmx.substr(0, size)), HasSubstr("a.tmx:")) << size;
  }
}

TEST(ReadTmx, RefusesUnitsOfAbsurdSize) {
  const ReadTmxOptions small = {.max_unit_bytes = 1000};
  const std::string long_text(2000, 'x');
  EXPECT_THAT(error_of(with_segment(long_text), small),
              HasSubstr("more than 1000 bytes"));
  EXPECT_THAT(
      error_of(with_units("<tu><prop type=\"" + long_text + "\"/></tu>"), small),
      HasSubstr("more than 1000 bytes"));
  std::string many;
  for (int k = 0; k < 1000; ++k) many += "<tuv/>";
  EXPECT_THAT(error_of(with_units("<tu>" + many + "</tu>"), small),
              HasSubstr("more than 1000 bytes"));
  // The limit is one unit's, not the file's.
  EXPECT_EQ(error_of(with_units(std::string(2000, ' ') + many), small), "none");
}

TEST(ReadTmx, RefusesEntityBombsAndDepth) {
  EXPECT_THAT(error_of("<!DOCTYPE tmx [<!ENTITY a \"" + std::string(2000, 'a') +
                       "\"><!ENTITY b "
                       "\"&a;&a;&a;\">]>" +
                       with_segment("&b;")),
              HasSubstr("\"b\""));
  EXPECT_THAT(error_of("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"/etc/passwd\">]>" +
                       with_segment("&x;")),
              HasSubstr("outside of the file"));
  std::string deep;
  for (int k = 0; k < 100'000; ++k) deep += "<hi>";
  EXPECT_THAT(error_of(kHeader + "<tu><tuv xml:lang=\"ja\"><seg>" + deep),
              HasSubstr("inside one another"));
}

TEST(ReadTmx, ReadsGzipAndRefusesDamagedOnes) {
  Memory memory = read_tmx(with_segment("猫"));
  const std::string packed = write_tmx(memory, {.gzip = true});
  EXPECT_EQ(read_tmx(packed), memory);
  for (std::size_t size = 2; size < packed.size(); ++size) {
    EXPECT_THAT(error_of(packed.substr(0, size)), HasSubstr("cut off")) << size;
  }
  std::string damaged = packed;
  damaged[packed.size() / 2] = static_cast<char>(damaged[packed.size() / 2] ^ 0x55);
  EXPECT_NE(error_of(damaged), "none");
}

TEST(ReadTmx, ReadsGzipOfSeveralMembers) {
  const std::string tmx = write_tmx(read_tmx(with_segment("猫")));
  const auto packed = [](std::string_view text) {
    std::string bytes;
    EncodedOutput output([&](std::string_view block) { bytes += block; },
                         TmxEncoding::utf8, true);
    output.write(text);
    output.finish();
    return bytes;
  };
  const std::string two = packed(tmx.substr(0, 100)) + packed(tmx.substr(100));
  EXPECT_EQ(read_tmx(two), read_tmx(tmx));
  EXPECT_EQ(read_tmx(two + std::string(512, '\0')), read_tmx(tmx));
}

TEST(ReadTmx, RefusesGzipBombs) {
  std::string packed;
  EncodedOutput output([&](std::string_view block) { packed += block; },
                       TmxEncoding::utf8, true);
  output.write(kHeader);
  const std::string spaces(1 << 20, ' ');
  for (int k = 0; k < 64; ++k) output.write(spaces);
  output.finish();
  EXPECT_THAT(error_of(packed), HasSubstr("no text does"));
}

TEST(LanguagesPresent, AreThoseMetOnceEach) {
  const std::string tmx = with_units(
      "<tu><tuv xml:lang=\"ja-JP\"><seg>a</seg></tuv><tuv xml:lang=\"en\">"
      "<seg>b</seg></tuv></tu><tu><tuv xml:lang=\"JA_jp\"><seg>a</seg></tuv>"
      "<tuv xml:lang=\"fr\"><seg>b</seg></tuv></tu>");
  TmxReader reader = reader_of(tmx);
  EXPECT_THAT(languages_present(reader), ElementsAre("ja-JP", "en", "fr"));
}

}  // namespace
}  // namespace awase
