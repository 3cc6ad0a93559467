// SPDX-License-Identifier: Apache-2.0
//
// Glossaries between TBX and the tables that people keep them in, by `awase lexicon`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kTermBase =
    "<?xml version='1.0'?><tbx type='TBX-Core' style='dca' xml:lang='ja' "
    "xmlns='urn:iso:std:iso:30042:ed-2'><text><body>"
    "<conceptEntry id='a'><langSec "
    "xml:lang='ja'><termSec><term>記憶装置</term></termSec>"
    "<termSec><term>メモリ</term></termSec></langSec><langSec xml:lang='en'><termSec>"
    "<term>memory</term></termSec></langSec></conceptEntry>"
    "<conceptEntry id='b'><langSec xml:lang='ja'><termSec><term>思い出</term></termSec>"
    "</langSec><langSec xml:lang='en'><termSec><term>memory</term></termSec></langSec>"
    "</conceptEntry></body></text></tbx>";

class GlossaryTest : public testing::Test {
 protected:
  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "lexicon");
    for (const char* more : {"--source-lang", "ja", "--target-lang", "en"})
      arguments.emplace_back(more);
    return run_awase(arguments, {.folder = folder_.path()});
  }

  std::size_t count(const std::string& file, const std::string& what) const {
    const std::string text = folder_.read(file);
    std::size_t times = 0;
    for (std::size_t at = text.find(what); at != text.npos;
         at = text.find(what, at + 1))
      ++times;
    return times;
  }

  ScratchFolder folder_;
};

TEST_F(GlossaryTest, KeepsConceptsOnTheWayThroughTables) {
  folder_.write("words.tbx", kTermBase);
  for (const std::string table : {"words.xlsx", "WORDS.CSV"}) {
    EXPECT_EQ(run({"export", "words.tbx", "-o", table}).status, 0);
    const Outcome back = run({"export", table, "-o", "back.tbx"});
    EXPECT_EQ(back.status, 0) << back.err;
    EXPECT_THAT(back.err, HasSubstr("3 entries written"));
    EXPECT_EQ(count("back.tbx", "<conceptEntry"), 2U) << table;
    EXPECT_EQ(count("back.tbx", "<term>memory</term>"), 2U);
    EXPECT_THAT(
        folder_.read("back.tbx"),
        HasSubstr("<termSec><term>メモリ</term></termSec><termSec><term>記憶装置"
                  "</term></termSec></langSec>"));
  }
}

TEST_F(GlossaryTest, KeepsConceptsOfSeveralFilesApart) {
  folder_.write("words.tbx", kTermBase);
  folder_.write("more.tbx",
                "<martif type='TBX'><text><body><termEntry><langSet xml:lang='ja'><tig>"
                "<term>山</term></tig></langSet><langSet xml:lang='en'><tig><term>hill"
                "</term></tig><tig><term>mountain</term></tig></langSet></termEntry>"
                "</body></text></martif>");
  EXPECT_EQ(run({"export", "words.tbx", "more.tbx", "-o", "all.tbx"}).status, 0);
  EXPECT_EQ(count("all.tbx", "<conceptEntry"), 3U);
}

TEST_F(GlossaryTest, ReadsTheTablesOfOthers) {
  folder_.write("a.csv", "English,Japanese,Note\nmemory,メモリ,hardware\n");
  EXPECT_EQ(run({"export", "a.csv"}).out, "メモリ\tmemory\t1.0000\n");
  folder_.write("a.tsv", "ja\ten\nメモリ\tmemory\n");
  EXPECT_EQ(run({"export", "a.tsv"}).out, "メモリ\tmemory\t1.0000\n");
  folder_.write("plain.tsv", "メモリ\tmemory\t0.5\t7\n山\tmountain\n");
  EXPECT_EQ(run({"export", "plain.tsv"}).out,
            "メモリ\tmemory\t0.5000\t7\n山\tmountain\t1.0000\n");
  folder_.write("none.csv", "ja,en\n,\n");
  const Outcome none = run({"export", "none.csv"});
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.err, HasSubstr("none.csv: no entries"));
}

TEST_F(GlossaryTest, WritesTheSurestEntriesAlone) {
  folder_.write("a.tsv",
                "一\tone\t0.9\t9\n二\ttwo\t0.9\t2\n三\tthree\t0.3\t9\n四\tfour\n");
  EXPECT_EQ(run({"export", "a.tsv", "--min-weight", "0.5", "--min-count", "3"}).out,
            "一\tone\t0.9000\t9\n四\tfour\t1.0000\n");
  EXPECT_EQ(run({"export", "a.tsv", "--min-weight", "2"}).status, 2);
}

TEST_F(GlossaryTest, TakesTermsOfAMemoryAndNoSentences) {
  folder_.write("old.tmx", tmx_of(tmx_unit("記憶装置", "memory unit") +
                                  tmx_unit("はい。", "Yes.") +
                                  tmx_unit("記憶装置", "memory unit")));
  const Outcome built = run({"build", "old.tmx"});
  EXPECT_EQ(built.status, 0) << built.err;
  EXPECT_THAT(built.out, HasSubstr("記憶装置\tmemory unit\t1.0000\t2\n"));
  EXPECT_THAT(built.out, Not(HasSubstr("はい")));
  // To align, sentences help too.
  EXPECT_THAT(run({"export", "old.tmx"}).out, HasSubstr("はい。\tYes.\t"));
}

TEST_F(GlossaryTest, GivesToPeopleOnlyWhatItIsSureOf) {
  std::string units;
  // カメラ always stands with one word; 犬小屋 with two, either of which may be the
  // one.
  for (int k = 0; k < 8; ++k) {
    // Words that stand here alone, so that the unit is no short one.
    std::string rest;
    for (const char* word : {"aa", "bb", "cc", "dd", "ee", "ff", "gg"})
      rest += " " + (word + std::string(1, static_cast<char>('a' + k)));
    units += tmx_unit("カメラ" + rest, "camera" + rest);
    units += tmx_unit("犬小屋" + rest, "doghouse kennel" + rest);
  }
  folder_.write("old.tmx", tmx_of(units));
  const std::string all = run({"build", "old.tmx"}).out;
  EXPECT_THAT(all, HasSubstr("カメラ\tcamera\t"));
  EXPECT_THAT(all, HasSubstr("\tkennel\t"));
  EXPECT_EQ(run({"build", "old.tmx", "-o", "words.tbx"}).status, 0);
  const std::string terms = folder_.read("words.tbx");
  EXPECT_THAT(terms, HasSubstr("camera"));
  EXPECT_THAT(terms, Not(HasSubstr("kennel")));
}

}  // namespace
}  // namespace awase
