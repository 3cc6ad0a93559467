// SPDX-License-Identifier: Apache-2.0
//
// --lexicon, --memory and --anchors of `awase align`, as users run them.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class KnownTest : public testing::Test {
 protected:
  /// Six sentences with nothing in common but what the test says of their words; two
  /// in the middle of the target translate nothing.
  KnownTest() {
    std::string source, target;
    const std::vector<std::pair<std::string, std::string>> letters = {
        {"α", "а"}, {"β", "б"}, {"γ", "в"}, {"δ", "г"}, {"ε", "д"}, {"ζ", "е"}};
    for (const auto& [letter, other] : letters) {
      source += other + "ийк " + other + "лмн " + other + "опр.\n";
      if (letter == "δ") target += "αβγδ εζηθ ικλμ.\nνξοπ ρστυ φχψω.\n";
      target += letter + "ηθι " + letter + "κλμ " + letter + "νξο.\n";
      words_.emplace_back(other + "ийк", letter + "ηθι");
      words_.emplace_back(other + "лмн", letter + "κλμ");
      words_.emplace_back(other + "опр", letter + "νξο");
    }
    folder_.write("a.ru", source);
    folder_.write("a.el", target);
    std::string lines;
    for (const auto& [from, to] : words_) lines += from + "\t" + to + "\n";
    folder_.write("words.tsv", lines);
  }

  /// A rung for each sentence and its translation.
  static void expect_translations(const std::string& ladder) {
    for (const char* rung : {"0\t0\t", "\n1\t1\t", "\n2\t2\t", "\n3\t5\t", "\n5\t7\t"})
      EXPECT_THAT(ladder, HasSubstr(rung));
  }

  Outcome run(std::vector<std::string> extra) const {
    std::vector<std::string> arguments = {
        "align", "--segmented",   "a.ru", "a.el", "--source-lang",
        "ru",    "--target-lang", "el",   "--to", "ladder"};
    arguments.insert(arguments.end(), extra.begin(), extra.end());
    RunSetup setup;
    setup.folder = folder_.path();
    return run_awase(arguments, setup);
  }

  ScratchFolder folder_;
  std::vector<std::pair<std::string, std::string>> words_;
};

TEST_F(KnownTest, ALexiconDecides) {
  const Outcome outcome = run({"--lexicon", "words.tsv", "-v"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  expect_translations(outcome.out);
  EXPECT_THAT(outcome.err, HasSubstr("words.tsv: 18 entries ru-el"));
}

TEST_F(KnownTest, AMemoryTeachesWords) {
  std::string memory =
      "<tmx version='1.4'><header creationtool='x' creationtoolversion='1' "
      "segtype='sentence' o-tmf='x' adminlang='en' srclang='ru' datatype='plaintext'/>"
      "<body>";
  const auto add = [&](const std::string& source, const std::string& target) {
    memory += "<tu><tuv xml:lang='ru-RU'><seg>" + source +
              "</seg></tuv><tuv xml:lang='el'><seg>" + target + "</seg></tuv></tu>";
  };
  for (const auto& [from, to] : words_) add(from, to);
  folder_.write("old.tmx", memory + "</body></tmx>");
  for (const char* option : {"--memory", "--lexicon"}) {
    const Outcome outcome = run({option, "old.tmx"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    expect_translations(outcome.out);
  }
}

TEST_F(KnownTest, AnchorsHoldWhateverElseIsSaid) {
  folder_.write("anchors.tsv", "# mine\n1-2\t1-3\n");
  const Outcome outcome =
      run({"--anchors", "anchors.tsv", "--lexicon", "words.tsv", "-v"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("0\t0\t1"));
  EXPECT_THAT(outcome.out, HasSubstr("\n2\t3\t"));
  EXPECT_THAT(outcome.err, HasSubstr("anchors.tsv: 1 anchor"));
}

TEST_F(KnownTest, WhatIsWrongIsSaidInOneLine) {
  const auto fails = [&](std::vector<std::string> extra, const char* why) {
    const Outcome outcome = run(std::move(extra));
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr(why));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1)
        << outcome.err;
  };
  folder_.write("bad.tsv", "1\t1\n1\t2\n");
  folder_.write("many.tsv", "1\t1\n2\t9\n");
  folder_.write("empty.tsv", "");
  folder_.write("other.tmx",
                "<tmx version='1.4'><header creationtool='x' creationtoolversion='1' "
                "segtype='sentence' o-tmf='x' adminlang='en' srclang='ru' "
                "datatype='plaintext'/><body><tu><tuv xml:lang='ja'><seg>x</seg></tuv>"
                "<tuv xml:lang='en'><seg>y</seg></tuv></tu></body></tmx>");
  fails({"--anchors", "bad.tsv"}, "bad.tsv:2: crosses or overlaps");
  fails({"--anchors", "many.tsv"}, "many.tsv:2: there is no target segment 9");
  fails({"--anchors", "gone.tsv"}, "gone.tsv");
  fails({"--lexicon", "empty.tsv"}, "empty.tsv: no entries");
  fails({"--lexicon", "gone.tsv"}, "gone.tsv");
  fails({"--memory", "other.tmx"},
        "other.tmx: no unit in both 'ru' and 'el'; its languages are ja, en");
  fails({"--memory", "empty.tsv"}, "empty.tsv");
  fails({"--memory", "other.tmx", "-o", "other.tmx"}, "other.tmx");
}

}  // namespace
}  // namespace awase
