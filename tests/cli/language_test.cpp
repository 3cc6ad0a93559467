// SPDX-License-Identifier: Apache-2.0
//
// The language in which people are spoken to.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "cli/command.h"
#include "cli/dictionary_commands.h"
#include "cli/help_page.h"
#include "cli/lexicon_commands.h"
#include "cli/memory_commands.h"
#include "cli/tmx_commands.h"
#include "tests/cli/run_awase.h"
#include "tests/cli/two_sentences.h"
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
  const std::string english = "awase: no command given; see 'awase --help'\n";
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
  const std::string page = run_awase({"align", "--help"}, kJapaneseLocale).out;
  EXPECT_EQ(run_awase({"align", "--help", "--ui-lang", "ja-JP"}).out, page);
  EXPECT_EQ(run_awase({"align", "--help", "--ui-lang=en"}, kJapaneseLocale).out,
            run_awase({"align", "--help"}).out);
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
  for (const auto& table : {commands(), dictionary_commands(), lexicon_commands(),
                            memory_commands(), tmx_commands()})
    for (const Command& command : table)
      if (command.declare != nullptr) all.push_back(command);
  return all;
}

std::string help_of(const Command& command, const MessageCatalogue& catalogue,
                    std::size_t columns = 80) {
  OptionTable table("awase " + std::string(command.name), std::string(command.summary));
  command.declare(table);
  return help_page(table, command.examples, catalogue, columns);
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

/// English made longer and accented, places left as they are: what is not in it was
/// written past the catalogue.
class Pseudo : public MessageCatalogue {
 public:
  std::string language() const override { return "en"; }
  std::string find(const std::string& key) const override { return changed(key); }
  std::string find_plural(const std::string& singular, const std::string& plural,
                          std::size_t count) const override {
    return changed(count == 1 ? singular : plural);
  }

 private:
  static std::string changed(const std::string& key) {
    std::string out;
    bool in_place = false;
    for (const char c : key) {
      if (c == '{') in_place = true;
      if (c == '}') in_place = false;
      const std::size_t vowel = std::string_view("aeiou").find(c);
      constexpr std::array<std::string_view, 5> kAccented = {"á", "é", "í", "ó", "ú"};
      if (in_place || vowel == std::string_view::npos)
        out += c;
      else
        out += kAccented[vowel];
    }
    return out;
  }
};

TEST(Language, OfHelpComesFromTheCatalogueInEveryWord) {
  for (const Command& command : all_commands()) {
    std::istringstream lines(help_of(command, Pseudo()));
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("Uságé")) continue;
      if (line.starts_with("Exámplés")) break;
      const bool has_name = line.starts_with("  -") || line.starts_with("      -") ||
                            (line.starts_with("  ") && !line.starts_with("   "));
      const std::string help = !has_name          ? line
                               : line.size() > 28 ? line.substr(28)
                                                  : std::string();
      EXPECT_EQ(help.find_first_of("aeiou"), std::string::npos)
          << command.name << ": " << line;
    }
  }
}

}  // namespace
}  // namespace awase
