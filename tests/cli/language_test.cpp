// SPDX-License-Identifier: Apache-2.0
//
// The language in which people are spoken to.

#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <unistd.h>

#include <gmock/gmock.h>

#include "cli/commands.h"
#include "cli/dictionary_commands.h"
#include "cli/lexicon_commands.h"
#include "cli/memory_commands.h"
#include "cli/tmx_commands.h"
#include "terminal/help_page.h"
#include "tests/cli/run_awase.h"
#include "tests/cli/tmx_samples.h"
#include "tests/cli/two_sentences.h"
#include "tests/text/mo_file.h"
#include "text/catalogue.h"
#include "text/unicode.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Le;
using testing::Not;
using testing::StartsWith;

const RunSetup kJapaneseLocale = {
    .environment = {{"LC_ALL", ""}, {"LANG", "ja_JP.UTF-8"}}};

TEST(Language, IsThatOfTheFirstVariableThatIsSet) {
  const auto usage = [](std::map<std::string, std::string> variables) {
    return run_awase({}, {.environment = std::move(variables)}).err;
  };
  const std::string english = usage({});
  EXPECT_THAT(english, StartsWith("awase: no command given; see 'awase --help'\n"));
  const std::string japanese = usage({{"LC_ALL", "ja_JP.UTF-8"}});
  EXPECT_THAT(japanese, HasSubstr("コマンドの指定がありません"));
  EXPECT_EQ(usage({{"LC_ALL", ""}, {"LC_MESSAGES", "ja"}, {"LANG", "C"}}), japanese);
  EXPECT_EQ(usage({{"LC_ALL", ""}, {"LANG", "ja_JP.utf8"}}), japanese);
  EXPECT_EQ(usage({{"LC_ALL", "C"}, {"LANG", "ja_JP.UTF-8"}}), english);
  EXPECT_EQ(usage({{"LC_ALL", "fi_FI.UTF-8"}}), english);
  EXPECT_EQ(usage({{"LC_ALL", "ja_JP.eucJP"}}), english);
}

TEST(Language, IsThatOfTheOptionWhereverItStands) {
  const std::string japanese = run_awase({"tmx", "--help"}, kJapaneseLocale).out;
  EXPECT_EQ(run_awase({"--ui-lang", "ja", "tmx", "--help"}).out, japanese);
  EXPECT_EQ(run_awase({"--ui-lang=ja", "tmx", "--help"}).out, japanese);
  EXPECT_EQ(run_awase({"tmx", "--ui-lang", "ja", "--help"}).out, japanese);
  EXPECT_EQ(run_awase({"help", "tmx", "--ui-lang", "ja"}).out, japanese);
  EXPECT_EQ(run_awase({"tmx", "help", "--ui-lang=ja"}).out, japanese);
  const std::string page = run_awase({"align", "--help"}, kJapaneseLocale).out;
  EXPECT_EQ(run_awase({"align", "--help", "--ui-lang", "ja-JP"}).out, page);
  EXPECT_EQ(run_awase({"align", "--help", "--ui-lang=en"}, kJapaneseLocale).out,
            run_awase({"align", "--help"}).out);
  EXPECT_EQ(run_awase({"help", "align", "--ui-lang", "ja"}).out, page);
  EXPECT_EQ(run_awase({"help", "--ui-lang", "ja", "align"}).out, page);
  EXPECT_EQ(run_awase({"tmx", "help", "check", "--ui-lang", "ja"}).out,
            run_awase({"tmx", "check", "--help"}, kJapaneseLocale).out);
}

