// SPDX-License-Identifier: Apache-2.0

#include "terminal/arguments.h"

#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "terminal/help_page.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Le;

/// What is said about a command line that makes no sense.
std::string complaint(std::vector<std::string> words) {
  OptionTable table("awase do", "Do something");
  std::string file;
  std::string format;
  double share = 0.0;
  table.add_argument("FILE", file);
  table.add_option("--to", format, "FORMAT", "")->choices({"tmx", "tsv"});
  table.add_option("--min-confidence", share, "P", "")->range(0, 1);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  try {
    parse_arguments(table, arguments);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return "no complaint";
}

TEST(Arguments, SuggestTheOptionThatWasMeant) {
  EXPECT_EQ(complaint({"a", "--min-confidnce", "1"}),
            "there is no option '--min-confidnce'; did you mean "
            "'--min-confidence'? see 'awase do --help'");
  EXPECT_EQ(complaint({"a", "--zzz=1"}),
            "there is no option '--zzz'; see 'awase do --help'");
}

TEST(Arguments, SuggestTheWordThatWasMeant) {
  EXPECT_EQ(complaint({"a", "--to", "tmc"}),
            "--to: 'tmc' is none of tmx, tsv; did you mean 'tmx'? see 'awase "
            "do --help'");
}

TEST(Arguments, SayWhatIsMissingOrTooMuch) {
  EXPECT_THAT(complaint({}), HasSubstr("FILE is required"));
  EXPECT_THAT(complaint({"a", "b"}), HasSubstr("'b' is one argument too many"));
  EXPECT_THAT(complaint({"a", "--to"}), HasSubstr("--to"));
  for (const char* given : {"2", "-0.1", "high", "0.5x", "nan", "1e999"})
    EXPECT_THAT(complaint({"a", "--min-confidence", given}),
                HasSubstr("--min-confidence: '" + std::string(given) +
                          "' is no number from 0 to 1; see"));
  for (const char* given : {"0", "1", "0.5", ".5"})
    EXPECT_EQ(complaint({"a", "--min-confidence", given}), "no complaint");
}

TEST(Arguments, TakeADashForAFile) { EXPECT_EQ(complaint({"-"}), "no complaint"); }

TEST(Arguments, NameWhatIsMissingWhateverItsName) {
  OptionTable table("awase do", "Do something");
  std::vector<std::string> changes;
  table.add_argument("OLD=NEW", changes);
  try {
    parse_arguments(table, {});
    ADD_FAILURE() << "no complaint";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "OLD=NEW is required; see 'awase do --help'");
  }
  char change[] = "ja=ja-JP";
  char* const arguments[] = {change};
  EXPECT_TRUE(parse_arguments(table, arguments));
  EXPECT_THAT(changes, testing::ElementsAre("ja=ja-JP"));
}

TEST(Arguments, EndOptionsAtTwoDashes) {
  EXPECT_EQ(complaint({"--", "-a"}), "no complaint");
  EXPECT_EQ(complaint({"--", "-a", "--to", "tsv"}),
            "'--to' is one argument too many; see 'awase do --help'");
}

TEST(Arguments, KnowAWordThatHasOneDash) {
  EXPECT_EQ(complaint({"a", "-to", "tsv"}),
            "there is no option '-to'; did you mean '--to'? see 'awase do --help'");
  EXPECT_EQ(complaint({"a", "-to=tsv"}),
            "there is no option '-to'; did you mean '--to'? see 'awase do --help'");
}

TEST(Arguments, SayWhatAWordWithOneDashWouldMean) {
  OptionTable table("awase do", "Do something");
  std::string file;
  table.add_option("-o,--output", file, "FILE", "");
  const std::pair<std::string, std::string> wrong[] = {
      {"-output",
       "'-output' would be -o with 'utput' after it; did you mean '--output'?"},
      {"-output=x",
       "'-output' would be -o with 'utput' after it; did you mean '--output'?"},
      {"-o=x.tmx",
       "'-o=x.tmx' would be -o with '=x.tmx' after it; did you mean '-o x.tmx'?"}};
  for (auto [word, said] : wrong) {
    std::vector<char*> arguments = {word.data()};
    try {
      parse_arguments(table, arguments);
      ADD_FAILURE() << word;
    } catch (const Error& error) {
      EXPECT_EQ(error.what(), said + " see 'awase do --help'");
    }
  }
  std::string joined = "-ox=y";
  std::vector<char*> arguments = {joined.data()};
  EXPECT_TRUE(parse_arguments(table, arguments));
  EXPECT_EQ(file, "x=y");
}

TEST(Arguments, SayThatOneIsGivenTwiceOrContradictsAnother) {
  EXPECT_EQ(complaint({"a", "--to", "tsv", "--to", "tsv"}),
            "--to: it is given more than once; give it once; see 'awase do --help'");
  EXPECT_EQ(complaint({"a", "--to"}),
            "--to: its FORMAT is missing; see 'awase do --help'");
  OptionTable table("awase do", "Do something");
  bool quiet = false;
  bool verbose = false;
  const Option* first = table.add_flag("-q,--quiet", quiet, "");
  table.add_flag("-v,--verbose", verbose, "")->excludes(first);
  char flags[] = "-qv";
  char* const arguments[] = {flags};
  try {
    parse_arguments(table, arguments);
    ADD_FAILURE() << "no complaint";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "--verbose excludes --quiet; see 'awase do --help'");
  }
}

