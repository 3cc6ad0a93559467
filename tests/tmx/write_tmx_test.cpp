// SPDX-License-Identifier: Apache-2.0

#include "tmx/write_tmx.h"

#include <string>
#include <vector>
#include <zlib.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TranslationUnit pair_of(const std::string& source, const std::string& target,
                        const std::string& source_tag = "ja",
                        const std::string& target_tag = "en") {
  TranslationUnit unit;
  unit.variants.push_back({source_tag, {source, {}}, {}, {}});
  unit.variants.push_back({target_tag, {target, {}}, {}, {}});
  return unit;
}

Memory memory_of(std::vector<TranslationUnit> units) {
  Memory memory;
  memory.header.creationtoolversion = "1.2";
  memory.header.srclang = "ja";
  memory.units = std::move(units);
  return memory;
}

std::string written(const TranslationUnit& unit, const WriteOptions& options = {}) {
  return write_tmx(memory_of({unit}), options);
}

WriteSummary summary_of(const TranslationUnit& unit) {
  Header header;
  header.srclang = "ja";
  TmxWriter writer([](std::string_view) {}, header);
  writer.add(unit);
  writer.finish();
  return writer.summary();
}

TEST(WriteTmx, WritesAUnitAsImportersWantIt) {
  TranslationUnit unit = pair_of("猫が好きです。", "I like cats.");
  set_attribute(unit.attributes, "creationdate", "20260101T000000Z");
  add_prop(unit.annotations, "x-confidence", "0.98");
  EXPECT_EQ(written(unit),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Awase" creationtoolversion="1.2" segtype="sentence" o-tmf="Awase" adminlang="en" srclang="ja" datatype="plaintext"/>
  <body>
    <tu creationdate="20260101T000000Z">
      <prop type="x-confidence">0.98</prop>
      <tuv xml:lang="ja"><seg>猫が好きです。</seg></tuv>
      <tuv xml:lang="en"><seg>I like cats.</seg></tuv>
    </tu>
  </body>
</tmx>
)");
}

TEST(WriteTmx, WritesAMemoryWithoutUnits) {
  EXPECT_THAT(write_tmx(memory_of({})), EndsWith("  <body>\n  </body>\n</tmx>\n"));
}

TEST(WriteTmx, SpellsTheHeadersLanguageAsTheSourceVariant) {
  const std::string tmx = written(pair_of("猫", "cat", "ja_jp", "EN-us"));
  EXPECT_THAT(tmx, HasSubstr("srclang=\"ja-JP\""));
  EXPECT_THAT(tmx, HasSubstr("<tuv xml:lang=\"ja-JP\"><seg>猫"));
  EXPECT_THAT(tmx, HasSubstr("<tuv xml:lang=\"en-US\"><seg>cat"));
}

TEST(WriteTmx, GivesAUnitItsOwnSourceLanguageWhereItDiffers) {
  const std::string tmx =
      write_tmx(memory_of({pair_of("猫", "cat"), pair_of("犬", "dog", "ja-JP")}));
  EXPECT_THAT(tmx, HasSubstr("<tu srclang=\"ja-JP\">\n      <tuv xml:lang=\"ja-JP\">"));
}

TEST(WriteTmx, PutsTheSourceFirst) {
  EXPECT_THAT(written(pair_of("cat", "猫", "en", "ja")),
              HasSubstr("<tuv xml:lang=\"ja\"><seg>猫</seg></tuv>\n"
                        "      <tuv xml:lang=\"en\"><seg>cat</seg></tuv>"));
}

TEST(WriteTmx, RefusesUnitsWithOneSideOrAnEmptyOne) {
  TranslationUnit one_sided = pair_of("猫", "cat");
  one_sided.variants.pop_back();
  for (const TranslationUnit& unit :
       {TranslationUnit{}, one_sided, pair_of("猫", ""), pair_of(" \u3000", "cat"),
        pair_of("猫", "\x01\x02"), pair_of("猫", "犬", "ja", "JA")}) {
    EXPECT_THAT(written(unit), Not(HasSubstr("<tu")));
    EXPECT_EQ(summary_of(unit).refused_units, 1u);
    EXPECT_EQ(summary_of(unit).units, 0u);
  }
}

TEST(WriteTmx, LeavesEmptySidesOutOfAUnitThatHasTwoOthers) {
  TranslationUnit unit = pair_of("猫", "cat");
  unit.variants.push_back({"fr", {" ", {}}, {}, {}});
  EXPECT_THAT(written(unit), Not(HasSubstr("\"fr\"")));
  EXPECT_EQ(summary_of(unit).dropped_variants, 1u);
}

