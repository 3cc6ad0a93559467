// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(TmxFix, MendsAFileAndSaysWhatItDid) {
  const ScratchFolder folder;
  folder.write("bad.tmx",
               tmx_of(tmx_unit("A & B", "A\x0B and B") + tmx_unit("一人", "")));
  const Outcome outcome =
      run_awase({"tmx", "fix", "bad.tmx", "-o", "good.tmx", "--dropped", "lost.tsv"},
                {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(
      outcome.err,
      HasSubstr("awase: 1 bare & or < was escaped, or an entity of HTML replaced\n"));
  EXPECT_THAT(outcome.err,
              HasSubstr("awase: 1 character that XML forbids was removed\n"));
  EXPECT_THAT(outcome.err, HasSubstr("1 unit written to good.tmx"));
  EXPECT_EQ(folder.read("lost.tsv"),
            "no text in two languages\tja\t一人\nno text in two languages\ten\t\n");
  const Outcome checked =
      run_awase({"tmx", "check", "good.tmx", "--strict"}, {.folder = folder.path()});
  EXPECT_EQ(checked.status, 0) << checked.out;
}

TEST(TmxFix, EndsWithOneWhenTheRestIsLost) {
  const ScratchFolder folder;
  const std::string whole = tmx_of(tmx_unit("猫", "cat") + tmx_unit("犬", "dog"));
  folder.write("cut.tmx", whole.substr(0, whole.find("dog")));
  const Outcome outcome =
      run_awase({"tmx", "fix", "cut.tmx", "-o", "out.tmx"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("1 unit before it were kept"));
  EXPECT_THAT(folder.read("out.tmx"), HasSubstr("猫"));
}

TEST(TmxInfo, SaysWhatAMemoryHolds) {
  const std::string input = tmx_of(
      tmx_unit("猫", "cat", " creationdate=\"20260101T000000Z\"") + tmx_unit("犬", ""));
  const Outcome text = run_awase({"tmx", "info", "-"}, {.input = input});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("units             2\n"));
  EXPECT_THAT(text.out, HasSubstr("last date         20260101T000000Z\n"));
  const Outcome outcome = run_awase({"tmx", "info", "-", "--json"}, {.input = input});
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["units"], 2);
  EXPECT_EQ(json["languages"][1]["language"], "en");
  EXPECT_EQ(json["languages"][1]["empty"], 1);
  EXPECT_EQ(json["languages"][0]["lengths"]["1-10"], 2);
}

TEST(TmxConvert, GoesThereAndBack) {
  const ScratchFolder folder;
  const std::string first = folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat\\n")));
  const RunSetup here = {.folder = folder.path()};
  run_awase({"tmx", "convert", "a.tmx", "-o", "b.tmx"}, here);
  for (const char* name :
       {"b.tsv", "b.csv", "b.xlsx", "b.xlf", "b.po", "b.jsonl", "b.tsv.gz"}) {
    EXPECT_EQ(run_awase({"tmx", "convert", "b.tmx", "-o", name}, here).status, 0);
    const Outcome back = run_awase({"tmx", "convert", name, "-o", "c.tmx"}, here);
    EXPECT_EQ(back.status, 0) << name << back.err;
    EXPECT_THAT(folder.read("c.tmx"), HasSubstr("<seg>cat\\n</seg>")) << name;
    EXPECT_THAT(folder.read("c.tmx"), HasSubstr("srclang=\"ja\"")) << name;
  }
}

TEST(TmxConvert, WorksInAPipe) {
  const Outcome outcome =
      run_awase({"tmx", "convert", "-", "--from", "tsv", "--to", "tmx", "--source-lang",
                 "ja", "--target-lang", "en_us"},
                {.input = "猫\tcat\n"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("<tuv xml:lang=\"en-US\"><seg>cat</seg></tuv>"));
}

TEST(TmxConvert, AsksForWhatItCannotKnow) {
  const Outcome unknown = run_awase({"tmx", "convert", "-", "--to", "tmx"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("--from"));
  const Outcome languages = run_awase(
      {"tmx", "convert", "-", "--from", "tsv", "--to", "tmx"}, {.input = "猫\tcat\n"});
  EXPECT_EQ(languages.status, 2);
  EXPECT_THAT(languages.err, HasSubstr("--source-lang"));
}

TEST(TmxConvert, LeavesTheOldFileWhenItFails) {
  const ScratchFolder folder;
  folder.write("cut.tmx", "<tmx version=\"1.4\"><header/><body><tu>");
  folder.write("out.tsv", "old");
  EXPECT_EQ(run_awase({"tmx", "convert", "cut.tmx", "-o", "out.tsv"},
                      {.folder = folder.path()})
                .status,
            2);
  EXPECT_EQ(folder.read("out.tsv"), "old");
  EXPECT_THAT(folder.names(), ElementsAre("cut.tmx", "out.tsv"));
}

TEST(TmxDedupe, LeavesOutWhatIsThereTwice) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat") + tmx_unit("犬", "dog") +
                               tmx_unit("猫", "cat") + tmx_unit("猫", "kitty")));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome =
      run_awase({"tmx", "dedupe", "a.tmx", "-o", "b.tmx", "--dropped", "c.tmx"}, here);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("1 duplicate left out, 3 units written to b.tmx"));
  EXPECT_THAT(folder.read("c.tmx"), HasSubstr("cat"));
  EXPECT_THAT(
      run_awase({"tmx", "dedupe", "a.tmx", "-o", "b.tmx", "--per", "source"}, here).err,
      HasSubstr("2 duplicates left out, 2 units"));
  // From a pipe, onto disk, to standard output.
  const Outcome piped = run_awase({"tmx", "dedupe", "-", "--max-memory", "1K"},
                                  {.input = folder.read("a.tmx")});
  EXPECT_THAT(piped.err, HasSubstr("3 units written to standard output"));
  EXPECT_THAT(
      run_awase({"tmx", "dedupe", "a.tmx", "-o", "a.tmx", "--keep", "all"}, here).err,
      HasSubstr("1 duplicate found, 4 units"));
}

