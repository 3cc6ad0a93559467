// SPDX-License-Identifier: Apache-2.0

#include "tmx/from_alignment.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

SegmentedText text_of(const std::string& language, const std::string& name,
                      const std::vector<std::string>& segments) {
  SegmentedText text;
  text.document.language = language;
  text.document.name = name;
  for (const std::string& segment : segments) {
    const std::size_t begin = text.document.text.size();
    text.document.text += segment;
    text.segments.push_back({{begin, begin + segment.size()}, 0});
    text.document.text += '\n';
  }
  text.document.blocks = {{BlockKind::paragraph, {0, text.document.text.size()}, 0}};
  return text;
}

const SegmentedText kJapanese =
    text_of("ja", "/home/a/cats.ja.txt", {"猫が好き。", "犬も好き。", "以上。"});
const SegmentedText kEnglish =
    text_of("en", "cats.en.txt", {"I like cats.", "And dogs.", "Really."});

std::vector<std::string> targets(const Memory& memory) {
  std::vector<std::string> texts;
  for (const TranslationUnit& unit : memory.units) {
    texts.push_back(unit.variants.back().content.text);
  }
  return texts;
}

TEST(FromAlignment, KeepsPairsAndListsTheRest) {
  const Alignment alignment{{{{0, 2}, {0, 1}, 1.0, 0.987},
                             {{2, 2}, {1, 2}, 9.0, 0.5},
                             {{2, 3}, {2, 3}, 2.0, 0.3}},
                            {},
                            {},
                            {}};
  const AlignedMemory result =
      from_alignment(alignment, kJapanese, kEnglish, {.min_confidence = 0.4});
  ASSERT_EQ(result.memory.units.size(), 1u);
  const TranslationUnit& unit = result.memory.units[0];
  EXPECT_EQ(unit.variants[0].language, "ja");
  EXPECT_EQ(unit.variants[0].content.text, "猫が好き。 犬も好き。");
  EXPECT_EQ(unit.variants[1].content.text, "I like cats.");
  EXPECT_EQ(result.memory.header.srclang, "ja");

  ASSERT_EQ(result.unpaired.size(), 2u);
  EXPECT_EQ(result.unpaired[0].target, "And dogs.");
  EXPECT_EQ(result.unpaired[0].source, "");
  EXPECT_EQ(result.unpaired[1].source, "以上。");
  EXPECT_THAT(english(result.issues),
              ElementsAre(HasSubstr("1 pair below confidence 0.40")));
}

TEST(FromAlignment, MakesNoUnitsOfSignsAndCode) {
  SegmentedText source =
      text_of("ja", "a", {"○", "12%", "3か月", "make all", "", "12"});
  SegmentedText target =
      text_of("en", "b", {"○", "12%", "3 months", "make all", "Wait.", "Twelve"});
  const auto code_range = [](const SegmentedText& text) {
    return text.segments[3].range;
  };
  source.document.blocks.push_back({BlockKind::code, code_range(source), 0});
  target.document.blocks.push_back({BlockKind::code, code_range(target), 0});
  source.segments[3].block = target.segments[3].block = 1;
  Alignment alignment;
  for (std::size_t i = 0; i < 6; ++i)
    alignment.beads.push_back({{i, i + 1}, {i, i + 1}, 0.0, 1.0});
  const auto kept = [&](UnitChoice choice) {
    return targets(from_alignment(alignment, source, target, {.units = choice}).memory);
  };
  EXPECT_THAT(kept({}), ElementsAre("3 months", "Twelve"));
  EXPECT_THAT(kept({.keep_same = true}), ElementsAre("○", "12%", "3 months", "Twelve"));
  EXPECT_THAT(kept({.keep_code = true}), ElementsAre("3 months", "make all", "Twelve"));
}

TEST(FromAlignment, KeepsWhatIsJustAsSureAsAskedFor) {
  const Alignment alignment{
      {{{0, 1}, {0, 1}, 0.0, 0.75}, {{1, 3}, {1, 2}, 0.0, 0.7499}}, {}, {}, {}};
  const AlignedMemory result =
      from_alignment(alignment, kJapanese, kEnglish, {.min_confidence = 0.75});
  EXPECT_THAT(targets(result.memory), ElementsAre("I like cats."));
  EXPECT_EQ(result.unpaired.size(), 1U);
}