TEST(WriteTmx, SplitsAUnitThatHasOneLanguageTwice) {
  TranslationUnit unit = pair_of("猫", "FIRST");
  unit.variants.push_back({"en", {"SECOND", {}}, {}, {}});
  set_attribute(unit.attributes, "tuid", "7");
  EXPECT_THAT(written(unit), HasSubstr(R"(    <tu tuid="7">
      <tuv xml:lang="ja"><seg>猫</seg></tuv>
      <tuv xml:lang="en"><seg>FIRST</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="ja"><seg>猫</seg></tuv>
      <tuv xml:lang="en"><seg>SECOND</seg></tuv>
    </tu>
)"));
  EXPECT_EQ(summary_of(unit).split_units, 1u);
  EXPECT_EQ(summary_of(unit).units, 2u);
}

TEST(WriteTmx, KeepsTwoSidesInAllPartsWhereNoSourceIsNamed) {
  TranslationUnit unit = pair_of("猫", "FIRST");
  unit.variants.push_back({"en", {"SECOND", {}}, {}, {}});
  Header header;
  header.srclang = "*all*";
  EXPECT_THAT(write_tmx({header, {unit}}),
              HasSubstr("<tu>\n      <tuv xml:lang=\"ja\"><seg>猫</seg></tuv>\n"
                        "      <tuv xml:lang=\"en\"><seg>SECOND</seg></tuv>"));
}

TEST(WriteTmx, SplitsAUnitThatHasItsSourceTwice) {
  TranslationUnit unit = pair_of("猫", "cat");
  unit.variants.push_back({"ja", {"ねこ", {}}, {}, {}});
  EXPECT_THAT(written(unit),
              HasSubstr("<tuv xml:lang=\"ja\"><seg>ねこ</seg></tuv>\n"
                        "      <tuv xml:lang=\"en\"><seg>cat</seg></tuv>"));
}

TEST(WriteTmx, TrimsSegmentsAndKeepsWhiteSpaceInside) {
  const std::string tmx = written(pair_of("\u3000一\u3000二\t三\n", " a\nb  c\r "));
  EXPECT_THAT(tmx, HasSubstr("<seg>一\u3000二\t三</seg>"));
  EXPECT_THAT(tmx, HasSubstr("<seg>a\nb  c</seg>"));
}

TEST(WriteTmx, EscapesWhatXmlReadersWouldChange) {
  TranslationUnit unit = pair_of("a & <b> ]]> \"q\" 'p'\rz", "\u0085é😺𠮟");
  set_attribute(unit.attributes, "creationid", "a\t\"b\"\n<c>&'\r");
  const std::string tmx = written(unit);
  EXPECT_THAT(tmx, HasSubstr("<seg>a &amp; &lt;b&gt; ]]&gt; \"q\" 'p'&#13;z</seg>"));
  EXPECT_THAT(tmx, HasSubstr("é😺𠮟</seg>"));
  EXPECT_THAT(
      tmx,
      HasSubstr("creationid=\"a&#9;&quot;b&quot;&#10;&lt;c&gt;&amp;&apos;&#13;\""));
}

TEST(WriteTmx, DropsAndCountsWhatXmlForbids) {
  // U+000B, U+FFFE, U+1FFFF, U+FDD0, a lone surrogate and a broken sequence: 7 in all,
  // as each byte of "\xE3\x81" counts.
  const TranslationUnit unit = pair_of(
      "x\x0By\xEF\xBF\xBE"
      "z\xF0\x9F\xBF\xBF"
      "\xEF\xB7\x90"
      "猫",
      "a\xED\xA0\x80"
      "b\xE3\x81");
  EXPECT_THAT(written(unit), HasSubstr("<seg>x yz猫</seg>"));
  EXPECT_THAT(written(unit), HasSubstr("<seg>ab</seg>"));
  EXPECT_EQ(summary_of(unit).dropped_chars, 7u);
  EXPECT_THAT(
      written(pair_of("改\v行\f", "line\vbreak \v and\f \x01x")),
      AllOf(HasSubstr("<seg>改行</seg>"), HasSubstr("<seg>line break  and x</seg>")));
  EXPECT_THAT(english(describe_issues(summary_of(unit))),
              ElementsAre("7 characters that XML does not allow were dropped"));
}

TEST(WriteTmx, KeepsWhatIsOddButAllowed) {
  // The last characters before each forbidden range, U+FFFD, DEL and C1 controls.
  const std::string odd =
      "a\u007F\u0085\uD7FF\uE000\uFDCF\uFDF0\uFFFD\U0001FFFD\U0010FFFD\uFEFFz";
  EXPECT_THAT(written(pair_of(odd, "b")), HasSubstr("<seg>" + odd + "</seg>"));
}

TEST(WriteTmx, WarnsOfLongSegments) {
  std::string long_text;
  for (int k = 0; k < 2001; ++k) long_text += "猫";
  EXPECT_EQ(summary_of(pair_of(long_text, "cat")).long_segments, 1u);
  long_text.resize(6000);
  EXPECT_EQ(summary_of(pair_of(long_text, "cat")).long_segments, 0u);
  WriteSummary summary;
  summary.size_bytes = kMaxImportBytes + 1;
  EXPECT_THAT(english(describe_issues(summary)),
              ElementsAre(HasSubstr("larger than 1 GB")));
}

TEST(WriteTmx, WritesCodesAtLevelTwoAndLeavesThemOutAtLevelOne) {
  TranslationUnit unit = pair_of("太字だ。", "Bold.");
  const auto code = [](std::size_t at, const char* name, const char* data) {
    return Code{at, CodeKind::placeholder, name, {}, data};
  };
  unit.variants[0].content.codes = {code(0, "bpt", "&lt;b&gt;"),
                                    code(6, "ept", "&lt;/b&gt;")};
  unit.variants[1].content.codes = {code(0, "bpt", "&lt;b&gt;"),
                                    code(4, "ept", "&lt;/b&gt;"),
                                    {5, CodeKind::open, "hi", {}, ""},
                                    {5, CodeKind::close, "", {}, ""}};
  const std::string tmx = written(unit);
  EXPECT_THAT(tmx, HasSubstr("<seg><bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>太字"
                             "<ept i=\"1\">&lt;/b&gt;</ept>だ。</seg>"));
  EXPECT_THAT(tmx, HasSubstr("<seg><bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>Bold"
                             "<ept i=\"1\">&lt;/b&gt;</ept>.<hi x=\"2\"/></seg>"));
  EXPECT_THAT(written(unit, {.level = ContentLevel::text}),
              HasSubstr("<seg>太字だ。</seg></tuv>\n      <tuv xml:lang=\"en\">"
                        "<seg>Bold.</seg>"));
}

TEST(WriteTmx, WritesUtf16WithAByteOrderMark) {
  const std::string little =
      written(pair_of("𠮟", "é"), {.encoding = TmxEncoding::utf16le});
  EXPECT_THAT(little, StartsWith(std::string("\xFF\xFE<\0?\0x\0", 8)));
  // U+20B9F is D842 DF9F.
  EXPECT_THAT(little, HasSubstr(std::string(">\0\x42\xD8\x9F\xDF<\0", 8)));
  const std::string big =
      written(pair_of("𠮟", "é"), {.encoding = TmxEncoding::utf16be});
  EXPECT_THAT(big, StartsWith(std::string("\xFE\xFF\0<", 4)));
  EXPECT_THAT(big, HasSubstr(std::string("\0>\xD8\x42\xDF\x9F\0<", 8)));
}

std::string gunzip(std::string bytes) {
  std::string text(1 << 20, '\0');
  z_stream stream{};
  inflateInit2(&stream, 16 + MAX_WBITS);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

TEST(WriteTmx, CompressesTheSameWayEveryTime) {
  std::vector<TranslationUnit> units;
  for (int k = 0; k < 3000; ++k) units.push_back(pair_of(std::to_string(k), "cat"));
  const Memory memory = memory_of(std::move(units));
  const std::string packed = write_tmx(memory, {.gzip = true});
  EXPECT_EQ(packed, write_tmx(memory, {.gzip = true}));
  EXPECT_EQ(gunzip(packed), write_tmx(memory));
}

TEST(WriteTmx, PutsTogetherUnitsThatWereWrittenAlone) {
  const Memory memory = memory_of({pair_of("猫", "cat"), pair_of("犬", "dog")});
  std::string together;
  TmxWriter whole([&](std::string_view block) { together += block; }, memory.header);
  for (const TranslationUnit& unit : memory.units) {
    std::string alone;
    TmxWriter part([&](std::string_view block) { alone += block; }, memory.header,
                   {.units_only = true});
    part.add(unit);
    part.finish();
    EXPECT_THAT(alone, StartsWith("\n    <tu>"));
    EXPECT_THAT(alone, EndsWith("</tu>"));
    whole.add_written(alone);
  }
  whole.finish();
  EXPECT_EQ(together, write_tmx(memory));
}

}  // namespace
}  // namespace awase
