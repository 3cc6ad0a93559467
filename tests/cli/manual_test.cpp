// SPDX-License-Identifier: Apache-2.0

#include "cli/manual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  const std::string overview = main_manual();
  for (const Command* command : runnable_commands()) {
    EXPECT_THAT(overview, HasSubstr(typed(manual_name(*command)) + "\\fR(1)"));
    const std::string page = command_manual(*command);
    EXPECT_THAT(page,
                HasSubstr("\n.SH NAME\n" + typed(manual_name(*command)) + " \\- "));
    OptionTable table("awase", "");
    const auto run = command->declare(table);
    for (const auto& option : table.options())
      EXPECT_THAT(page, HasSubstr(typed(option->word()) + "\\fR")) << command->name;
  }
}

TEST(Manual, NamesPagesAsTheirCommands) {
  EXPECT_EQ(manual_name(*find_command("tmx check")), "awase-tmx-check");
  const std::string page = command_manual(*find_command("tmx check"));
  EXPECT_THAT(page, HasSubstr(".SH \"SEE ALSO\"\n\\fBawase\\fR(1),\n"));
  EXPECT_THAT(page, HasSubstr("\\fBawase\\-tmx\\-fix\\fR(1)"));
  EXPECT_THAT(page, Not(HasSubstr("memory\\-find")));
}

TEST(Manual, SaysWhichWordsAnOptionTakes) {
  EXPECT_THAT(command_manual(*find_command("memory add")),
              HasSubstr("One of: \\fBtmx\\fR, \\fBtsv\\fR, "));
}

}  // namespace
}  // namespace awase
