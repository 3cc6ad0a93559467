// SPDX-License-Identifier: Apache-2.0

#include "tmx/combine.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tmx/deduplicate.h"
#include "tmx/read_tmx.h"
#include "tmx/statistics.h"

namespace awase {
namespace {

using testing::ElementsAre;

TranslationUnit unit(std::string ja, std::string en, std::string confidence = "",
                     std::string date = "") {
  TranslationUnit unit;
  unit.variants = {{"ja", {std::move(ja), {}}, {}, {}},
                   {"en", {std::move(en), {}}, {}, {}}};
  if (!confidence.empty()) add_prop(unit.annotations, "x-confidence", confidence);
  if (!date.empty()) unit.attributes.push_back({"creationdate", date});
  return unit;
}

Header japanese() {
  Header header;
  header.srclang = "ja";
  return header;
}

/// Numbers of the units that are kept.
std::vector<std::size_t> kept(const std::vector<TranslationUnit>& units,
                              DeduplicateOptions options) {
  Deduplicator deduplicator(options);
  for (const TranslationUnit& u : units) deduplicator.add(u, japanese());
  const std::size_t left_out = deduplicator.settle();
  std::vector<std::size_t> numbers;
  for (std::size_t k = 0; k < units.size(); ++k)
    if (deduplicator.is_kept(k)) numbers.push_back(k);
  EXPECT_EQ(numbers.size() + left_out, units.size());
  return numbers;
}

TEST(Deduplicate, KeepsTheOneThatIsWanted) {
  const std::vector<TranslationUnit> units = {
      unit("猫", "cat", "0.5", "20260301T000000Z"),
      unit("猫", "cat", "0.9", "20260101T000000Z"), unit("犬", "dog"),
      unit("猫", "cat", "0.7", "20260201T000000Z")};
  EXPECT_THAT(kept(units, {.keep = KeepRule::best}), ElementsAre(1, 2));
  EXPECT_THAT(kept(units, {.keep = KeepRule::newest}), ElementsAre(0, 2));
  EXPECT_THAT(kept(units, {.keep = KeepRule::first}), ElementsAre(0, 2));
}

TEST(Deduplicate, KeepsTheNewestByTheMinute) {
  // The last of equals would be kept, so the newest stands before older ones.
  const std::vector<TranslationUnit> units = {
      unit("猫", "cat", "", "20260301T101500Z"),
      unit("猫", "cat", "", "20260301T101400Z"),
      unit("犬", "dog", "", "20260301T100000Z"),
      unit("犬", "dog", "", "20260301T095900Z")};
  EXPECT_THAT(kept(units, {.keep = KeepRule::newest}), ElementsAre(0, 2));
}

TEST(Deduplicate, KeepsTheLastOfEquals) {
  EXPECT_THAT(kept({unit("猫", "cat"), unit("猫", "cat")}, {}), ElementsAre(1));
}

TEST(Deduplicate, TakesAConfidenceThatIsNoneForTheLeast) {
  EXPECT_THAT(kept({unit("猫", "cat", "-0.5"), unit("猫", "cat")}, {}), ElementsAre(1));
  EXPECT_THAT(kept({unit("猫", "cat", "much"), unit("猫", "cat", "0.1"),
                    unit("猫", "cat", "-7")},
                   {}),
              ElementsAre(1));
}

TEST(Deduplicate, KnowsTheDatesOfSides) {
  std::vector<TranslationUnit> units = {unit("猫", "cat", "", "20260101T000000Z"),
                                        unit("猫", "cat", "", "20260201T000000Z")};
  units[0].variants[1].attributes.push_back({"changedate", "20260301T000000Z"});
  EXPECT_THAT(kept(units, {.keep = KeepRule::newest}), ElementsAre(0));
}

TEST(Deduplicate, LeavesUnitsAloneThatAreNotWritten) {
  // The last one has no translation; it takes the place of none that has.
  EXPECT_THAT(
      kept({unit("猫", "cat"), unit("猫", "")}, {.scope = DuplicateScope::source}),
      ElementsAre(0, 1));
}

TEST(Deduplicate, TellsPairsFromSources) {
  std::vector<TranslationUnit> units = {unit("猫", "cat"), unit("猫", "kitty")};
  EXPECT_THAT(kept(units, {}), ElementsAre(0, 1));
  EXPECT_THAT(kept(units, {.scope = DuplicateScope::source}), ElementsAre(1));
  // One source in two other languages is no duplicate.
  units[1].variants[1].language = "de";
  EXPECT_THAT(kept(units, {.scope = DuplicateScope::source}), ElementsAre(0, 1));
}

TEST(Deduplicate, NormalisesOnRequest) {
  std::vector<TranslationUnit> units = {
      unit("ネコ", "The  Cat"), unit("ﾈｺ", "the cat "), unit("ネコ", "the cats")};
  units[1].variants[1].content.codes = {{0, CodeKind::placeholder, "ph", {}, "x"}};
  EXPECT_THAT(kept(units, {}), ElementsAre(0, 1, 2));
  EXPECT_THAT(kept(units, {.sameness = Sameness::normalised}), ElementsAre(1, 2));
}

TEST(Deduplicate, SortsOnDiskToTheSameEnd) {
  std::vector<TranslationUnit> units;
  for (int k = 0; k < 10'000; ++k) {
    units.push_back(unit("猫" + std::to_string(k * 7919 % 3000), "cat",
                         "0." + std::to_string(k % 10)));
  }
  const auto in_memory = kept(units, {});
  EXPECT_EQ(in_memory.size(), 3000u);
  Deduplicator on_disk({.max_memory_bytes = 1});
  for (const TranslationUnit& u : units) on_disk.add(u, japanese());
  on_disk.settle();
  EXPECT_EQ(on_disk.spilled_runs(), 10u);  // of 1024 records
  for (const std::size_t k : in_memory) EXPECT_TRUE(on_disk.is_kept(k)) << k;
}

TEST(AdoptUnit, SaysWhatTheHeadersSayDifferently) {
  Header german;
  german.srclang = "de";
  german.segtype = "paragraph";
  german.creationtool = "other";
  TranslationUnit one = unit("猫", "cat");
  adopt_unit(one, german, japanese(), "other.tmx");
  EXPECT_EQ(*find_attribute(one.attributes, "srclang"), "de");
  EXPECT_EQ(*find_attribute(one.attributes, "segtype"), "paragraph");
  EXPECT_EQ(*find_attribute(one.attributes, "creationtool"), "other");
  EXPECT_EQ(*find_prop(one.annotations, "x-merged-from"), "other.tmx");
  adopt_unit(one, japanese(), japanese(), "third.tmx");
  EXPECT_EQ(*find_prop(one.annotations, "x-merged-from"), "other.tmx");
}

/// How many of `list` are called `name`.
template <typename List>
long count_named(const List& list, std::string_view name) {
  return std::count_if(list.begin(), list.end(),
                       [&](const auto& one) { return one.name == name; });
}

TEST(AdoptUnit, SaysNothingTwice) {
  Header german;
  german.segtype = "paragraph";
  TranslationUnit one = unit("猫", "cat");
  one.attributes.push_back({"segtype", "phrase"});
  adopt_unit(one, german, japanese(), "first.tmx");
  adopt_unit(one, german, japanese(), "second.tmx");
  EXPECT_EQ(*find_attribute(one.attributes, "segtype"), "phrase");
  EXPECT_EQ(count_named(one.attributes, "segtype"), 1);
  EXPECT_EQ(count_named(one.annotations, "x-merged-from"), 1);
}

TEST(AdoptUnit, DeclaresPrefixesThatMeanSomethingElse) {
  Header from;
  from.namespaces = {{"xmlns:a", "urn:one"}, {"xmlns:b", "urn:two"}};
  Header into;
  into.namespaces = {{"xmlns:a", "urn:other"}, {"xmlns:b", "urn:two"}};
  TranslationUnit one = unit("猫", "cat");
  adopt_unit(one, from, into, "");
  ASSERT_NE(find_attribute(one.attributes, "xmlns:a"), nullptr);
  EXPECT_EQ(*find_attribute(one.attributes, "xmlns:a"), "urn:one");
  EXPECT_EQ(find_attribute(one.attributes, "xmlns:b"), nullptr);
}

std::map<std::string, std::vector<std::string>> split(
    const std::vector<TranslationUnit>& units, SplitOptions options) {
  std::map<std::string, std::string> bytes;
  std::map<std::string, std::vector<std::string>> parts;
  Splitter splitter(
      japanese(), options, {},
      [&](const std::string& part) {
        return [&bytes, part](std::string_view block) { bytes[part] += block; };
      },
      [&](const std::string& part, const WriteSummary&) {
        for (const TranslationUnit& u : read_tmx(bytes[part]).units) {
          parts[part].push_back(u.variants[0].content.text + "=" +
                                u.variants[1].content.text);
        }
      });
  for (const TranslationUnit& u : units) splitter.add(u);
  splitter.finish();
  return parts;
}

TEST(Split, CutsByUnitsBytesAndLanguages) {
  const std::vector<TranslationUnit> units = {unit("一", "one"), unit("二", "two"),
                                              unit("三", "three")};
  const auto by_units = split(units, {.max_units = 2});
  EXPECT_THAT(by_units.at("001"), ElementsAre("一=one", "二=two"));
  EXPECT_THAT(by_units.at("002"), ElementsAre("三=three"));
  EXPECT_EQ(by_units.size(), 2u);
  EXPECT_EQ(split(units, {.max_bytes = 1}).size(), 3u);
  EXPECT_EQ(split(units, {.max_bytes = 1 << 20}).size(), 1u);

  std::vector<TranslationUnit> mixed = units;
  mixed[1].variants.push_back({"de", {"zwei", {}}, {}, {}});
  const auto by_language = split(mixed, {.by_language = true});
  EXPECT_EQ(by_language.size(), 2u);
  EXPECT_THAT(by_language.at("ja-to-en"), ElementsAre("一=one", "二=two", "三=three"));
  EXPECT_THAT(by_language.at("ja-to-de"), ElementsAre("二=zwei"));
}

TEST(Split, HeadsEachPairOfLanguagesByItsSource) {
  TranslationUnit english = unit("猫", "cat");
  english.attributes.push_back({"srclang", "en"});
  std::map<std::string, std::string> bytes;
  Splitter splitter(
      japanese(), {.by_language = true}, {},
      [&](const std::string& part) {
        return [&bytes, part](std::string_view block) { bytes[part] += block; };
      },
      [](const std::string&, const WriteSummary&) {});
  splitter.add(unit("犬", "dog"));
  splitter.add(english);
  splitter.finish();
  EXPECT_EQ(read_tmx(bytes["ja-to-en"]).header.srclang, "ja");
  EXPECT_EQ(read_tmx(bytes["en-to-ja"]).header.srclang, "en");
}

TEST(Statistics, AddsUpUnits) {
  Statistics statistics;
  statistics.add(unit("猫が好き", "cat", "0.5", "20260301T000000Z"));
  statistics.add(unit(std::string(3001, 'a'), "", "", "20250301T000000Z"));
  EXPECT_EQ(statistics.units(), 2u);
  EXPECT_EQ(statistics.first_date(), "20250301T000000Z");
  EXPECT_EQ(statistics.last_date(), "20260301T000000Z");
  EXPECT_EQ(statistics.props().at("x-confidence"), 1u);
  ASSERT_EQ(statistics.languages().size(), 2u);
  const LanguageStatistics& ja = statistics.languages()[0];
  EXPECT_EQ(ja.segments, 2u);
  EXPECT_EQ(ja.chars, 3005u);
  EXPECT_EQ(ja.max_chars, 3001u);
  EXPECT_EQ(ja.lengths.front(), 1u);
  EXPECT_EQ(ja.lengths.back(), 1u);
  EXPECT_EQ(statistics.languages()[1].empty, 1u);
}

}  // namespace
}  // namespace awase