TEST(Language, ThatThereIsNotIsRefusedWithThoseThereAre) {
  const Outcome outcome = run_awase({"tmx", "--ui-lang", "xx", "info", "a.tmx"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err,
              StartsWith("awase: --ui-lang: there are no messages in 'xx'; "
                         "choose one of en, ja"));
}

class LanguageOfAlign : public TwoSentences {};

TEST_F(LanguageOfAlign, ChangesWhatPeopleReadAndNotWhatProgramsRead) {
  const Outcome english = run({"a.ja", "a.en", "--to", "tsv"});
  const Outcome japanese = run({"a.ja", "a.en", "--to", "tsv"}, kJapaneseLocale);
  EXPECT_EQ(japanese.out, english.out);
  EXPECT_THAT(japanese.err, HasSubstr("a.ja: 日本語（ja）、本文から判定"));
  EXPECT_THAT(japanese.err, HasSubstr("対訳ペア 2 件。誤りはおそらくありません"));
  const Outcome json = run({"a.ja", "a.en", "--json", "-o", "a.tmx"}, kJapaneseLocale);
  EXPECT_EQ(json.out, run({"a.ja", "a.en", "--json", "-o", "a.tmx"}).out);
}

/// Every command of every table.
std::vector<Command> all_commands() {
  std::vector<Command> all;
  for (const auto& table : {command_table().commands, dictionary_commands(),
                            lexicon_commands(), memory_commands(), tmx_commands()})
    for (const Command& command : table)
      if (command.declare != nullptr) all.push_back(command);
  return all;
}

std::string help_of(const Command& command, const MessageCatalogue& catalogue,
                    std::size_t columns = 80) {
  const DeclaredCommand declared(command);
  return help_page(declared.options(), command.examples, catalogue, columns);
}

/// Whether `line` shows an option or an argument alone, which no language changes.
bool is_name(const std::string& line) {
  return line.starts_with("  awase ") || line.find("  ", 3) == std::string::npos;
}

TEST(Language, OfHelpFitsTheTerminalAndCutsNoOption) {
  const auto japanese = open_catalogue("ja", {});
  ASSERT_TRUE(japanese);
  for (const Command& command : all_commands())
    for (const std::size_t columns : {80u, 60u}) {
      std::istringstream lines(help_of(command, *japanese, columns));
      bool in_examples = false;
      for (std::string line; std::getline(lines, line);) {
        in_examples |= line == "例:";
        if (in_examples || line.starts_with("使い方")) continue;
        if (is_name(line) && line.starts_with("      ") && line[6] == '-') continue;
        EXPECT_THAT(display_width(line), Le(columns)) << command.name << ": " << line;
        EXPECT_THAT(line, Not(testing::EndsWith("-"))) << command.name;
      }
    }
}

TEST(Language, OfHelpBreaksBetweenTheNamesOfAList) {
  const auto japanese = open_catalogue("ja", {});
  EXPECT_THAT(help_of(*command_table().find("memory translate"), *japanese, 60),
              HasSubstr("XLIFF 1.2 または 2、.sdlxliff、\n"));
}

/// A sentence in English, accented, places left as they are: what has plain vowels did
/// not come from a catalogue.
std::string accented(std::string_view sentence) {
  constexpr std::array<std::string_view, 5> kAccented = {"á", "é", "í", "ó", "ú"};
  std::string out;
  bool in_place = false;
  for (const char c : sentence) {
    if (c == '{') in_place = true;
    if (c == '}') in_place = false;
    const std::size_t vowel = std::string_view("aeiou").find(c);
    if (in_place || vowel == std::string_view::npos)
      out += c;
    else
      out += kAccented[vowel];
  }
  return out;
}

class Pseudo : public MessageCatalogue {
 public:
  std::string language() const override { return "en"; }
  std::string find(const std::string& key) const override { return accented(key); }
  std::string find_plural(const std::string& singular, const std::string& plural,
                          std::size_t count) const override {
    return accented(count == 1 ? singular : plural);
  }
};

/// The first small English word of `line`, as no name of an option, a file or a rule is
/// one; empty when there is none.
std::string english_word(const std::string& line) {
  static const std::regex kWords(
      "(^|[ (])(the|is|no|of|to|and|in|a|not|with|it|are|for|was|were|this|or|as)([ "
      ";:,)]"
      "|$)");
  std::smatch found;
  return std::regex_search(line, found, kWords) ? found[2].str() : std::string();
}

TEST(Language, OfHelpComesFromTheCatalogueInEveryWord) {
  for (const Command& command : all_commands()) {
    std::istringstream lines(help_of(command, Pseudo()));
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("Exámplés")) break;
      EXPECT_EQ(english_word(line), "") << command.name << ": " << line;
    }
  }
}

/// Runs with a catalogue in share/locale that has every sentence accented.
class LanguageOfMessages : public testing::Test {
 protected:
  LanguageOfMessages() {
    const auto japanese = open_catalogue("ja", {});
    std::vector<std::pair<std::string, std::string>> rows;
    for (const CatalogueEntry& entry :
         dynamic_cast<const GettextCatalogue&>(*japanese).entries()) {
      const std::string nul(1, '\0');
      if (entry.plural.empty())
        rows.emplace_back(entry.sentence, accented(entry.sentence));
      else
        rows.emplace_back(entry.sentence + nul + entry.plural,
                          accented(entry.sentence) + nul + accented(entry.plural));
    }
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(AWASE_EXECUTABLE).parent_path().parent_path() /
                            "share/locale/qps/LC_MESSAGES";
    fs::create_directories(folder);
    const fs::path unfinished = folder / ("new-" + std::to_string(getpid()));
    std::ofstream(unfinished, std::ios::binary)
        << mo_of("nplurals=2; plural=n!=1;", rows);
    fs::rename(unfinished, folder / "awase.mo");
  }

