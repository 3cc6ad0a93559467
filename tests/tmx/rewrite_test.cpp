// SPDX-License-Identifier: Apache-2.0

#include "tmx/rewrite.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(LanguageChange, IsParsed) {
  EXPECT_EQ(parse_language_change("ja=ja_jp").to, "ja-JP");
  for (const char* wrong : {"", "ja", "=ja", "ja=", "ja=jp"})
    EXPECT_THROW(parse_language_change(wrong), Error) << wrong;
}

TEST(LanguageChange, ChangesVariantsAndSourceLanguages) {
  TranslationUnit unit;
  for (const char* tag : {"JA", "en_us", "en-GB", "enx", "de"})
    unit.variants.push_back({tag, {}, {}, {}});
  unit.attributes = {{"srclang", "ja"}};
  std::vector<LanguageChange> changes = {parse_language_change("ja=ja-JP"),
                                         parse_language_change("en*=en"),
                                         parse_language_change("fr=fr-CA")};
  change_languages(unit, changes);
  std::vector<std::string> tags;
  for (const Variant& variant : unit.variants) tags.push_back(variant.language);
  EXPECT_THAT(tags, ElementsAre("ja-JP", "en", "en", "enx", "de"));
  EXPECT_EQ(unit.attributes[0].value, "ja-JP");
  EXPECT_EQ(changes[1].count, 2u);
  EXPECT_EQ(changes[2].count, 0u);
  Header header;
  change_languages(header, changes);
  EXPECT_EQ(header.srclang, "*all*");
}

Content content(const std::string& seg) {
  return read_tmx(
             "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv "
             "xml:lang=\"en\"><seg>" +
             seg + "</seg></tuv></tu></body></tmx>")
      .units.at(0)
      .variants.at(0)
      .content;
}

TEST(StripTags, KeepsWhatTmxMeansAsText) {
  struct Case {
    const char* seg;
    StripOptions options;
    const char* text;
  };
  for (const auto& [seg, options, text] :
       {Case{"a <bpt i=\"1\">&lt;b&gt;</bpt>b<ept i=\"1\">&lt;/b&gt;</ept>", {}, "a b"},
        Case{"a <bpt i=\"1\">&lt;b&gt;</bpt>b<ept i=\"1\">&lt;/b&gt;</ept>",
             {.keep_native = true},
             "a <b>b</b>"},
        Case{"a <hi type=\"x\">b <ph>{\\i}</ph>c</hi>", {}, "a b c"},
        Case{"one<ph type=\"lb\">\\n</ph>two", {}, "one two"},
        Case{"one<ph>&lt;br/&gt;</ph>two<ph>&lt;BR&gt;</ph>", {}, "one two"},
        Case{"一<ph>&lt;br/&gt;</ph>二", {}, "一二"},
        Case{"note<ph>&lt;f <sub>see <hi>p</hi> 2</sub>&gt;</ph>.", {}, "note."},
        Case{"note<ph>&lt;f <sub>see <hi>p</hi> 2</sub>&gt;</ph>.",
             {.keep_subflows = true},
             "note (see p 2)."},
        Case{"&lt;b&gt;a&lt;/b&gt; &amp;amp; b", {}, "<b>a</b> &amp; b"},
        Case{"&lt;b&gt;a&lt;/b&gt;&lt;br/&gt;&amp;amp; %s &amp;#xE9;&amp;nbsp;",
             {.text_tags = true},
             "a & %s é\u00A0"}}) {
    Content stripped = content(seg);
    strip_tags(stripped, options);
    EXPECT_EQ(stripped.text, text) << seg;
    EXPECT_THAT(stripped.codes, IsEmpty());
  }
}