TEST(TmxDedupe, LeavesOutWhatAMemoryHas) {
  const ScratchFolder folder;
  folder.write("old.tmx", tmx_of(tmx_unit("猫", "cat") + tmx_unit("鳥", "bird")));
  folder.write("new.tmx", tmx_of(tmx_unit("猫", "cat") + tmx_unit("猫", "cat") +
                                 tmx_unit("犬", "dog") + tmx_unit("犬", "dog") +
                                 tmx_unit("猫", "kitty")));
  const RunSetup here = {.folder = folder.path()};
  ASSERT_EQ(run_awase({"memory", "add", "work.awm", "old.tmx"}, here).status, 0);
  const std::vector<std::string> dedupe = {"tmx",   "dedupe",  "new.tmx", "-o",
                                           "b.tmx", "--known", "work.awm"};
  std::vector<std::string> listed = dedupe;
  listed.insert(listed.end(), {"--dropped", "c.tmx"});
  EXPECT_THAT(run_awase(listed, here).err,
              HasSubstr("2 units left out, which work.awm has\n"
                        "awase: 1 duplicate left out, 2 units written to b.tmx"));
  EXPECT_THAT(folder.read("b.tmx"), Not(HasSubstr(">cat<")));
  EXPECT_THAT(folder.read("c.tmx"), HasSubstr("<prop type=\"x-dropped\">known<"));
  std::vector<std::string> by_source = dedupe;
  by_source.insert(by_source.end(), {"--per", "source"});
  EXPECT_THAT(run_awase(by_source, here).err, HasSubstr("1 unit written to b.tmx"));
  EXPECT_EQ(
      run_awase({"tmx", "dedupe", "new.tmx", "-o", "work.awm", "--known", "work.awm"},
                here)
          .status,
      2);
  EXPECT_EQ(run_awase({"tmx", "dedupe", "new.tmx", "--known", "old.tmx"}, here).status,
            2);
}

TEST(TmxMerge, KeepsWhereUnitsComeFrom) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat")));
  folder.write("b.tmx", tmx_of(tmx_unit("犬", "dog"), "en"));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome =
      run_awase({"tmx", "merge", "a.tmx", "b.tmx", "-o", "c.tmx"}, here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const std::string merged = folder.read("c.tmx");
  EXPECT_THAT(merged, HasSubstr("<prop type=\"x-merged-from\">a.tmx</prop>"));
  // The source of the second file is English.
  EXPECT_THAT(merged, HasSubstr("<tu srclang=\"en\">"));
  EXPECT_EQ(run_awase({"tmx", "check", "c.tmx"}, here).status, 0);
  run_awase({"tmx", "merge", "a.tmx", "b.tmx", "-o", "c.tmx", "--no-props"}, here);
  EXPECT_THAT(folder.read("c.tmx"), Not(HasSubstr("x-merged-from")));
}

TEST(TmxSplit, WritesNumberedParts) {
  const ScratchFolder folder;
  folder.write("a.tmx",
               tmx_of(tmx_unit("一", "1") + tmx_unit("二", "2") + tmx_unit("三", "3")));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome =
      run_awase({"tmx", "split", "a.tmx", "--units", "2", "-o", "p.tmx"}, here);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(
      outcome.err,
      "awase: 2 units written to p-001.tmx\nawase: 1 unit written to p-002.tmx\n");
  EXPECT_EQ(run_awase({"tmx", "check", "p-001.tmx", "p-002.tmx"}, here).status, 0);
  run_awase({"tmx", "split", "a.tmx", "--by", "language", "-o", "q.tmx.gz"}, here);
  EXPECT_THAT(folder.names(),
              ElementsAre("a.tmx", "p-001.tmx", "p-002.tmx", "q-ja-to-en.tmx.gz"));
  EXPECT_EQ(run_awase({"tmx", "split", "a.tmx", "-o", "p.tmx"}, here).status, 2);
  EXPECT_EQ(run_awase({"tmx", "split", "a.tmx", "--units", "2"}, here).status, 2);
}

}  // namespace
}  // namespace awase