  /// What is said on standard error and standard output, line by line.
  std::vector<std::string> lines(std::vector<std::string> arguments) const {
    arguments.emplace_back("--ui-lang=qps");
    const Outcome outcome = run_awase(arguments, {.folder = folder_.path()});
    std::istringstream said(outcome.err + outcome.out);
    std::vector<std::string> lines;
    for (std::string line; std::getline(said, line);) lines.push_back(line);
    return lines;
  }

  ScratchFolder folder_;
};

TEST_F(LanguageOfMessages, ComesFromTheCatalogueInEveryWord) {
  folder_.write("s.txt", kJapanese);
  folder_.write("t.txt", kEnglish);
  folder_.write("b.txt", "\x89PNG\r\n\x1a\n");
  folder_.write("n.txt", "");
  folder_.write("x.tmx", tmx_of(tmx_unit("猫", "") + tmx_unit("犬 ", "dg") +
                                "<tuv/><tu><bpt/></tu>"));
  folder_.write("c.tmx", "<tmx version=\"1.4\"><");
  folder_.write("p.tsv", "d\tsrc\n");
  folder_.write("m.tsv", "id\tsource\ttarget\n1\ts.txt\tz.txt\n");
  folder_.write("w.tsv", "x\n");
  folder_.write("g.txt", "猫が47匹います。\n");
  folder_.write("h.txt", "There are 74 cats.\n");
  folder_.write("a.py", "x = 1\n");
  folder_.write("z.docx", "PK\x03\x04");
  folder_.write("o.po", "msgid \"a\"\nmsgstr \"b\"\n");
  folder_.write("v.tsv", "id\tsource\ttarget\n1\ts.txt\ts.txt\n\ts.txt\tt.txt\n");
  const std::vector<std::vector<std::string>> commands = {
      {"xyz"},
      {"tmx", "xyz"},
      {"align"},
      {"align", "s.txt"},
      {"align", "x.txt", "y.txt"},
      {"align", "s.txt", "s.txt"},
      {"align", "s.txt", "b.txt"},
      {"align", "s.txt", "n.txt"},
      {"align", "s.txt", "t.txt", "-o", "q.tmx"},
      {"align", "s.txt", "t.txt", "-o", "q.xyz"},
      {"align", "s.txt", "t.txt", "--xyz"},
      {"align", "s.txt", "t.txt", "--min-confidence", "7"},
      {"align", "s.txt", "t.txt", "--source-lang", "zz"},
      {"align", "s.txt", "t.txt", "--anchors", "w.tsv"},
      {"align", "s.txt", "t.txt", "--lexicon", "n.txt"},
      {"align", "s.txt", "t.txt", "--format", "html", "--segmented"},
      {"segment", "s.txt", "-o", "s.txt"},
      {"pair", "x", "y"},
      {"batch", "p.tsv", "--out", "r"},
      {"batch", "m.tsv", "--out", "r"},
      {"batch", "v.tsv", "--out", "r"},
      {"align", "g.txt", "h.txt", "--source-lang", "ja", "--target-lang", "en", "-o",
       "q.tmx"},
      {"align", "a.py", "t.txt"},
      {"align", "s.txt", "z.docx"},
      {"align", "x.tmx", "--source-lang", "fr"},
      {"lexicon", "build", "x.tmx", "--source-lang", "de", "--target-lang", "fr"},
      {"tmx", "convert", "o.po", "-o", "q.tmx"},
      {"tmx", "check", "b.txt"},
      {"tmx", "check", "s.txt"},
      {"tmx", "check", "x.tmx"},
      {"tmx", "check", "c.tmx"},
      {"tmx", "fix", "x.tmx", "-o", "y.tmx"},
      {"tmx", "set-language", "x.tmx", "x", "-o", "y.tmx"},
      {"tmx", "select", "x.tmx", "-o", "y.tmx"},
      {"tmx", "split", "x.tmx"},
      {"memory", "find", "x.awm", "x"},
      {"evaluate", "x", "y"},
  };
  for (const auto& command : commands) {
    const std::vector<std::string> said = lines(command);
    EXPECT_FALSE(said.empty()) << testing::PrintToString(command);
    for (const std::string& line : said)
      EXPECT_EQ(english_word(line), "")
          << testing::PrintToString(command) << ": " << line;
  }
}

}  // namespace
}  // namespace awase
