// SPDX-License-Identifier: Apache-2.0
//
// The desk is started again while it is open, as by a second click in the menu.

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include <gmock/gmock.h>

#include "tests/cli/run_awase.h"
#include "tests/scratch_folder.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class DeskCommand : public ::testing::Test {
 protected:
  RunSetup at() const {
    return {.environment = {{"PATH", folder_.path().string() + ":/usr/bin:/bin"}},
            .folder = folder_.path()};
  }

  fs::perms mode(const char* name) const {
    return fs::status(folder_ / name).permissions();
  }

  static std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
  }

  const ScratchFolder folder_;
};

TEST_F(DeskCommand, ASecondStartOpensThePageOfTheFirst) {
  // Stands for the desktop's: keeps what it was given, and what is in there.
  folder_.write(
      "xdg-open",
      "#!/bin/sh\necho \"$*\" > given\ncat \"$1\" > page.new\nmv page.new page\n");
  fs::permissions(folder_ / "xdg-open", fs::perms::owner_all);
  Process first({"desk", "--folder", "d", "--no-browser"}, at());
  first.wait_for_line();
  const fs::perms own = fs::perms::owner_read | fs::perms::owner_write;
  EXPECT_EQ(mode("d/address"), own);

  const Outcome second = run_awase({"desk", "--folder", "d"}, at());
  EXPECT_EQ(second.status, 0);
  EXPECT_THAT(second.err, HasSubstr("d: the desk is open already; this is its page"));
  for (int k = 0; k < 1000 && !fs::exists(folder_ / "page"); ++k)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(mode("d/open.html"), own);
  EXPECT_EQ(folder_.read("given"), "d/open.html\n") << "the address is shown to nobody";

  first.send(SIGINT);
  const Outcome ended = first.finish();
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(second.out, first_line(ended.out) + "\n");
  EXPECT_THAT(folder_.read("page"), HasSubstr("0;url=" + first_line(ended.out) + "\""));
  EXPECT_FALSE(fs::exists(folder_ / "d/address"));
  EXPECT_FALSE(fs::exists(folder_ / "d/open.html"));
}

TEST_F(DeskCommand, ADeskThatWasKilledIsNotTakenForAnOpenOne) {
  Process first({"desk", "--folder", "d", "--no-browser"}, at());
  first.wait_for_line();
  first.send(SIGKILL);
  const std::string before = first.finish().out;
  EXPECT_TRUE(fs::exists(folder_ / "d/address"));
  Process second({"desk", "--folder", "d", "--no-browser"}, at());
  second.wait_for_line();
  second.send(SIGINT);
  const Outcome ended = second.finish();
  EXPECT_EQ(ended.status, 0);
  EXPECT_THAT(ended.out, StartsWith("http://127.0.0.1:"));
  EXPECT_NE(ended.out, before);
  EXPECT_THAT(ended.err, Not(HasSubstr("open already")));
}

TEST_F(DeskCommand, AnAddressThatOthersCouldHaveWrittenIsNotOpened) {
  Process first({"desk", "--folder", "d", "--no-browser"}, at());
  first.wait_for_line();
  fs::permissions(folder_ / "d/address", fs::perms::group_write, fs::perm_options::add);
  const Outcome second = run_awase({"desk", "--folder", "d", "--no-browser"}, at());
  EXPECT_EQ(second.status, 2);
  EXPECT_EQ(second.out, "");
  EXPECT_THAT(second.err, HasSubstr("another awase desk is open"));
  fs::permissions(folder_ / "d/address", fs::perms::group_write,
                  fs::perm_options::remove);
  folder_.write("d/address", "1\nhttp://198.51.100.7/\n");
  EXPECT_EQ(run_awase({"desk", "--folder", "d", "--no-browser"}, at()).status, 2);
  first.send(SIGINT);
  EXPECT_EQ(first.finish().status, 0);
}

}  // namespace
}  // namespace awase
