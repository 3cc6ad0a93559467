// SPDX-License-Identifier: Apache-2.0

#include "terminal/manual.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "text/catalogue.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

/// As hyphens that are typed stand in a man page.
std::string typed(std::string text) {
  for (std::size_t at = text.find('-'); at != text.npos; at = text.find('-', at + 2))
    text.replace(at, 1, "\\-");
  return text;
}

TEST(Manual, HasAPageForEachCommandWithAllItsOptions) {
  const std::string overview = main_manual(command_table(), english_catalogue());
  for (const Command* command : command_table().runnable()) {
    EXPECT_THAT(overview, HasSubstr(typed(manual_name(*command)) + "\\fR(1)"));
    const std::string page =
        command_manual(*command, command_table(), english_catalogue());
    EXPECT_THAT(page,
                HasSubstr("\n.SH NAME\n" + typed(manual_name(*command)) + " \\- "));
    const DeclaredCommand declared(*command);
    for (const auto& option : declared.options().options())
      EXPECT_THAT(page, HasSubstr(typed(option->word()) + "\\fR")) << command->name;
  }
}

TEST(Manual, NamesPagesAsTheirCommands) {
  EXPECT_EQ(manual_name(*command_table().find("tmx check")), "awase-tmx-check");
  const std::string page = command_manual(*command_table().find("tmx check"),
                                          command_table(), english_catalogue());
  EXPECT_THAT(page, HasSubstr(".SH \"SEE ALSO\"\n\\fBawase\\fR(1),\n"));
  EXPECT_THAT(page, HasSubstr("\\fBawase\\-tmx\\-fix\\fR(1)"));
  EXPECT_THAT(page, Not(HasSubstr("memory\\-find")));
}

TEST(Manual, SaysWhichWordsAnOptionTakes) {
  EXPECT_THAT(command_manual(*command_table().find("memory add"), command_table(),
                             english_catalogue()),
              HasSubstr("One of: \\fBtmx\\fR, \\fBtsv\\fR, "));
}

bool is_japanese(const std::string& line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
}

TEST(Manual, SpeaksTheLanguageOfItsCatalogue) {
  const auto japanese = open_catalogue("ja", {});
  const std::string page =
      command_manual(*command_table().find("tmx check"), command_table(), *japanese);
  EXPECT_THAT(page, HasSubstr("\n.SH 名前\n.nf\nawase\\-tmx\\-check \\- 翻訳メモリの"));
  EXPECT_THAT(
      page,
      HasSubstr("\n.SH 説明\n.nf\n翻訳メモリの問題点をすべて表示します。\n.fi\n"));
  // What is left in English are names, options and examples. groff is to fill no line
  // of Japanese.
  for (const Command* command : command_table().runnable()) {
    std::istringstream lines(command_manual(*command, command_table(), *japanese));
    bool is_example = false;
    std::optional<std::string> block;
    for (std::string line; std::getline(lines, line);) {
      if (line == ".EX" || line == ".EE") is_example = line == ".EX";
      if (line == ".nf") {
        block.emplace();
      } else if (line == ".fi") {
        EXPECT_TRUE(is_japanese(*block) || block->starts_with("\\f")) << *block;
        block.reset();
      } else if (block) {
        *block += line;
      } else if (!is_example && !line.starts_with(".")) {
        EXPECT_TRUE(!is_japanese(line) &&
                    (line.starts_with("\\f") || line.find(' ') == line.npos))
            << line;
      }
    }
  }
}

}  // namespace
}  // namespace awase