TEST(Anonymiser, TakesOutWhoMadeIt) {
  Memory memory = read_tmx(
      "<tmx version=\"1.4\"><header srclang=\"ja\" creationid=\"ann\"><note>by "
      "ann</note></header><body><tu tuid=\"1\" creationid=\"ann\" changeid=\"bob\" "
      "creationdate=\"20260101T000000Z\"><note>n</note><prop type=\"x-User\">ann</prop>"
      "<prop type=\"x-confidence\">0.9</prop><prop type=\"project\">p</prop>"
      "<tuv xml:lang=\"ja\" changeid=\"bob\"><prop "
      "type=\"Author\">x</prop><seg>猫</seg>"
      "</tuv><tuv xml:lang=\"en\"><seg>cat</seg></tuv></tu></body></tmx>");
  Anonymiser anonymiser({});
  anonymiser.clean(memory.header);
  TranslationUnit unit = memory.units[0];
  anonymiser.clean(unit);
  EXPECT_THAT(memory.header.attributes, IsEmpty());
  EXPECT_THAT(memory.header.annotations, IsEmpty());
  EXPECT_EQ(unit.attributes,
            (Attributes{{"tuid", "1"}, {"creationdate", "20260101T000000Z"}}));
  EXPECT_EQ(unit.annotations.size(), 2u);
  EXPECT_THAT(unit.variants[0].annotations, IsEmpty());
  EXPECT_THAT(unit.variants[0].attributes, IsEmpty());
  EXPECT_THAT(anonymiser.counts(),
              ElementsAre(Pair("changeid", 2), Pair("creationid", 2), Pair("note", 2),
                          Pair("prop Author", 1), Pair("prop x-User", 1)));
  Anonymiser strict({.dates = true, .all_props = true});
  unit = memory.units[0];
  strict.clean(unit);
  EXPECT_EQ(unit.attributes.size(), 1u);
  EXPECT_EQ(unit.annotations.size(), 1u);
  unit = memory.units[0];
  Anonymiser named({.keep_notes = true, .props = {"project"}});
  named.clean(unit);
  EXPECT_EQ(unit.annotations.size(), 2u);
}

TEST(Anonymiser, ReplacesAddressesInTexts) {
  struct Case {
    const char* text;
    const char* expected;
  };
  Anonymiser anonymiser({.text = true});
  for (const auto& [text, expected] :
       {Case{"Mail ann.b+c@mail.example.org.", "Mail [e-mail]."},
        Case{"連絡先はann@mail.jpです。", "連絡先は[e-mail]です。"},
        Case{"See https://example.org/a?b=c@d.e, or www.example.org.",
             "See [URL], or [URL]."},
        Case{"（http://example.jp/猫）やhttps://a.jpを見よ", "（[URL]）や[URL]を見よ"},
        Case{"電話は03-1234-5678です。", "電話は[phone]です。"},
        Case{"０３－１２３４－５６７８", "[phone]"},
        Case{"Call +49 30 1234567 or (555) 123-4567.", "Call [phone] or [phone]."},
        Case{"01 23 45 67 89", "[phone]"},
        Case{"On 2026-01-02 at 10:30, 1,234,567 and 0.123456789 and 3.14.",
             "On 2026-01-02 at 10:30, 1,234,567 and 0.123456789 and 3.14."},
        Case{"01.02.2026 10 Uhr", "01.02.2026 10 Uhr"}}) {
    TranslationUnit unit;
    unit.variants.push_back({"en", {text, {}}, {}, {}});
    anonymiser.clean(unit);
    EXPECT_EQ(unit.variants[0].content.text, expected);
  }
}

TEST(Anonymiser, KeepsCodesInTheirPlaces) {
  TranslationUnit unit;
  unit.variants.push_back({"en",
                           content("A <ph x=\"1\">1</ph>to a@b<ph x=\"2\">2</ph>.org "
                                   "<ph>mailto:a@b.org</ph>c@d.org<ph>3</ph>"),
                           {},
                           {}});
  Anonymiser({.text = true}).clean(unit);
  const Content& clean = unit.variants[0].content;
  EXPECT_EQ(clean.text, "A to [e-mail] [e-mail]");
  ASSERT_EQ(clean.codes.size(), 4u);
  EXPECT_EQ(clean.codes[0].offset_bytes, 2u);
  EXPECT_EQ(clean.codes[1].offset_bytes, 13u);
  EXPECT_EQ(clean.codes[2].offset_bytes, 14u);
  EXPECT_EQ(clean.codes[2].data, "mailto:[e-mail]");
  EXPECT_EQ(clean.codes[3].offset_bytes, 22u);
}

}  // namespace
}  // namespace awase
