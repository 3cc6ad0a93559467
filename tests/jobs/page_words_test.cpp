// SPDX-License-Identifier: Apache-2.0

#include "jobs/page_words.h"

#include <regex>

#include <gmock/gmock.h>

#include "text/catalogue.h"

namespace awase {
namespace {

std::string english(const std::string& said) {
  return in_words_of_page(said, english_catalogue());
}

TEST(PageWords, NamesTheBoxesOfThePage) {
  EXPECT_EQ(
      english("a.txt: both sides are Japanese; say --source-lang and --target-lang"),
      "a.txt: both sides are Japanese; say “Language” of the original and "
      "“Language” of the translation");
  EXPECT_EQ(english("3 pairs of code left out (--keep-code)"),
            "3 pairs of code left out (“keep lines of code as pairs”)");
}

TEST(PageWords, LeavesOutAdviceThatNeedsACommandLine) {
  EXPECT_EQ(english("2 blocks not aligned; --unpaired lists what, --keep-boilerplate "
                    "aligns it"),
            "2 blocks not aligned");
  EXPECT_EQ(english("3 pairs without words left out (--keep-same)"),
            "3 pairs without words left out");
  EXPECT_EQ(english("no dictionary; install one and run 'awase dictionary build'"),
            "no dictionary");
  EXPECT_EQ(english("--bilingual: one file holds both, and two were given"),
            "one file holds both, and two were given");
  EXPECT_EQ(english("takes more than --max-memory; give more"),
            "takes more than max-memory; give more");
}

TEST(PageWords, LeavesOtherHyphensAlone) {
  for (const char* said :
       {"a--b.txt: not found", "the line -- and more", "---", "--", "a -- b; c"})
    EXPECT_EQ(english(said), said);
}

TEST(PageWords, NoSentenceNamesAnOption) {
  const std::regex wrong("(^|[^a-z-])--[a-z]");
  const auto japanese = open_catalogue("ja", {});
  const auto* const catalogue = dynamic_cast<const GettextCatalogue*>(japanese.get());
  ASSERT_NE(catalogue, nullptr);
  std::size_t named = 0;
  for (const CatalogueEntry& entry : catalogue->entries()) {
    const auto check = [&](const std::string& text, const MessageCatalogue& reader) {
      if (!std::regex_search(text, wrong)) return;
      ++named;
      const std::string shown = in_words_of_page(text, reader);
      EXPECT_FALSE(shown.empty()) << text;
      EXPECT_FALSE(std::regex_search(shown, wrong)) << text << "\n" << shown;
    };
    check(entry.sentence, english_catalogue());
    for (const std::string& form : entry.forms) check(form, *japanese);
  }
  EXPECT_GT(named, 100U);
}

}  // namespace
}  // namespace awase
