// SPDX-License-Identifier: Apache-2.0

#include "tmx/clean.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tmx/deduplicate.h"
#include "tmx/read_tmx.h"
#include "tmx/text_tags.h"

namespace awase {
namespace {

using testing::ElementsAre;

Variant side(std::string language, std::string text) {
  return {std::move(language), {std::move(text), {}}, {}, {}};
}

std::string faults(const std::string& ja, const std::string& en,
                   CleanOptions options = {}) {
  Cleaner cleaner(options);
  return names_of(cleaner.faults(side("ja", ja), side("en", en)));
}

TEST(Cleaner, NamesWhatIsWrong) {
  struct Case {
    const char* ja;
    const char* en;
    const char* faults;
  };
  for (const auto& [ja, en, wrong] :
       {Case{"猫が好きです。", "I like cats.", ""},
        Case{"猫", " ", "empty"},
        Case{"", "cat", "empty"},
        Case{"Cancel it", "cancel it", "same-text"},
        Case{"ｃａｎｃｅｌ", "cancel", "same-text"},
        Case{"１２３", "123", ""},  // Numbers need no translation.
        Case{"OK", "OK", ""},
        Case{"Ada Lovelace", "Ada Lovelace", ""},
        Case{"https://example.org/", "https://example.org/", ""},
        Case{"12 North Street, Unit 4, Springfield, IL 62701",
             "12 North Street, Unit 4, Springfield, IL 62701", ""},
        Case{"https://files.example.org/a/b?c=d", "https://files.example.org/a/b?c=d",
             ""},
        Case{"Turn Off The Power Now", "Turn Off The Power Now", "same-text, script"},
        Case{"三匹の猫", "4 cats", "numbers"},
        Case{"猫が好きです。", "猫が好きな人です。", "script"},
        Case{"猫が好きです。これは訳されていない文です。",
             "猫が好きな人です。これは訳されていない。", "script, language"},
        Case{"はい。",
             "Yes, this is true, and there is very much more that we could say of it.",
             "length-ratio"},
        Case{"<b>猫</b>が好きです。", "I like <b>cats</b>.", "markup"},
        Case{"猫&nbsp;が好きです。", "I like cats.", "markup"},
        Case{"%1$sを%2$sへ移す", "Move %s to %s", ""},
        Case{"{0}を開く", "Open {1}", "numbers, tags"},
        Case{"%sを開く", "Open it", "tags"},
        Case{"git add <file>を実行", "Run git add <file>", ""},
        Case{"猫\u0085が好き", "I like cats", "control-characters"},
        Case{"猫\uFFFDが好き", "I like cats", "control-characters"}}) {
    EXPECT_EQ(faults(ja, en), wrong) << ja << " / " << en;
  }
}

TEST(Cleaner, GoesByTheRulesThatAreOn) {
  CleanOptions options;
  options.rules.reset().set(static_cast<std::size_t>(CleanRule::empty));
  EXPECT_EQ(faults("三匹の猫", "4 cats", options), "");
  EXPECT_EQ(faults("三匹の猫", "", options), "empty");
  EXPECT_EQ(faults("はい。", "Yes, this is true, and more.", {.max_length_ratio = 1.1}),
            "length-ratio");
}

TEST(Cleaner, ComparesInlineCodesByXElseByName) {
  const auto unit = [](const std::string& en) {
    return read_tmx(
               "<tmx version=\"1.4\"><header srclang=\"ja\"/><body><tu><tuv "
               "xml:lang=\"ja\"><seg><ph x=\"1\">a</ph>猫<ph "
               "x=\"2\">b</ph></seg></tuv><tuv xml:lang=\"en\"><seg>" +
               en + "</seg></tuv></tu></body></tmx>")
        .units.at(0);
  };
  Cleaner cleaner({});
  Header header;
  header.srclang = "ja";
  EXPECT_FALSE(
      cleaner.clean(unit("<ph x=\"2\">b</ph>cat<ph x=\"1\">a</ph>"), header).dropped);
  EXPECT_FALSE(cleaner.clean(unit("<ph>b</ph>cat<ph>a</ph>"), header).dropped);
  const CleanedUnit lost = cleaner.clean(unit("cat<ph x=\"1\">a</ph>"), header);
  EXPECT_EQ(names_of(lost.faults), "tags");
}

TEST(Cleaner, KeepsTheGoodTargetsOfAUnit) {
  TranslationUnit unit;
  unit.variants = {side("ja", "猫が3匹"), side("en", "4 cats"), side("de", "3 Katzen")};
  add_prop(unit.annotations, "p", "q");
  Header header;
  header.srclang = "ja";
  Cleaner cleaner({});
  CleanedUnit cleaned = cleaner.clean(unit, header);
  ASSERT_TRUE(cleaned.kept && cleaned.dropped);
  EXPECT_THAT(cleaned.kept->variants, ElementsAre(unit.variants[0], unit.variants[2]));
  EXPECT_THAT(cleaned.dropped->variants,
              ElementsAre(unit.variants[0], unit.variants[1]));
  EXPECT_EQ(cleaned.kept->annotations, unit.annotations);
  say_why_dropped(*cleaned.dropped, "numbers");
  say_why_dropped(*cleaned.dropped, names_of(cleaned.faults));
  EXPECT_EQ(cleaned.dropped->annotations.size(), 2u);

  unit.variants.resize(1);
  EXPECT_EQ(names_of(cleaner.clean(unit, header).faults), "empty");
}

TEST(Cleaner, TakesUnitsForNearDuplicatesByTheirLetters) {
  const auto key = [](const char* text) {
    return content_key({text, {}}, Sameness::letters);
  };
  EXPECT_EQ(key("I like cats."), key("i like  CATS !"));
  EXPECT_EQ(key("ｶﾞｲﾄﾞ"), key("「ガイド」"));
  EXPECT_NE(key("page 3"), key("page 4"));
  EXPECT_NE(key("?"), key("!"));
}

TEST(TextTags, AreFoundInOneGo) {
  const std::string text = "a < b <b>&amp;</b> <x id=\"1\"/> %d 50%d {0} ${x} <em";
  std::string found;
  for (const TextTag& tag : find_text_tags(text))
    found += text.substr(tag.range.begin_bytes, tag.range.size_bytes()) + "|";
  EXPECT_EQ(found, "<b>|&amp;|</b>|<x id=\"1\"/>|%d|{0}|${x}|");
  std::string hostile;
  for (int i = 0; i < 50'000; ++i) hostile += "<!--<a &%{";
  EXPECT_TRUE(find_text_tags(hostile).empty());
}

TEST(CleanRules, AreChosenByName) {
  const auto chosen = [](std::vector<std::string> only, std::vector<std::string> skip) {
    return names_of(chosen_rules(only, skip));
  };
  EXPECT_EQ(chosen({}, {}), names_of(CleanRules().set()));
  EXPECT_EQ(chosen({"tags", "numbers"}, {}), "numbers, tags");
  EXPECT_EQ(chosen({"tags", "numbers"}, {"tags"}), "numbers");
  EXPECT_EQ(chosen({}, {"empty"}).find("empty"), std::string::npos);
  EXPECT_EQ(chosen({"none"}, {}), "");
}

}  // namespace
}  // namespace awase
