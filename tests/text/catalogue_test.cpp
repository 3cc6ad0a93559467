// SPDX-License-Identifier: Apache-2.0

#include "text/catalogue.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scratch_folder.h"
#include "tests/text/mo_file.h"
#include "text/catalogue_files.h"
#include "text/error.h"
#include "text/issue.h"
#include "text/message.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::Not;

constexpr std::string_view kThreePlurals = "nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;";
const std::string kNul(1, '\0');
const std::string kThreeForms =
    "{count} pár" + kNul + "{count} páry" + kNul + "{count} párů";

GettextCatalogue czech() {
  return {
      "cs",
      mo_of(kThreePlurals, {{"no text in {file}", "{file}: žádný text"},
                            {"{count} pair" + kNul + "{count} pairs", kThreeForms}}),
      "cs.mo"};
}

TEST(Catalogue, GivesTheSentenceAndItsPlaces) {
  const GettextCatalogue catalogue = czech();
  EXPECT_EQ(Message("no text in {file}", {{"file", "a"}}).render(catalogue),
            "a: žádný text");
  EXPECT_EQ(catalogue.find("not translated"), "not translated");
  EXPECT_EQ(catalogue.find(""), "");
}

TEST(Catalogue, GivesTheFormThatTheLanguageWants) {
  const GettextCatalogue catalogue = czech();
  const auto pairs = [&](std::size_t count) {
    return Message::plural("{count} pair", "{count} pairs", count).render(catalogue);
  };
  EXPECT_EQ(pairs(1), "1 pár");
  EXPECT_EQ(pairs(3), "3 páry");
  EXPECT_EQ(pairs(50), "50 párů");
  EXPECT_EQ(pairs(5'000'000'001), "5000000001 párů");
}

TEST(Catalogue, ListsWhatItHas) {
  const GettextCatalogue catalogue = czech();
  ASSERT_EQ(catalogue.entries().size(), 2u);
  EXPECT_EQ(catalogue.entries()[1].sentence, "{count} pair");
  EXPECT_EQ(catalogue.entries()[1].plural, "{count} pairs");
  EXPECT_THAT(catalogue.entries()[1].forms,
              ElementsAre("{count} pár", "{count} páry", "{count} párů"));
}

TEST(Catalogue, RefusesADamagedFileWhereverItIsCut) {
  const std::string whole = mo_of(kThreePlurals, {{"a", "b"}});
  for (std::size_t size = 0; size + 1 < whole.size(); ++size)
    EXPECT_THROW(GettextCatalogue("cs", whole.substr(0, size), "cs.mo"), Error) << size;
}

TEST(Catalogue, IsFoundByLanguageWithOrWithoutRegion) {
  for (const char* tag : {"ja", "ja-JP", "ja_JP", "JA"}) {
    const auto catalogue = open_catalogue(tag, {});
    ASSERT_TRUE(catalogue) << tag;
    EXPECT_EQ(catalogue->language(), "ja");
    EXPECT_THAT(catalogue->find("Commands"), Not("Commands"));
  }
  ASSERT_TRUE(open_catalogue("en-GB", {}));
  EXPECT_EQ(open_catalogue("en-GB", {})->find("Commands"), "Commands");
  for (const char* tag : {"", "xx", "../ja", "j/a"})
    EXPECT_FALSE(open_catalogue(tag, {})) << tag;
}

TEST(Catalogue, OfAnotherLanguageIsFoundInAFolder) {
  const ScratchFolder scratch;
  scratch.write("pt_BR/LC_MESSAGES/awase.mo", mo_of(kThreePlurals, {{"a", "b"}}));
  const std::vector<std::string> folders = {scratch.path()};
  ASSERT_TRUE(open_catalogue("pt-br", folders));
  EXPECT_EQ(open_catalogue("pt-BR", folders)->find("a"), "b");
  EXPECT_FALSE(open_catalogue("pt", folders));
  scratch.write("zh_Hant/LC_MESSAGES/awase.mo", mo_of(kThreePlurals, {{"a", "b"}}));
  for (const char* tag : {"zh-hant", "zh_Hant", "ZH-Hant-TW"}) {
    ASSERT_TRUE(open_catalogue(tag, folders)) << tag;
    EXPECT_EQ(open_catalogue(tag, folders)->language(), "zh-Hant");
  }
  EXPECT_FALSE(open_catalogue("zh-TW", folders));
  EXPECT_THAT(catalogue_languages(folders),
              ElementsAre("en", "ja", "pt-BR", "zh-Hant"));
}

TEST(Catalogue, NamesStandardInputInItsLanguage) {
  const auto japanese = open_catalogue("ja", {});
  ASSERT_TRUE(japanese);
  const Message sentence("{file}: not JSON", {{"file", "standard input"}});
  EXPECT_THAT(sentence.render(*japanese), testing::StartsWith("標準入力: "));
  EXPECT_EQ(sentence.english(), "standard input: not JSON");
  EXPECT_THAT(Issue("standard input:3", Message("x")).render(*japanese),
              testing::StartsWith("標準入力:3: "));
  EXPECT_EQ(Issue("standard inputs", Message("x")).render(*japanese),
            "standard inputs: x");
}

TEST(Catalogue, TakesTheLanguageFromTheNameOfALocale) {
  EXPECT_EQ(language_of_locale("ja_JP.UTF-8"), "ja_JP");
  EXPECT_EQ(language_of_locale("ja_JP.utf8@x"), "ja_JP");
  EXPECT_EQ(language_of_locale("de"), "de");
  for (const char* locale : {"C", "POSIX", "C.UTF-8", "", "ja_JP.eucJP", "ja_JP.SJIS"})
    EXPECT_EQ(language_of_locale(locale), "") << locale;
}

/// The names in braces of a sentence, each once.
std::vector<std::string> places_of(const std::string& sentence) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] != '{') continue;
    if (sentence.substr(i, 2) == "{{") {
      ++i;
      continue;
    }
    const std::size_t end = sentence.find('}', i);
    names.push_back(sentence.substr(i + 1, end - i - 1));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

TEST(Catalogue, OfEachLanguageKeepsThePlacesOfEverySentence) {
  ASSERT_FALSE(catalogue_files().empty());
  for (const CatalogueFile& file : catalogue_files()) {
    const GettextCatalogue catalogue("x", file.content, std::string(file.name));
    EXPECT_GT(catalogue.entries().size(), 500u);
    for (const CatalogueEntry& entry : catalogue.entries()) {
      const auto& most = entry.plural.empty() ? entry.sentence : entry.plural;
      for (const std::string& form : entry.forms) {
        EXPECT_EQ(places_of(form), places_of(most)) << file.name << ": " << form;
        EXPECT_TRUE(is_valid_utf8(form)) << form;
      }
    }
  }
}

}  // namespace
}  // namespace awase
