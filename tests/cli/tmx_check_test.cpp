// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(TmxCheck, SaysThatAGoodFileIsValid) {
  const ScratchFolder folder;
  const std::string file = folder.write("good.tmx", tmx_of(tmx_unit("猫", "cat")));
  const Outcome outcome = run_awase({"tmx", "check", file});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "awase: " + file + ": valid, 1 unit, 0 errors, 0 warnings\n");
}

TEST(TmxCheck, NamesPlaceFaultHarmAndHint) {
  const ScratchFolder folder;
  folder.write("bad.tmx", tmx_of("<tu>loose</tu>"));
  const Outcome outcome =
      run_awase({"tmx", "check", "bad.tmx", "-q"}, {.folder = folder.path()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out,
            "bad.tmx: 1 error [missing-element]: importers that validate refuse the "
            "whole file; add it, or run 'awase tmx fix'\n"
            "bad.tmx: 1 error [stray-text]: importers that validate refuse the whole "
            "file; move it into a <seg>, <note> or <prop>\n"
            "bad.tmx:4:5: error: text in <tu>: \"loose\" [stray-text]: importers that "
            "validate refuse the whole file; move it into a <seg>, <note> or <prop>\n"
            "bad.tmx:4:1: error: <tu> without <tuv> [missing-element]: importers that "
            "validate refuse the whole file; add it, or run 'awase tmx fix'\n");
  EXPECT_EQ(outcome.err, "");
}

TEST(TmxCheck, ReadsStandardInputTwiceWhenItMust) {
  const Outcome outcome =
      run_awase({"tmx", "check", "-"}, {.input = tmx_of(tmx_unit("A & B", "&nbsp;x"))});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("standard input:4:31: error: a bare &"));
  EXPECT_THAT(outcome.out, HasSubstr("&nbsp; is of HTML"));
}

TEST(TmxCheck, PrintsJson) {
  const Outcome outcome = run_awase({"tmx", "check", "-", "--json", "--for", "omegat"},
                                    {.input = tmx_of(tmx_unit("猫", ""))});
  EXPECT_EQ(outcome.status, 1);
  std::istringstream lines(outcome.out);
  std::string line;
  std::getline(lines, line);
  const auto finding = nlohmann::json::parse(line);
  EXPECT_EQ(finding["rule"], "empty-segment");
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["line"], 4);
  std::getline(lines, line);
  const auto summary = nlohmann::json::parse(line)["summary"];
  EXPECT_EQ(summary["valid"], false);
  EXPECT_EQ(summary["rules"]["empty-segment"], 1);
}

TEST(TmxCheck, CountsWarningsWhenItIsStrict) {
  const std::string input = tmx_of(tmx_unit("猫", "cat ") + tmx_unit("犬", "dog "));
  EXPECT_EQ(run_awase({"tmx", "check", "-"}, {.input = input}).status, 0);
  EXPECT_EQ(run_awase({"tmx", "check", "-", "--strict"}, {.input = input}).status, 1);
  const Outcome outcome =
      run_awase({"tmx", "check", "-", "--max", "1"}, {.input = input});
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 2);
  EXPECT_THAT(outcome.out, StartsWith("standard input: 2 warnings [padding]"));
  EXPECT_THAT(outcome.err, HasSubstr("2 warnings"));
  EXPECT_THAT(outcome.err, HasSubstr("1 more finding is not shown; --max 0 shows all"));
}

TEST(TmxCheck, ShowsTwentyFindingsOfARuleUnlessAllAreWanted) {
  std::string units;
  for (int k = 0; k < 30; ++k) units += tmx_unit("猫" + std::to_string(k), "cat ");
  const std::string input = tmx_of(units);
  const auto lines = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"tmx", "check", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const std::string out = run_awase(arguments, {.input = input}).out;
    return std::count(out.begin(), out.end(), '\n');
  };
  EXPECT_EQ(lines({}), 21);
  EXPECT_EQ(lines({"--max", "0"}), 31);
  EXPECT_EQ(lines({"--for", "memoq"}), 0);
}

