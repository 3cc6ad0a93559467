// SPDX-License-Identifier: Apache-2.0

#include "terminal/completion.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"

namespace awase {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> words_for(const std::vector<std::string>& typed) {
  std::vector<std::string> words;
  for (const auto& candidate : complete(command_table(), typed).candidates)
    words.push_back(candidate.word);
  return words;
}

ValueKind kind_for(const std::vector<std::string>& typed) {
  return complete(command_table(), typed).kind;
}

TEST(Completion, KnowsEveryCommand) {
  for (const Command& command : command_table().commands)
    EXPECT_THAT(words_for({""}), Contains(std::string(command.name)));
  EXPECT_THAT(words_for({"al"}), ElementsAre("align"));
  EXPECT_THAT(words_for({"--v"}), ElementsAre("--version"));
  EXPECT_THAT(words_for({"tmx", "ch"}), ElementsAre("check"));
  EXPECT_THAT(words_for({"help", "tmx", "ch"}), ElementsAre("check"));
  EXPECT_THAT(words_for({"nonsense", ""}), IsEmpty());
  EXPECT_THAT(words_for({"tmx", "nonsense", ""}), IsEmpty());
}

TEST(Completion, KnowsEveryOptionOfEveryCommand) {
  for (const Command* command : command_table().runnable()) {
    const DeclaredCommand declared(*command);
    std::vector<std::string> typed;
    std::string name(command->name);
    if (const auto blank = name.find(' '); blank != name.npos) {
      typed = {name.substr(0, blank), name.substr(blank + 1)};
    } else {
      typed = {name};
    }
    typed.emplace_back("--");
    const auto words = words_for(typed);
    for (const auto& option : declared.options().options()) {
      if (option->is_positional()) continue;
      EXPECT_THAT(words, Contains(option->word())) << command->name;
    }
  }
}

TEST(Completion, LeavesOutOptionsThatCannotFollow) {
  EXPECT_THAT(words_for({"align", "--quiet", "--"}), Not(Contains("--quiet")));
  EXPECT_THAT(words_for({"align", "--quiet", "--"}), Not(Contains("--verbose")));
  EXPECT_THAT(words_for({"align", "-q", "--verb"}), IsEmpty());
  EXPECT_THAT(words_for({"align", "--lexicon", "a.tsv", "--lex"}),
              ElementsAre("--lexicon"));
  EXPECT_THAT(words_for({"align", "--", "--"}), IsEmpty());
}

TEST(Completion, KnowsWordsOfOptions) {
  EXPECT_THAT(words_for({"align", "--to", "ts"}), ElementsAre("tsv"));
  EXPECT_THAT(words_for({"align", "--to=ts"}), ElementsAre("--to=tsv"));
  // As bash splits it.
  EXPECT_THAT(words_for({"align", "--to", "=", "ts"}), ElementsAre("tsv"));
  EXPECT_THAT(words_for({"tmx", "clean", "--skip", "length-ratio,num"}),
              Contains(testing::StartsWith("length-ratio,num")));
  EXPECT_THAT(words_for({"tmx", "check", "--for", "omeg"}), ElementsAre("omegat"));
}

TEST(Completion, KnowsLanguagesAndEncodings) {
  const Completion languages = complete(
      command_table(), std::vector<std::string>{"align", "--source-lang", "j"});
  const auto japanese =
      std::find_if(languages.candidates.begin(), languages.candidates.end(),
                   [](const auto& one) { return one.word == "ja"; });
  ASSERT_NE(japanese, languages.candidates.end());
  EXPECT_EQ(japanese->meaning, "Japanese");
  EXPECT_THAT(words_for({"align", "--source-encoding", "shift"}),
              ElementsAre("Shift_JIS"));
}

TEST(Completion, KnowsWhereFilesStand) {
  EXPECT_EQ(kind_for({"align", ""}), ValueKind::file);
  EXPECT_EQ(kind_for({"align", "a", ""}), ValueKind::file);
  EXPECT_EQ(kind_for({"align", "a", "b", ""}), ValueKind::text);
  EXPECT_EQ(kind_for({"align", "-o", ""}), ValueKind::file);
  EXPECT_EQ(kind_for({"align", "--output=x"}), ValueKind::file);
  EXPECT_EQ(kind_for({"align", "-ox", "a", ""}), ValueKind::file);
  EXPECT_EQ(kind_for({"batch", "--out", ""}), ValueKind::folder);
  EXPECT_EQ(kind_for({"tmx", "check", "a", "b", "c", ""}), ValueKind::file);
  EXPECT_EQ(kind_for({"memory", "find", ""}), ValueKind::file);
  EXPECT_EQ(kind_for({"memory", "find", "a.awm", ""}), ValueKind::text);
}

}  // namespace
}  // namespace awase
