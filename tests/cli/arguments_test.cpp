// SPDX-License-Identifier: Apache-2.0

#include "cli/arguments.h"

#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"
#include "cli/tmx_commands.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Le;

/// What is said about a command line that makes no sense.
std::string complaint(std::vector<std::string> words) {
  CLI::App app("Do something", "awase do");
  std::string file;
  std::string format;
  double share = 0.0;
  app.add_option("FILE", file)->required();
  restrict_to(app.add_option("--to", format), {"tmx", "tsv"});
  restrict_to_share(app.add_option("--min-confidence", share));
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  try {
    parse_arguments(app, arguments);
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

/// The help page of a command fits a terminal and shows how the command is run.
void expect_good_help(const Command& command) {
  const std::string name = "awase " + std::string(command.name);
  CLI::App app(std::string(command.summary), name);
  command.declare(app);
  char help_flag[] = "--help";
  char* const arguments[] = {help_flag};
  EXPECT_FALSE(parse_arguments(app, arguments));
  const std::string help = help_page(app, command.examples);
  EXPECT_THAT(help, HasSubstr("\nExamples:\n  " + name));
  EXPECT_THAT(help, HasSubstr("-h, --help"));
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);)
    EXPECT_THAT(display_width(line), Le(80u)) << line;
}

TEST(HelpPage, FitsEightyColumnsAndHasExamplesForEveryCommand) {
  for (const Command& command : commands())
    if (command.declare != nullptr) expect_good_help(command);
  for (const Command& command : tmx_commands()) expect_good_help(command);
}

}  // namespace
}  // namespace awase
