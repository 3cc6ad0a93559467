// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Main, ListsTheCommandsWhenAskedForHelp) {
  const Outcome outcome = run_awase({"--help"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  for (const char* command : {"  align ", "  segment ", "  evaluate "})
    EXPECT_THAT(outcome.out, HasSubstr(command));
}

TEST(Main, SaysItsVersionAndThoseOfItsLibraries) {
  const Outcome outcome = run_awase({"--version"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, StartsWith("awase 0."));
  for (const char* library :
       {"ICU 7", "Boost.Locale 1", "expat 2", "zlib 1", "libstemmer (", "CLI11 2",
        "nlohmann-json 3", "gumbo 0", "libzip 1", "re2", "md4c 0", "libyaml 0",
        "tinyxml2 ", "libxlsxwriter 1", "xxHash 0"})
    EXPECT_THAT(outcome.out, HasSubstr(library));
  EXPECT_THAT(outcome.out, HasSubstr("dictionaries"));
  EXPECT_EQ(run_awase({"-v"}).out, outcome.out);
}

TEST(Main, ExplainsItselfWhenNoCommandIsGiven) {
  const Outcome outcome = run_awase({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, StartsWith("awase: no command given; see 'awase --help'\n"));
  for (const char* step : {"  awase align SOURCE TARGET -o MEMORY.tmx  ",
                           "  awase desk ", "  awase example ", "  awase help "})
    EXPECT_THAT(outcome.err, HasSubstr(step));
}

TEST(Main, TellsOfACommandByItsName) {
  const Outcome align = run_awase({"help", "align"});
  EXPECT_EQ(align.status, 0);
  EXPECT_EQ(align.out, run_awase({"align", "--help"}).out);
  EXPECT_EQ(run_awase({"help", "tmx"}).out, run_awase({"tmx", "--help"}).out);
  const std::string check = run_awase({"tmx", "check", "--help"}).out;
  EXPECT_THAT(check, HasSubstr("Usage: awase tmx check"));
  EXPECT_EQ(run_awase({"help", "tmx", "check"}).out, check);
  EXPECT_EQ(run_awase({"tmx", "help", "check"}).out, check);
  const Outcome wrong = run_awase({"help", "tmx", "chek"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean 'check'?"));
  const std::string all = run_awase({"--help"}).out;
  EXPECT_EQ(run_awase({"help", "help"}).out, all);
  EXPECT_EQ(run_awase({"help", "--help"}).out, all);
  const Outcome more = run_awase({"help", "align", "segment"});
  EXPECT_EQ(more.status, 2);
  EXPECT_EQ(more.err,
            "awase: 'segment' is one argument too many; see 'awase --help'\n");
}

TEST(Main, SaysWhereOptionsStand) {
  EXPECT_EQ(run_awase({"--to", "tsv", "align"}).err,
            "awase: '--to' stands before the command; options follow it, see 'awase "
            "--help'\n");
}

TEST(Main, FlowsItsHelpToTheTerminal) {
  const std::string narrow =
      run_awase({"--help"}, {.environment = {{"COLUMNS", "44"}}}).out;
  EXPECT_THAT(narrow, HasSubstr("  align\n        Pair the sentences"));
  std::istringstream lines(narrow);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(line.size(), 44u) << line;
}

TEST(Example, CopiesWhatTheCommandsAreTriedOn) {
  const ScratchFolder folder;
  const Outcome outcome = run_awase({"example"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("try: awase align statement.ja.txt"));
  // Links of the sources are files here.
  EXPECT_FALSE(std::filesystem::is_symlink(folder / "statement.ja.txt"));
  EXPECT_TRUE(std::filesystem::is_regular_file(folder / "ja/garden.txt"));
  EXPECT_EQ(
      run_awase({"align", "a.de", "a.fr", "-o", "a.tmx.gz"}, {.folder = folder.path()})
          .status,
      0);
  // What is there already is the same, so there is nothing to do.
  EXPECT_THAT(run_awase({"example"}, {.folder = folder.path()}).err,
              HasSubstr("0 files copied"));
}

TEST(Example, NeverReplacesAFile) {
  const ScratchFolder folder;
  folder.write("a.de", "mine");
  const Outcome outcome = run_awase({"example"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(
      outcome.err,
      "awase: a.de: there is another file of this name; nothing was copied; give a "
      "new folder: awase example FOLDER\n");
  EXPECT_THAT(folder.names(), testing::ElementsAre("a.de"));
  EXPECT_EQ(run_awase({"example", "new/one"}, {.folder = folder.path()}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder / "new/one/a.de"));
}

TEST(Main, SuggestsTheCommandThatWasMeant) {
  const Outcome outcome = run_awase({"algin", "a", "b"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "awase: 'algin' is no command; did you mean 'align'? see 'awase --help'\n");
  EXPECT_EQ(run_awase({"frobnicate"}).err,
            "awase: 'frobnicate' is no command; see 'awase --help'\n");
  for (const char* typed : {"version", "--verson"})
    EXPECT_THAT(run_awase({typed}).err, HasSubstr("did you mean '--version'?"));
  EXPECT_THAT(run_awase({"seg", "a"}).err, HasSubstr("did you mean 'segment'?"));
}

TEST(Main, GivesEveryCommandAHelpPage) {
  for (const char* command : {"align", "segment", "evaluate"}) {
    const Outcome outcome = run_awase({command, "--help"});
    EXPECT_EQ(outcome.status, 0) << command;
    EXPECT_EQ(outcome.err, "") << command;
    EXPECT_THAT(outcome.out, HasSubstr("Examples:")) << command;
  }
}

TEST(Main, KeepsAnErrorToOneLineWhateverTheFileIsCalled) {
  const Outcome outcome = run_awase({"evaluate", "no\nsuch\x1b[31mfile", "b"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, StartsWith("awase: no?such?[31mfile: "));
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
}

}  // namespace
}  // namespace awase