/// What is said when `word` is given to an option whose value is a T.
template <typename T, typename Restrict>
std::string number_complaint(std::string word, T& value, Restrict limit) {
  OptionTable table("awase do", "Do something");
  limit(table.add_option("-n,--number", value, "N", ""));
  char name[] = "-n";
  char* const arguments[] = {name, word.data()};
  try {
    parse_arguments(table, arguments);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Arguments, TakeNumbersThatFitTheirType) {
  unsigned jobs = 0;
  const auto few = [](Option* option) { option->range(1, 1024); };
  EXPECT_EQ(number_complaint("8", jobs, few), "");
  EXPECT_EQ(jobs, 8u);
  for (const char* word : {"0", "1025", "-1", "8x", "2.5", "", "99999999999"})
    EXPECT_EQ(number_complaint(word, jobs, few),
              "--number: '" + std::string(word) +
                  "' is no whole number from 1 to 1024; see 'awase do --help'");
  EXPECT_EQ(jobs, 8u);
  std::size_t count = 0;
  EXPECT_EQ(number_complaint("-3", count, [](Option*) {}),
            "--number: '-3' is no whole number; see 'awase do --help'");
  EXPECT_EQ(number_complaint("0", count, [](Option* option) { option->at_least(1); }),
            "--number: '0' is no whole number from 1 up; see 'awase do --help'");
}

TEST(Arguments, TakeSizes) {
  std::size_t bytes = 0;
  const auto size = [](Option* option) { option->size(); };
  const std::pair<const char*, std::size_t> sizes[] = {
      {"1", 1},           {"64K", 64u << 10},  {"500M", 500u << 20},
      {"2G", 2ull << 30}, {"3gb", 3ull << 30}, {"1MiB", 1u << 20},
      {"1t", 1ull << 40}};
  for (const auto& [word, meant] : sizes) {
    EXPECT_EQ(number_complaint(word, bytes, size), "");
    EXPECT_EQ(bytes, meant) << word;
  }
  for (const char* word : {"0", "", "M", "5x", "1.5G", "-1", "1KK", "99999999999999G"})
    EXPECT_EQ(number_complaint(word, bytes, size),
              "--number: '" + std::string(word) +
                  "' is no size; say 500M or 2G; see 'awase do --help'");
}

TEST(Arguments, TakeListsByOneWhenNamedAndToTheEndWhenNot) {
  OptionTable table("awase do", "Do something");
  std::vector<std::string> rules;
  std::vector<std::string> files;
  table.add_option("--only", rules, "NAMES", "")
      ->delimiter(',')
      ->choices({"a", "b", "c"});
  table.add_argument("FILE", files, "");
  std::string words[] = {"--only", "a,b", "x", "--only", "c", "y"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  EXPECT_TRUE(parse_arguments(table, arguments));
  EXPECT_THAT(rules, testing::ElementsAre("a", "b", "c"));
  EXPECT_THAT(files, testing::ElementsAre("x", "y"));
}

/// The help page of a command fits a terminal and shows how the command is run.
void expect_good_help(const Command& command) {
  const std::string name = "awase " + std::string(command.name);
  const DeclaredCommand declared(command);
  const OptionTable& table = declared.options();
  char help_flag[] = "--help";
  char* const arguments[] = {help_flag};
  EXPECT_FALSE(parse_arguments(table, arguments));
  const std::string help = help_page(table, command.examples, english_catalogue(), 80);
  EXPECT_THAT(help, HasSubstr("\nExamples:\n  " + name));
  EXPECT_THAT(help, HasSubstr("-h, --help"));
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);)
    EXPECT_THAT(display_width(line), Le(80u)) << line;
}

TEST(HelpPage, FitsEightyColumnsAndHasExamplesForEveryCommand) {
  EXPECT_GT(command_table().runnable().size(), 25u);
  for (const Command* command : command_table().runnable()) expect_good_help(*command);
}

std::string do_page(std::size_t columns) {
  OptionTable table("awase do", "Do what is to be done with the files that are given");
  std::string file;
  table.add_optional_argument("FILE", file,
                              "What it is done with, one word after another");
  table.add_option("--to", file, "PLACE",
                   "Where it goes when it is not to stay where it is");
  return help_page(table, "  awase do a.txt --to 'a place far away' --to b.txt\n",
                   english_catalogue(), columns);
}

TEST(HelpPage, FlowsToTheWidthOfTheTerminal) {
  for (const std::size_t columns : {40u, 63u, 64u, 100u}) {
    std::istringstream lines(do_page(columns));
    for (std::string line; std::getline(lines, line);)
      EXPECT_THAT(display_width(line), Le(columns)) << line;
  }
  EXPECT_THAT(do_page(100),
              HasSubstr("  FILE                      What it is done with, "
                        "one word after another\n"));
  EXPECT_THAT(do_page(40), HasSubstr("  FILE\n        What it is done with, one word\n"
                                     "        after another\n"));
}

TEST(HelpPage, BreaksCommandsWhereAShellReadsOn) {
  EXPECT_THAT(do_page(40), HasSubstr("  awase do a.txt --to \\\n"
                                     "    'a place far away' --to b.txt\n"));
}

}  // namespace
}  // namespace awase