TEST(TmxCheck, KnowsOmegatsAlternativesAndOddCharacters) {
  const auto alternative = [](const std::string& file, const std::string& text) {
    return tmx_unit("開く", text, "", "<prop type=\"file\">" + file + "</prop>");
  };
  const std::string out =
      run_awase({"tmx", "check", "-"},
                {.input = tmx_of(tmx_unit("開く", "Open") + alternative("a", "Opened") +
                                 alternative("b", "Opens"))})
          .out;
  EXPECT_THAT(out, testing::Not(HasSubstr("[conflict]")));
  EXPECT_THAT(run_awase({"tmx", "check", "-", "--for", "omegat"},
                        {.input = tmx_of(alternative("a", "Open") +
                                         alternative("a", "Opened"))})
                  .out,
              HasSubstr("[conflict]"));
  const std::string odd =
      run_awase({"tmx", "check", "-"},
                {.input = tmx_of(tmx_unit("猫\n犬", "soft\u00ADhyphen") +
                                 tmx_unit("猫\u200B犬", "\u0441at") +
                                 tmx_unit("猫", "<ph>{1}</ph>"))})
          .out;
  for (const char* rule : {"[line-break]", "[soft-hyphen]", "[zero-width]",
                           "[mixed-scripts]", "[no-text]"})
    EXPECT_THAT(odd, HasSubstr(rule));
}

TEST(TmxCheck, FindsHalfASurrogatePair) {
  std::string wide = "\xFF\xFE";
  for (const char c : tmx_of(tmx_unit("a#b", "c"))) {
    if (c == '#')
      wide += std::string("\x3D\xD8", 2);
    else if (static_cast<unsigned char>(c) < 0x80)
      (wide += c) += '\0';
  }
  const ScratchFolder folder;
  folder.write("a.tmx", wide);
  const RunSetup here = {.folder = folder.path()};
  const Outcome outcome = run_awase({"tmx", "check", "a.tmx"}, here);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("half a surrogate pair"));
  EXPECT_EQ(run_awase({"tmx", "convert", "a.tmx", "--to", "tsv"}, here).status, 2);
  EXPECT_THAT(run_awase({"tmx", "fix", "a.tmx"}, here).out, HasSubstr("<seg>ab</seg>"));
}

TEST(TmxCheck, CannotRunWithoutAFile) {
  EXPECT_EQ(run_awase({"tmx", "check", "nowhere.tmx"}).status, 2);
  EXPECT_EQ(run_awase({"tmx", "check"}).status, 2);
  EXPECT_THAT(run_awase({"tmx", "check", "-", "--for", "omgat"}).err,
              HasSubstr("did you mean 'omegat'"));
}

TEST(Tmx, ListsItsCommandsAndGivesEachAHelpPage) {
  const Outcome overview = run_awase({"tmx", "--help"});
  EXPECT_EQ(overview.status, 0);
  EXPECT_THAT(overview.out, HasSubstr("Usage: awase tmx COMMAND"));
  std::istringstream lines(overview.out.substr(overview.out.find("Commands:\n") + 10));
  std::size_t commands = 0;
  for (std::string line; std::getline(lines, line) && !line.empty(); ++commands) {
    const std::string name = line.substr(2, line.find(' ', 2) - 2);
    const Outcome help = run_awase({"tmx", name, "--help"});
    EXPECT_EQ(help.status, 0) << name;
    EXPECT_THAT(help.out, HasSubstr("Examples:\n  awase tmx " + name)) << name;
  }
  EXPECT_GT(commands, 0u);
  EXPECT_THAT(run_awase({"tmx", "chek"}).err,
              StartsWith("awase: 'chek' is no tmx command; did you mean 'check'?"));
  EXPECT_EQ(run_awase({"tmx"}).status, 2);
}

}  // namespace
}  // namespace awase
