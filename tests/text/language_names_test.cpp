// SPDX-License-Identifier: Apache-2.0

#include "text/language_names.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

/// The tag and what is left of the name; "" when no language is found.
std::string found(const std::string& name, const std::string& language) {
  const auto mark = find_language_mark(name, language);
  return mark ? mark->tag + " " + without_mark(name, *mark) : "";
}

TEST(LanguageMark, IsACodeOrANameThatStandsAlone) {
  EXPECT_EQ(found("chap_ja_1", "ja"), "ja chap_1");
  EXPECT_EQ(found("a.JPN", "ja"), "ja a");
  EXPECT_EQ(found("a.jp", "ja"), "ja a");
  EXPECT_EQ(found("guide (Japanese)", "ja"), "ja guide");
  EXPECT_EQ(found("説明書（日本語版）", "ja"), "ja 説明書");
  EXPECT_EQ(found("契約書和文", "ja"), "ja 契約書");
  EXPECT_EQ(found("和文契約書", "ja"), "ja 契約書");
  EXPECT_EQ(found("rapport_fran\u00E7ais", "fr"), "fr rapport");
  EXPECT_EQ(found("rapport_franc\u0327ais", "fr"), "fr rapport");
  EXPECT_EQ(found("Ｊａ_a", "ja"), "ja a");
  EXPECT_EQ(found("jam", "ja"), "");
  EXPECT_EQ(found("ninja", "ja"), "");
  EXPECT_EQ(found("a_en", "ja"), "");
}

TEST(LanguageMark, KeepsRegionAndScript) {
  EXPECT_EQ(found("a_en_us", "en"), "en-US a");
  EXPECT_EQ(found("a-en-GB-b", "en"), "en-GB a_b");
  EXPECT_EQ(found("zh-Hant_a", "zh"), "zh-Hant a");
  EXPECT_EQ(found("chap_ja_no_1", "ja"), "ja chap_no_1");
  EXPECT_EQ(found("pt_br", "pt"), "pt-BR ");
  EXPECT_EQ(found("en-de", "en"), "en de");
  EXPECT_EQ(found("a_ja_JP", "ja"), "ja-JP a");
}

TEST(LanguageMark, OfLettersNeedsTheLanguageAndAnEnd) {
  EXPECT_EQ(found("report_j", "ja"), "ja report");
  EXPECT_EQ(found("E report", "en"), "en report");
  EXPECT_EQ(found("report2024e", "en"), "en report2024");
  EXPECT_EQ(found("a_e_b", "en"), "");
  EXPECT_EQ(found("report_j", ""), "");
}

TEST(LanguageMark, MayBeOneIdeograph) {
  EXPECT_EQ(found("01【日】", "ja"), "ja 01");
  EXPECT_EQ(found("規約_英", "en"), "en 規約");
  EXPECT_EQ(found("規約_英", "ja"), "");
  EXPECT_EQ(found("日_記_帳", ""), "");
}

TEST(LanguageMark, MayBeSetOffByACapital) {
  EXPECT_EQ(found("GuideJapanese", "ja"), "ja Guide");
  EXPECT_EQ(found("manualJP", "ja"), "ja manual");
  EXPECT_EQ(found("01_notesEn_v2", "en"), "en 01_notes_v2");
  EXPECT_EQ(found("jaReport", "ja"), "ja Report");
  EXPECT_EQ(found("planE", "en"), "en plan");
  EXPECT_EQ(found("planE_2", "en"), "");
  EXPECT_EQ(found("manualJP", ""), "");
  EXPECT_EQ(found("manualjp", "ja"), "");
  EXPECT_EQ(found("GuideEnglish", "ja"), "");
}

TEST(LanguageMark, OfAnyLanguageIsTheFirstOrTheLastWord) {
  EXPECT_EQ(found("a.de", ""), "de a");
  EXPECT_EQ(found("a_pt-BR", ""), "pt-BR a");
  EXPECT_EQ(found("no_news", ""), "no news");
  EXPECT_EQ(found("say_no_more", ""), "");
  EXPECT_EQ(found("the", ""), "");
  EXPECT_EQ(found("man", ""), "");
}

TEST(LanguageMark, IsTheLastOfSeveral) {
  EXPECT_EQ(found("en-ja-glossary.ja", "ja"), "ja en-ja-glossary");
  EXPECT_EQ(found("ja_ja", "ja"), "ja ja");
}

}  // namespace
}  // namespace awase