TEST(FromAlignment, SaysHowSureItIsAndWhereThePairComesFrom) {
  const Alignment alignment{
      {{{0, 1}, {0, 1}, 0.0, 1.0}, {{1, 3}, {1, 2}, 1.0, 0.987}}, {}, {}, {}};
  const AlignedMemory result = from_alignment(alignment, kJapanese, kEnglish);
  const Annotations& props = result.memory.units[1].annotations;
  EXPECT_EQ(*find_prop(props, "x-confidence"), "0.99");
  EXPECT_EQ(*find_prop(props, "x-bead"), "2-1");
  EXPECT_EQ(*find_prop(props, "x-source-segments"), "2-3");
  EXPECT_EQ(*find_prop(props, "x-target-segments"), "2");
  EXPECT_EQ(*find_prop(props, "x-source-file"), "cats.ja.txt");
  EXPECT_EQ(*find_prop(props, "x-target-file"), "cats.en.txt");

  const AlignedMemory bare =
      from_alignment(alignment, kJapanese, kEnglish, {.provenance = false});
  EXPECT_TRUE(bare.memory.units[1].annotations.empty());
}

TEST(FromAlignment, StampsDateAndAuthorAndLanguages) {
  const Alignment alignment{{{{0, 1}, {0, 1}, 0.0, 1.0}}, {}, {}, {}};
  const AlignedMemory result = from_alignment(alignment, kJapanese, kEnglish,
                                              {.source_language = "ja-JP",
                                               .target_language = "en-US",
                                               .creationdate = "20260101T000000Z",
                                               .creationid = "hanako"});
  const Memory& memory = result.memory;
  EXPECT_EQ(memory.header.srclang, "ja-JP");
  EXPECT_EQ(memory.units[0].variants[1].language, "en-US");
  const Attributes expected = {{"creationdate", "20260101T000000Z"},
                               {"creationid", "hanako"}};
  EXPECT_EQ(memory.header.attributes, expected);
  EXPECT_EQ(memory.units[0].attributes, expected);
}

TEST(FromAlignment, MarksParagraphsOnRequest) {
  const Alignment alignment{
      {{{0, 1}, {0, 1}, 0.0, 1.0}, {{1, 3}, {1, 2}, 0.0, 1.0}}, {}, {}, {}};
  const Memory memory =
      from_alignment(alignment, kJapanese, kEnglish, {.paragraphs = true}).memory;
  EXPECT_EQ(memory.header.segtype, "paragraph");
  EXPECT_EQ(*find_attribute(memory.units[0].attributes, "segtype"), "sentence");
  EXPECT_EQ(find_attribute(memory.units[1].attributes, "segtype"), nullptr);
}

TEST(FromAlignment, PutsTheBestOfOneSourceLast) {
  const SegmentedText source = text_of("ja", "a", {"はい。", "いいえ。", "はい。"});
  const SegmentedText target = text_of("en", "b", {"Yes.", "No.", "Yeah."});
  const Alignment alignment{{{{0, 1}, {0, 1}, 0.0, 0.9},
                             {{1, 2}, {1, 2}, 0.0, 0.8},
                             {{2, 3}, {2, 3}, 0.0, 0.7}},
                            {},
                            {},
                            {}};
  const AlignedMemory best_last = from_alignment(alignment, source, target);
  EXPECT_THAT(targets(best_last.memory), ElementsAre("Yeah.", "No.", "Yes."));
  EXPECT_THAT(english(best_last.issues),
              ElementsAre(HasSubstr("1 source text more than once")));

  const auto with = [&](DuplicatePolicy policy) {
    return targets(
        from_alignment(alignment, source, target, {.duplicates = policy}).memory);
  };
  EXPECT_THAT(with(DuplicatePolicy::best_only), ElementsAre("No.", "Yes."));
  EXPECT_THAT(with(DuplicatePolicy::keep_all), ElementsAre("Yes.", "No.", "Yeah."));
}

TEST(FromAlignment, RefusesLanguagesThatAreUnknownOrTheSame) {
  SegmentedText unknown = kJapanese;
  unknown.document.language.clear();
  EXPECT_THROW(from_alignment({}, unknown, kEnglish), Error);
  EXPECT_THROW(from_alignment({}, kEnglish, kEnglish), Error);
}

TEST(TmxDate, CountsSecondsFrom1970) {
  EXPECT_EQ(tmx_date(0), "19700101T000000Z");
  // 2026-01-01 is 20454 days on: 56 years and 14 leap days (1972 to 2024).
  EXPECT_EQ(tmx_date(20454LL * 86400 + 3661), "20260101T010101Z");
}

}  // namespace
}  // namespace awase
