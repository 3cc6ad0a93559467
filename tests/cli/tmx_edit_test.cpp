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

TEST(TmxClean, LeavesOutWhatIsNoTranslation) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫が好きです。", "I like cats.", " tuid=\"1\"",
                                        "<note>n</note><prop type=\"p\">q</prop>") +
                               tmx_unit("三匹の猫", "4 cats") + tmx_unit("犬", "") +
                               tmx_unit("猫が好きです", "I like cats!")));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome = run_awase(
      {"tmx", "clean", "a.tmx", "-o", "b.tmx", "--dropped", "c.tmx.gz"}, here);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err,
            "awase: empty: 1 unit\nawase: numbers: 1 unit\nawase: near-duplicate: 1 "
            "unit\nawase: 3 units left out, 1 unit written to b.tmx\n");
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("I like cats!"));
  run_awase({"tmx", "convert", "c.tmx.gz", "-o", "c.tmx"}, here);
  const Outcome lost =
      run_awase({"tmx", "convert", "c.tmx.gz", "-o", "-", "--to", "jsonl"}, here);
  EXPECT_THAT(lost.out, HasSubstr("\"x-dropped\",\"text\":\"numbers\""));
  EXPECT_THAT(lost.out, HasSubstr("\"x-dropped\",\"text\":\"empty\""));
  EXPECT_THAT(lost.out, HasSubstr("\"x-dropped\",\"text\":\"near-duplicate\""));
  EXPECT_THAT(lost.out, HasSubstr("\"text\":\"q\""));
}

TEST(TmxClean, GoesByTheRulesThatAreNamed) {
  const std::string input =
      tmx_of(tmx_unit("三匹の猫", "4 cats") + tmx_unit("犬", "犬"));
  EXPECT_THAT(
      run_awase({"tmx", "clean", "--only", "numbers,empty", "-"}, {.input = input}).err,
      HasSubstr("1 unit left out, 1 unit written to standard output"));
  const ScratchFolder folder;
  const Outcome outcome = run_awase(
      {"tmx", "clean", "-", "--skip", "script,numbers", "--json", "-o", "b.tmx"},
      {.input = input, .folder = folder.path()});
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["units"], 1);
  EXPECT_EQ(json["rules"]["same-text"], 1);
  EXPECT_THAT(run_awase({"tmx", "clean", "-", "--only", "number"}).err,
              HasSubstr("did you mean 'numbers'?"));
}

TEST(TmxSelect, TakesWhatIsAskedFor) {
  const ScratchFolder folder;
  folder.write(
      "a.tmx",
      tmx_of(tmx_unit("猫", "cat", "", "<prop type=\"x-confidence\">0.9</prop>") +
             tmx_unit("犬", "dog", " changedate=\"20260105T000000Z\"")));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome = run_awase({"tmx", "select", "a.tmx", "-o", "b.tmx",
                                     "--min-confidence", "0.5", "--dropped", "c.tmx"},
                                    here);
  EXPECT_EQ(outcome.err, "awase: 1 unit left out, 1 unit written to b.tmx\n");
  EXPECT_THAT(folder.read("b.tmx"), HasSubstr("cat"));
  EXPECT_THAT(folder.read("c.tmx"),
              HasSubstr("<prop type=\"x-dropped\">not min-confidence 0.5</prop>"));
  EXPECT_THAT(run_awase({"tmx", "select", "a.tmx", "--since", "2026-01-05"}, here).out,
              HasSubstr("dog"));
  const Outcome inverted =
      run_awase({"tmx", "select", "--source-regex", "^猫$", "--not", "a.tmx"}, here);
  EXPECT_THAT(inverted.out, Not(HasSubstr("cat")));
  EXPECT_EQ(run_awase({"tmx", "select", "a.tmx"}, here).status, 2);
  EXPECT_EQ(run_awase({"tmx", "select", "a.tmx", "--regex", "("}, here).status, 2);
  EXPECT_EQ(run_awase({"tmx", "select", "a.tmx", "--lang", "ja", "-o", "x.tmx",
                       "--dropped", "x.tmx"},
                      here)
                .status,
            2);
  EXPECT_THAT(folder.names(), ElementsAre("a.tmx", "b.tmx", "c.tmx"));
}

TEST(TmxDiff, SaysWhatDiffersWhateverTheOrder) {
  const ScratchFolder folder;
  folder.write("a.tmx",
               tmx_of(tmx_unit("猫", "cat", " tuid=\"1\"") + tmx_unit("犬\n子", "dog") +
                      tmx_unit("鳥", "bird") + tmx_unit("猫", "kitty")));
  folder.write("b.tmx", tmx_of(tmx_unit("魚", "fish") + tmx_unit("鳥", "bird") +
                               tmx_unit("猫", "kitty") + tmx_unit("猫", "cats")));
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome = run_awase({"tmx", "diff", "a.tmx", "b.tmx"}, here);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out,
            "--- a.tmx\n+++ b.tmx\n@@ +1 @@\n+ ja  魚\n+ en  fish\n"
            "@@ -1 +4 @@\n  ja  猫\n- en  cat\n+ en  cats\n"
            "@@ -2 @@\n- ja  犬\\n子\n- en  dog\n");
  EXPECT_EQ(outcome.err, "awase: 1 changed, 1 added, 1 removed, 2 units the same\n");
  const Outcome json =
      run_awase({"tmx", "diff", "a.tmx", "-", "--json"},
                {.input = folder.read("b.tmx"), .folder = folder.path()});
  EXPECT_EQ(json.status, 1);
  EXPECT_THAT(json.out, HasSubstr("{\"change\":\"changed\",\"before_number\":1"));
  EXPECT_THAT(json.out, HasSubstr("{\"summary\":{\"same\":2,\"changed\":1,"));
}

