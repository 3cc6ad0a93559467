// SPDX-License-Identifier: Apache-2.0

#include "tmx/memory.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

TranslationUnit unit_in(std::initializer_list<const char*> languages) {
  TranslationUnit unit;
  for (const char* language : languages) {
    unit.variants.push_back({language, {language, {}}, {}, {}});
  }
  return unit;
}

std::string found(const TranslationUnit& unit, std::string_view language) {
  const Variant* variant = find_variant(unit, language);
  return variant == nullptr ? "none" : variant->language;
}

TEST(FindVariant, ComparesWithoutCaseAndWithUnderscores) {
  EXPECT_EQ(found(unit_in({"EN-us", "JA"}), "ja"), "JA");
  EXPECT_EQ(found(unit_in({"en_US", "ja_JP"}), "ja-JP"), "ja_JP");
}

TEST(FindVariant, FallsBackFromTheRegionToTheLanguageToAnyRegion) {
  const TranslationUnit unit = unit_in({"ja-US", "ja", "ja-JP", "en-GB"});
  EXPECT_EQ(found(unit, "ja-JP"), "ja-JP");
  EXPECT_EQ(found(unit, "ja-BR"), "ja");
  EXPECT_EQ(found(unit, "en-US"), "en-GB");
  EXPECT_EQ(found(unit, "en"), "en-GB");
  EXPECT_EQ(found(unit, "de"), "none");
}

TEST(FindVariant, TakesTheLikelyScriptFirst) {
  EXPECT_EQ(found(unit_in({"zh-Hant", "zh-Hans"}), "zh"), "zh-Hans");
  EXPECT_EQ(found(unit_in({"zh-TW", "zh-SG"}), "zh"), "zh-SG");
  EXPECT_EQ(found(unit_in({"zh-CN", "zh-MO"}), "zh-HK"), "zh-MO");
  EXPECT_EQ(found(unit_in({"zh-CN"}), "zh-Hant"), "none");
  EXPECT_EQ(found(unit_in({"zh-TW"}), "zh"), "zh-TW");
}

TEST(FindVariant, DoesNotTakeALongerLanguageForAShorter) {
  EXPECT_EQ(found(unit_in({"jam", "jab-JP"}), "ja"), "none");
}

TEST(SourceLanguage, IsTheUnitsOwnBeforeTheHeaders) {
  Header header;
  header.srclang = "en";
  TranslationUnit unit = unit_in({"en", "fr"});
  EXPECT_EQ(source_language(unit, header), "en");
  set_attribute(unit.attributes, "srclang", "fr");
  EXPECT_EQ(source_language(unit, header), "fr");
}

TEST(FindProp, GivesTheFirstOfItsType) {
  Annotations annotations;
  annotations.push_back({AnnotationKind::note, "", "x-a", {}});
  add_prop(annotations, "x-a", "1");
  add_prop(annotations, "x-a", "2");
  ASSERT_NE(find_prop(annotations, "x-a"), nullptr);
  EXPECT_EQ(*find_prop(annotations, "x-a"), "1");
  EXPECT_EQ(find_prop(annotations, "x-b"), nullptr);
}

}  // namespace
}  // namespace awase
