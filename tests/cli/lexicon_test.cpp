// SPDX-License-Identifier: Apache-2.0
//
// `awase lexicon` as users run it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

class LexiconTest : public testing::Test {
 protected:
  LexiconTest() { folder_.write("words.tsv", "Berg\tmontagne\t0.5\nTal\tvallée\n"); }

  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "lexicon");
    for (const char* more : {"--source-lang", "de", "--target-lang", "fr"})
      arguments.emplace_back(more);
    RunSetup setup;
    setup.folder = folder_.path();
    return run_awase(arguments, setup);
  }

  ScratchFolder folder_;
};

TEST_F(LexiconTest, ShowsFiguresAndWhatItKnowsOfAWord) {
  EXPECT_EQ(run({"show", "words.tsv"}).out,
            "entries\t2\nsources\t2\ntargets\t2\nmean_weight\t0.75\n");
  EXPECT_EQ(run({"show", "words.tsv", "--json"}).out,
            "{\"entries\":2,\"sources\":2,\"targets\":2,\"mean_weight\":0.75}\n");
  EXPECT_EQ(run({"show", "words.tsv", "Bergen"}).out, "Berg\tmontagne\t0.5000\n");
  EXPECT_EQ(run({"show", "words.tsv", "vallées", "--json"}).out,
            "{\"source\":\"Tal\",\"target\":\"vallée\",\"weight\":1.0}\n");
  const Outcome none = run({"show", "words.tsv", "See"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.out, "");
}

TEST_F(LexiconTest, ExportsWhatItReadsBack) {
  EXPECT_EQ(run({"export", "words.tsv", "-o", "words.tbx"}).status, 0);
  EXPECT_EQ(run({"export", "words.tbx", "-o", "words.dic"}).status, 0);
  EXPECT_EQ(folder_.read("words.dic"), "montagne @ Berg\nvallée @ Tal\n");
  folder_.write("more.tsv", "Hütte\trefuge\n");
  const Outcome joined = run({"export", "words.dic", "more.tsv"});
  EXPECT_EQ(joined.out,
            "Berg\tmontagne\t1.0000\nHütte\trefuge\t1.0000\nTal\tvallée\t1.0000\n");
  EXPECT_THAT(joined.err, HasSubstr("3 entries written"));
}

TEST_F(LexiconTest, IsBuiltFromAMemory) {
  std::string memory =
      "<tmx version='1.4'><header creationtool='x' creationtoolversion='1' "
      "segtype='sentence' o-tmf='x' adminlang='en' srclang='de' datatype='plaintext'/>"
      "<body>";
  const auto add = [&](const std::string& source, const std::string& target) {
    memory += "<tu><tuv xml:lang='de'><seg>" + source +
              "</seg></tuv><tuv xml:lang='fr'><seg>" + target + "</seg></tuv></tu>";
  };
  const std::string from = " aa bb cc dd ee ff gg";
  const std::string to = " nn oo pp qq rr ss tt";
  for (int k = 0; k < 4; ++k) {
    add("Berg" + from, "montagne" + to);
    add("Tal" + from, "vallée" + to);
  }
  add("Guten Tag", "bonjour");
  folder_.write("old.tmx", memory + "</body></tmx>");
  const Outcome outcome = run({"build", "old.tmx"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("\nberg\tmontagne\t"));
  EXPECT_THAT(outcome.out, HasSubstr("\ntal\tvallée\t"));
  EXPECT_THAT(outcome.out, HasSubstr("Guten Tag\tbonjour\t1.0000\t1\n"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("berg\tvallée")));
}

TEST_F(LexiconTest, IsBuiltFromTextsAlignedFirst) {
  std::string german, french;
  for (int k = 1; k < 20; ++k) {
    const std::string number = " " + std::to_string(k * 37) + ".\n";
    german += (k % 2 == 0 ? "Der hohe Berg" : "Das tiefe Tal") + number;
    french += (k % 2 == 0 ? "La haute montagne" : "La vallée profonde") + number;
  }
  folder_.write("a.de", german);
  folder_.write("a.fr", french);
  const Outcome outcome = run({"build", "--segmented", "a.de", "a.fr"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("berg\tmontagne\t"));
  EXPECT_THAT(outcome.out, HasSubstr("tal\tvallée\t"));
  EXPECT_THAT(run({"build", "--segmented", "a.de"}).err, HasSubstr("odd number"));
}

TEST_F(LexiconTest, TellsItsCommandsAndWhatIsWrong) {
  const Outcome help = run_awase({"lexicon", "--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.out, HasSubstr("  build "));
  EXPECT_THAT(help.out, Not(HasSubstr("  align")));
  EXPECT_EQ(run_awase({"lexicon"}).status, 2);
  EXPECT_THAT(run_awase({"lexicon"}).err, HasSubstr("no lexicon command given"));
  EXPECT_THAT(run_awase({"lexicon", "biuld"}).err, HasSubstr("did you mean 'build'?"));
  EXPECT_THAT(run_awase({"lexicon", "show", "--help"}).out,
              HasSubstr("words.tsv Berg"));
  EXPECT_EQ(run_awase({"lexicon", "show", "words.tsv"}).status, 2);
  EXPECT_EQ(run({"show", "gone.tsv"}).status, 2);
}

}  // namespace
}  // namespace awase
