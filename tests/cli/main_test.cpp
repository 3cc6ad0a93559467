// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

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
  EXPECT_EQ(outcome.err, "awase: no command given; see 'awase --help'\n");
}

TEST(Main, SuggestsTheCommandThatWasMeant) {
  const Outcome outcome = run_awase({"algin", "a", "b"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "awase: 'algin' is no command; did you mean 'align'? see 'awase --help'\n");
  EXPECT_EQ(run_awase({"frobnicate"}).err,
            "awase: 'frobnicate' is no command; see 'awase --help'\n");
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
