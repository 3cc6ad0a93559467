// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_job.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "tests/cli/run_awase.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kJapanese = "猫が好きです。\n\n明日は雨が降るでしょう。\n";
constexpr const char* kEnglish = "I like cats.\n\nIt will rain tomorrow.\n";

class PairJobTest : public testing::Test {
 protected:
  PairFiles files() const {
    return {{folder_.write("a.ja.txt", kJapanese)},
            {folder_.write("a.en.txt", kEnglish)}};
  }

  ScratchFolder folder_;
};

TEST_F(PairJobTest, GivesThePairWithAllThatPeopleShouldKnow) {
  const AlignedPair pair = PairJob({}).run(files());
  EXPECT_EQ(figures_of(pair).pairs, 2U);
  EXPECT_THAT(
      english(pair.remarks.details),
      ElementsAre(HasSubstr("a.ja.txt: read as"), HasSubstr("a.en.txt: read as")));
  EXPECT_THAT(english(pair.remarks.notes),
              ElementsAre(HasSubstr("a.ja.txt: Japanese (ja), by its text"),
                          HasSubstr("a.en.txt: English (en), by its text")));
}

TEST_F(PairJobTest, TellsOfTheTextsBeforeItAlignsThem) {
  std::vector<std::string> notes;
  bool aligned = false;
  const AlignedPair pair =
      PairJob({}).run(files(), {.texts_are_read =
                                    [&](const Remarks& remarks) {
                                      EXPECT_FALSE(aligned);
                                      notes = english(remarks.notes);
                                    },
                                .progress = [&](double) { aligned = true; }});
  EXPECT_EQ(notes, english(pair.remarks.notes));
}

TEST_F(PairJobTest, SaysThatThereIsNoPair) {
  PairOptions options;
  options.min_confidence = 1.0;
  options.use_dictionary = false;
  PairFiles unlike = {{folder_.write("b.ja.txt", "猫。\n")},
                      {folder_.write("b.en.txt", "Constitutional amendments.\n")}};
  unlike.source.language = "ja";
  const AlignedPair pair = PairJob(options).run(unlike);
  EXPECT_THAT(english(pair.remarks.issues), Contains(HasSubstr("no pair; the two")));
}

/// What is on one side only is a region, unless nobody would look for its counterpart.
TEST_F(PairJobTest, HasNoRegionsWhereNobodyLooksForACounterpart) {
  std::string menu;
  for (const char* item : {"Home", "News", "About us", "Contact", "Help", "Sitemap"})
    menu += std::string(item) + "\n\n";
  const PairFiles pages = {{folder_.write("p.ja.txt", kJapanese)},
                           {folder_.write("p.en.txt", menu + kEnglish)}};
  EXPECT_THAT(PairJob({}).run(pages).alignment.regions, Not(IsEmpty()));
  PairOptions options;
  options.reading.keep_boilerplate = true;
  EXPECT_THAT(PairJob(options).run(pages).alignment.regions, IsEmpty());
}

TEST_F(PairJobTest, ReadsLexiconsForTheLanguagesOfThePairOrForThoseItLoads) {
  PairOptions options;
  options.words.lexicons = {folder_.write("words.tsv", "猫\tcat\n雨\train\n")};
  PairJob job(options);
  EXPECT_THAT(english(job.run(files()).remarks.details),
              Contains(HasSubstr("words.tsv: 2 entries ja-en")));
  EXPECT_THAT(english(job.load("ja", "en").details),
              ElementsAre(HasSubstr("words.tsv: 2 entries ja-en")));
  EXPECT_THAT(english(job.run(files()).remarks.details),
              Not(Contains(HasSubstr("words.tsv"))));
  EXPECT_THROW(job.load("", "en"), Error);
}

TEST_F(PairJobTest, KnowsOtherResultsByTheFingerprint) {
  const auto fingerprint = [](const PairOptions& options) {
    PairJob job(options);
    job.load("ja", "en");
    return job.fingerprint();
  };
  const std::string plain = fingerprint({});
  EXPECT_EQ(fingerprint({}), plain);
  std::vector<PairOptions> others(7);
  others[0].min_confidence = 0.5;
  others[1].reading.keep_boilerplate = true;
  others[2].reading.segmented = true;
  others[3].find_crossed = false;
  others[4].keep_list_numbers = false;
  others[5].words.lexicons = {folder_.write("words.tsv", "猫\tcat\n")};
  others[6].reading.format = "html";
  for (const PairOptions& other : others) EXPECT_NE(fingerprint(other), plain);
  folder_.write("words.tsv", "猫\tcats\n");
  const std::string changed = fingerprint(others[5]);
  folder_.write("words.tsv", "猫\tcat\n");
  EXPECT_NE(fingerprint(others[5]), changed);
}

}  // namespace
}  // namespace awase