TEST(TmxDiff, ComparesPropsAndAttributesOnRequest) {
  const ScratchFolder folder;
  folder.write("a.tmx", tmx_of(tmx_unit("猫", "cat", " tuid=\"1\"",
                                        "<prop type=\"p\">q</prop>")));
  folder.write("b.tmx", tmx_of(tmx_unit("猫", "cat", " tuid=\"2\"", "<note>n</note>")));
  const RunSetup here = {.folder = folder.path()};
  const Outcome texts = run_awase({"tmx", "diff", "a.tmx", "b.tmx"}, here);
  EXPECT_EQ(texts.status, 0);
  EXPECT_EQ(texts.out, "");
  const Outcome all = run_awase({"tmx", "diff", "--all", "a.tmx", "b.tmx"}, here);
  EXPECT_EQ(all.status, 1);
  EXPECT_THAT(all.out, HasSubstr("@@ -1 +1 @@\n  ja  猫\n  en  cat\n- @tuid  1\n"
                                 "+ @tuid  2\n- prop p  q\n+ note  n\n"));
  EXPECT_EQ(run_awase({"tmx", "diff", "-", "-"}).status, 2);
}

TEST(TmxSetLanguage, RenamesLanguages) {
  const std::string input =
      tmx_of(tmx_unit("猫", "cat", "", "<note>n</note>") + tmx_unit("犬", "dog"));
  const Outcome outcome =
      run_awase({"tmx", "set-language", "-", "ja=ja-JP", "EN=en-gb", "fr=fr-CA"},
                {.input = input});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("srclang=\"ja-JP\""));
  EXPECT_THAT(outcome.out, HasSubstr("<tuv xml:lang=\"ja-JP\"><seg>猫</seg></tuv>"));
  EXPECT_THAT(outcome.out, HasSubstr("<tuv xml:lang=\"en-GB\"><seg>dog</seg></tuv>"));
  EXPECT_THAT(outcome.out, HasSubstr("<note>n</note>"));
  EXPECT_THAT(outcome.err, HasSubstr("ja to ja-JP: 2 segments\n"));
  EXPECT_THAT(outcome.err, HasSubstr("fr to fr-CA: no segment is in fr; "));
  EXPECT_EQ(run_awase({"tmx", "set-language", "-", "ja"}, {.input = input}).status, 2);
  EXPECT_EQ(run_awase({"tmx", "set-language", "-"}, {.input = input}).status, 2);
}

TEST(TmxStripTags, MakesPlainText) {
  const std::string input = tmx_of(tmx_unit(
      "<bpt i=\"1\">&lt;b&gt;</bpt>猫<ept i=\"1\">&lt;/b&gt;</ept>と<hi>犬</hi>",
      "cat &amp;amp; dog", "", "<prop type=\"p\">q</prop>"));
  const Outcome outcome =
      run_awase({"tmx", "strip-tags", "-", "--text-tags"}, {.input = input});
  EXPECT_THAT(outcome.out, HasSubstr("<seg>猫と犬</seg>"));
  EXPECT_THAT(outcome.out, HasSubstr("<seg>cat &amp; dog</seg>"));
  EXPECT_THAT(outcome.out, HasSubstr("<prop type=\"p\">q</prop>"));
  EXPECT_THAT(outcome.err, HasSubstr("4 codes made text or left out"));
  EXPECT_THAT(
      run_awase({"tmx", "strip-tags", "-", "--keep-native"}, {.input = input}).out,
      HasSubstr("<seg>&lt;b&gt;猫&lt;/b&gt;と犬</seg>"));
}

TEST(TmxAnonymise, TakesOutPeople) {
  const std::string input = tmx_of(
      tmx_unit("連絡はa@b.orgへ", "Write to a@b.org", " creationid=\"ann\" tuid=\"1\"",
               "<note>ask ann</note><prop type=\"x-user\">ann</prop>"
               "<prop type=\"p\">q</prop>"));
  const Outcome outcome =
      run_awase({"tmx", "anonymise", "-", "--text"}, {.input = input});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, Not(HasSubstr("ann")));
  EXPECT_THAT(outcome.out, HasSubstr("<seg>Write to [e-mail]</seg>"));
  EXPECT_THAT(outcome.out, HasSubstr("<tu tuid=\"1\">"));
  EXPECT_THAT(outcome.out, HasSubstr("<prop type=\"p\">q</prop>"));
  EXPECT_THAT(outcome.err, HasSubstr("awase: e-mail in text: 2 replaced\n"));
  EXPECT_THAT(outcome.err, HasSubstr("awase: prop x-user: 1 removed\n"));
}

}  // namespace
}  // namespace awase
