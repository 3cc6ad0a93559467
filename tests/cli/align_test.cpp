// SPDX-License-Identifier: Apache-2.0
//
// `awase align` as users run it. What is expected here does not hang on how well it
// aligns: two segments against two.

#include <nlohmann/json.hpp>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/two_sentences.h"

namespace awase {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class AlignTest : public TwoSentences {};

TEST(AlignLanguages, OfFewWordsAreThoseOfTheirNames) {
  const ScratchFolder folder;
  folder.write("L.en.strings", "\"a\" = \"Hello, %@!\";\n\"b\" = \"Bare key\";\n");
  folder.write("L.ja.strings",
               "\"a\" = \"こんにちは、%@さん！\";\n\"b\" = \"キー\";\n");
  const Outcome outcome =
      run_awase({"align", "L.en.strings", "L.ja.strings", "--to", "tsv"},
                {.folder = folder.path()});
  EXPECT_THAT(outcome.err, HasSubstr("L.en.strings: English (en), by its name"));
  EXPECT_THAT(outcome.err, HasSubstr("L.ja.strings: Japanese (ja), by its text"));
}

TEST_F(AlignTest, WritesVecalignLinesAndNothingElse) {
  const Outcome outcome = run({"--segmented", "a.ja", "a.en", "--to", "vecalign"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::MatchesRegex(
                               "\\[0\\]:\\[0\\]:[0-9.]+\n\\[1\\]:\\[1\\]:[0-9.]+\n"));
}

TEST_F(AlignTest, CountsBlankLinesAsSegments) {
  folder_.write("b.ja", "今日はとても良い天気です。\n\n明日は雨が降るでしょう。");
  folder_.write("b.en",
                "The weather is very fine today.\n\nIt will probably rain tomorrow.");
  const Outcome outcome = run({"--segmented", "b.ja", "b.en", "--to", "vecalign"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  for (const char* number : {"0", "1", "2"})
    EXPECT_THAT(outcome.out, HasSubstr(number));
  EXPECT_THAT(outcome.out, Not(HasSubstr("3]")));
}

TEST_F(AlignTest, CountsAsLinesWhatOtherToolsCount) {
  // U+2028, a form feed and NEL end no line for grep, wc or a scorer.
  folder_.write("c.en",
                "The weather\xE2\x80\xA8is very fine today.\n"
                "It will\f probably rain\xC2\x85tomorrow.\n");
  const Outcome outcome = run({"--segmented", "a.ja", "c.en", "--to", "ladder"});
  EXPECT_THAT(outcome.out, EndsWith("\n2\t2\t1.0000\n")) << outcome.err;
}

TEST_F(AlignTest, WritesALadder) {
  const Outcome outcome = run({"--segmented", "a.ja", "a.en", "--to", "ladder"});
  EXPECT_THAT(outcome.out, StartsWith("0\t0\t"));
  EXPECT_THAT(outcome.out, HasSubstr("\n1\t1\t"));
  EXPECT_THAT(outcome.out, EndsWith("\n2\t2\t1.0000\n"));
}

TEST_F(AlignTest, WritesAPairALineIntoAPipe) {
  const Outcome outcome = run({"a.ja", "a.en"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("今日はとても良い天気です。\t"
                                      "The weather is very fine today.\t"));
  EXPECT_THAT(outcome.out, EndsWith("\t2\t2\n"));
}

TEST_F(AlignTest, WritesJsonLines) {
  const Outcome outcome = run({"a.ja", "a.en", "--to", "jsonl"});
  std::istringstream lines(outcome.out);
  std::string line;
  std::getline(lines, line);
  const auto first = nlohmann::json::parse(line);
  EXPECT_EQ(first["source"], "今日はとても良い天気です。");
  EXPECT_EQ(first["target"], "The weather is very fine today.");
  EXPECT_THAT(first["source_segments"], ElementsAre(1));
  EXPECT_GE(first["confidence"], 0.0);
  EXPECT_LE(first["confidence"], 1.0);
}

TEST_F(AlignTest, DrawsATableThatIsAsWideAsTheTerminal) {
  const Outcome outcome =
      run({"a.ja", "a.en", "--to", "text"}, {.environment = {{"COLUMNS", "60"}}});
  // 3 + 2 + 5 + 2 + 5 + 2 columns at the left, then 19 for each side and 2 between.
  EXPECT_THAT(outcome.out, StartsWith("  #  conf.  shape  ja                   en\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  今日はとても良い天   The weather is very\n"
                                     "                   気です。             fine "
                                     "today.\n"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b")));
}

TEST_F(AlignTest, WritesATmxForAFileThatIsCalledSo) {
  const Outcome outcome = run({"a.ja", "a.en", "-o", "a.tmx"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("awase: a.tmx: 2 pairs"));
  const std::string tmx = folder_.read("a.tmx");
  EXPECT_THAT(tmx, HasSubstr("<seg>今日はとても良い天気です。</seg>"));
  EXPECT_THAT(tmx, HasSubstr("<tuv xml:lang=\"en\">"));
  EXPECT_THAT(folder_.names(), ElementsAre("a.en", "a.ja", "a.tmx"));
}

TEST_F(AlignTest, TakesTheLanguageTagsItIsGiven) {
  run({"a.ja", "a.en", "-o", "a.tmx", "--source-lang", "ja_jp", "--target-lang",
       "en-us"});
  const std::string tmx = folder_.read("a.tmx");
  EXPECT_THAT(tmx, HasSubstr("srclang=\"ja-JP\""));
  EXPECT_THAT(tmx, HasSubstr("xml:lang=\"en-US\""));
}

TEST_F(AlignTest, WritesTheSameBytesForTheSameInput) {
  run({"a.ja", "a.en", "-o", "a.tmx"});
  run({"a.ja", "a.en", "-o", "b.tmx"});
  EXPECT_EQ(folder_.read("a.tmx"), folder_.read("b.tmx"));
  run({"a.ja", "a.en", "-o", "c.tmx"},
      {.environment = {{"SOURCE_DATE_EPOCH", "1758499200"}}});
  EXPECT_THAT(folder_.read("c.tmx"), HasSubstr("creationdate=\"20250922T000000Z\""));
}

TEST_F(AlignTest, RefusesADateThatIsNone) {
  const Outcome outcome = run({"a.ja", "a.en", "-o", "a.tmx"},
                              {.environment = {{"SOURCE_DATE_EPOCH", "today"}}});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("SOURCE_DATE_EPOCH: 'today'"));
}

TEST_F(AlignTest, CanLeaveProvenanceOut) {
  run({"a.ja", "a.en", "-o", "a.tmx"});
  EXPECT_THAT(folder_.read("a.tmx"), HasSubstr("<prop type=\"x-"));
  run({"a.ja", "a.en", "-o", "a.tmx", "--no-props", "--creation-id", "me"});
  EXPECT_THAT(folder_.read("a.tmx"), Not(HasSubstr("<prop")));
  EXPECT_THAT(folder_.read("a.tmx"), HasSubstr("creationid=\"me\""));
}

TEST_F(AlignTest, LeavesListNumbersOutOnRequest) {
  folder_.write("n.ja",
                "第3条　目的\n\n1. この規則は猫について定める。犬は別に定める。\n"
                "(a) 猫は一匹とする。\n① 魚を与える。\n3.5倍にしてはならない。\n");
  folder_.write(
      "n.en",
      "Article 3 Purpose\n\n1. These rules are about cats. Dogs are dealt with "
      "elsewhere.\n(a) There shall be one cat.\n• It gets fish.\n"
      "3.5 times as much is forbidden.\n");
  const Outcome with = run({"n.ja", "n.en"});
  EXPECT_THAT(with.out, StartsWith("第3条　目的\t")) << with.err;
  EXPECT_THAT(with.out, HasSubstr("\n1. この規則は猫について定める。\t1. These rules"));
  const Outcome without = run({"n.ja", "n.en", "--no-list-numbers"});
  EXPECT_THAT(without.out, StartsWith("目的\tArticle 3 Purpose\t")) << without.err;
  for (const char* pair :
       {"\nこの規則は猫について定める。\tThese rules are about cats.\t",
        "\n犬は別に定める。\tDogs are dealt with elsewhere.\t",
        "\n猫は一匹とする。\tThere shall be one cat.\t",
        "\n魚を与える。\tIt gets fish.\t",
        "\n3.5倍にしてはならない。\t3.5 times as much is forbidden.\t"})
    EXPECT_THAT(without.out, HasSubstr(pair));
}

TEST_F(AlignTest, ListsWhatIsInNoPair) {
  folder_.write("none.en", "X\n");
  const Outcome outcome = run({"a.ja", "a.en", "-o", "a.tsv", "--min-confidence", "1",
                               "--unpaired", "rest.tsv", "--json"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto summary = nlohmann::json::parse(outcome.out);
  // Whatever is not sure is in the other file, segment by segment.
  const int left_out = summary["left_out"];
  std::istringstream rest(folder_.read("rest.tsv"));
  int lines = 0;
  for (std::string line; std::getline(rest, line); ++lines)
    EXPECT_THAT(line,
                ContainsRegex("^(source|target)\t[12]\t.+\tconfidence [01]\\.[0-9]+$"));
  EXPECT_EQ(lines, 2 * left_out);
}

TEST_F(AlignTest, ListsThePageFurnitureThatItDoesNotAlign) {
  const std::string head = "<!DOCTYPE html><body><nav><ul><li><a href=\"#\">";
  const std::string middle = "</a></li></ul></nav><main><p>";
  const std::string end = "</p></main><footer><p>2025</p></footer></body>";
  folder_.write("p.ja.html", head + "ホーム" + middle +
                                 "今日はとても良い天気です。明日は雨が降るでしょう。" +
                                 end);
  folder_.write("p.en.html", head + "Home" + middle +
                                 "The weather is very fine today. It will rain "
                                 "tomorrow." +
                                 end);
  const Outcome outcome =
      run({"p.ja.html", "p.en.html", "-o", "p.tsv", "--unpaired", "rest.tsv"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(folder_.read("rest.tsv"),
            "source\t-\tホーム\tpage furniture: menu\n"
            "source\t-\t2025\tpage furniture: page footer\n"
            "target\t-\tHome\tpage furniture: menu\n"
            "target\t-\t2025\tpage furniture: page footer\n");
  EXPECT_THAT(outcome.err,
              ContainsRegex("p.ja.html: 2 blocks of page furniture not aligned"));
}

TEST_F(AlignTest, LeavesOutOfTheTableWhatIsNotSureEnough) {
  // Two sentences against two that say something else: never wholly sure.
  folder_.write("b.en", "Cats sleep.\nThe parliament met on Tuesday in Paris.\n");
  const Outcome outcome =
      run({"a.ja", "b.en", "--to", "text", "--min-confidence", "1"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, Not(ContainsRegex("[1-9]-[1-9]")));
}

TEST_F(AlignTest, RefusesToLeaveBeadsOutWhereAllMustBe) {
  for (const std::string format : {"ladder", "vecalign"}) {
    const Outcome outcome =
        run({"a.ja", "a.en", "--to", format, "--min-confidence", "0.5"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, "awase: --min-confidence: " + format +
                               " holds every bead, sure or not; leave it out, or give "
                               "another --to\n");
  }
}

TEST_F(AlignTest, GivesItsSummaryAsJson) {
  const Outcome outcome = run({"a.ja", "a.en", "-o", "a.tmx", "--json", "-q"});
  EXPECT_EQ(outcome.err, "");
  const auto summary = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(summary["pairs"], 2);
  EXPECT_EQ(summary["format"], "tmx");
  EXPECT_EQ(summary["source"]["language"], "ja");
  EXPECT_EQ(summary["target"]["segments"], 2);
}

TEST_F(AlignTest, KeepsTheSummaryOutOfThePairs) {
  const Outcome outcome = run({"a.ja", "a.en", "--json"});
  EXPECT_THAT(outcome.out, Not(HasSubstr("{")));
  EXPECT_THAT(outcome.err, HasSubstr("\"pairs\":2"));
}

TEST_F(AlignTest, ReadsOneSideFromStandardInput) {
  const Outcome outcome = run({"-", "a.en", "--to", "tsv"}, {.input = kJapanese});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("明日は雨が降るでしょう。"));
}

TEST_F(AlignTest, SaysWhichLanguagesItFound) {
  const Outcome outcome = run({"a.ja", "a.en"});
  EXPECT_THAT(outcome.err, HasSubstr("awase: a.ja: Japanese (ja)"));
  EXPECT_THAT(outcome.err, HasSubstr("awase: a.en: English (en)"));
  EXPECT_THAT(run({"a.ja", "a.en", "--source-lang", "ja", "--target-lang", "en"}).err,
              Not(HasSubstr("English")));
}

TEST_F(AlignTest, SaysNothingWhenAskedTo) {
  EXPECT_EQ(run({"a.ja", "a.en", "-q"}).err, "");
  EXPECT_THAT(run({"a.ja", "a.en", "-v"}).err, HasSubstr("a.ja: read as UTF-8"));
}

TEST_F(AlignTest, NoticesThatTheTextsAreSwapped) {
  for (const auto& languages : std::vector<std::vector<std::string>>{
           {"--source-lang", "ja"},
           {"--target-lang", "en"},
           {"--source-lang", "ja-JP", "--target-lang", "en-GB"}}) {
    std::vector<std::string> arguments = {"a.en", "a.ja"};
    arguments.insert(arguments.end(), languages.begin(), languages.end());
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err,
              "awase: a.en: looks English, and a.ja looks Japanese, so the two are "
              "swapped; give the source text first\n");
  }
}

TEST_F(AlignTest, WarnsWhenOneTextIsInAnotherLanguage) {
  const Outcome outcome = run({"a.ja", "a.en", "--target-lang", "de"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err,
              HasSubstr("warning: a.en: looks English, but --target-lang says de"));
}

TEST_F(AlignTest, NoticesOneLanguageTwice) {
  folder_.write("b.en", kEnglish);
  const Outcome outcome = run({"a.en", "b.en"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, StartsWith("awase: a.en and b.en: both are English; "));
  // It may be meant: British against American English.
  EXPECT_EQ(
      run({"a.en", "b.en", "--source-lang", "en-GB", "--target-lang", "en-US"}).status,
      0);
}

TEST_F(AlignTest, SuggestsTheWordThatWasMeant) {
  const Outcome outcome = run({"a.ja", "a.en", "--to", "tmz"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'tmx'?"));
  EXPECT_THAT(run({"a.ja", "a.en", "--min-confidense", "1"}).err,
              HasSubstr("did you mean '--min-confidence'?"));
  EXPECT_THAT(run({"a.ja", "a.en", "--source-lang", "jp"}).err,
              StartsWith("awase: --source-lang: "));
}

TEST_F(AlignTest, AsksForAFormatThatTheNameDoesNotSay) {
  const Outcome outcome = run({"a.ja", "a.en", "-o", "pairs.doc"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, StartsWith("awase: pairs.doc: this name does not say"));
  EXPECT_EQ(run({"a.ja", "a.en", "-o", "pairs.doc", "--to", "tsv"}).status, 0);
}

}  // namespace
}  // namespace awase
