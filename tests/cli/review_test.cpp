// SPDX-License-Identifier: Apache-2.0

#include <csignal>
#include <cstdlib>
#include <thread>

#include <gmock/gmock.h>

#include "tests/cli/run_awase.h"
#include "tests/review/workbook.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ReviewCommand : public ::testing::Test {
 protected:
  ReviewCommand() {
    folder_.write("cats.ja.txt", "私は猫がとても好きです。犬も好きです。\n");
    folder_.write("cats.en.txt",
                  "I am a person who likes cats very much. I like dogs, too.\n");
  }
  Outcome run(std::vector<std::string> arguments) const {
    return run_awase(arguments, {.folder = folder_.path()});
  }
  ScratchFolder folder_;
};

TEST_F(ReviewCommand, ExportsWithoutAPage) {
  ASSERT_EQ(run({"align", "cats.ja.txt", "cats.en.txt", "--target-lang", "en", "-o",
                 "cats.awase"})
                .status,
            0);
  std::string content = folder_.read("cats.awase");
  EXPECT_THAT(content, StartsWith("awase alignment 1\nsource\tja\tcats.ja.txt\n"));
  content.replace(content.find("\topen"), 5, "\taccepted\nnote\tsure");
  folder_.write("cats.awase", content);
  ASSERT_EQ(run({"review", "cats.awase", "--export", "all.tmx"}).status, 0);
  ASSERT_EQ(run({"review", "cats.awase", "--export", "some.tmx", "--accepted"}).status,
            0);
  EXPECT_THAT(folder_.read("all.tmx"), HasSubstr("dogs"));
  EXPECT_THAT(folder_.read("some.tmx"), Not(HasSubstr("dogs")));
  EXPECT_THAT(folder_.read("some.tmx"), HasSubstr("<note>sure</note>"));
  EXPECT_THAT(folder_.read("some.tmx"), HasSubstr("<prop type=\"x-confidence\">1.00<"));
  ASSERT_EQ(run({"review", "cats.awase", "--export", "a.vecalign"}).status, 0);
  EXPECT_EQ(folder_.read("a.vecalign"), "[0]:[0]:0.0000\n[1]:[1]:0.0000\n");
  EXPECT_THAT(folder_.names(), Not(testing::Contains("cats.awase.journal")));
}

TEST_F(ReviewCommand, WritesAReportThatNeedsNothingElse) {
  ASSERT_EQ(run({"align", "cats.ja.txt", "cats.en.txt", "--target-lang", "en", "-o",
                 "cats.tmx", "--report", "cats.html"})
                .status,
            0);
  const std::string report = folder_.read("cats.html");
  EXPECT_THAT(report, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(report, HasSubstr("I like dogs, too."));
  for (const char* needed : {"<script", "http:", "https:", "src=", "url("})
    EXPECT_THAT(report, Not(HasSubstr(needed)));
}

TEST_F(ReviewCommand, TellsAsMuchOfANewAlignmentAsAlignDoes) {
  const Outcome aligned =
      run({"align", "cats.ja.txt", "cats.en.txt", "-o", "told.awase"});
  const Outcome reviewed = run({"review", "cats.ja.txt", "cats.en.txt", "-o",
                                "told2.awase", "--export", "told2.tmx"});
  EXPECT_EQ(reviewed.status, 0);
  std::string told = aligned.err;
  for (std::size_t at; (at = told.find("told.awase")) != std::string::npos;)
    told.replace(at, 10, "told2.awase");
  EXPECT_THAT(told, HasSubstr("told2.awase: "));
  EXPECT_THAT(reviewed.err, StartsWith(told));
  EXPECT_EQ(folder_.read("told2.awase"), folder_.read("told.awase"));
}

TEST_F(ReviewCommand, ServesAndEndsOnCtrlCWithAllSaved) {
  for (const char* said : {"under review", "going on"}) {
    Process process({"review", "cats.ja.txt", "cats.en.txt", "--no-browser"},
                    {.folder = folder_.path()});
    process.wait_for_line();
    process.send(SIGINT);
    const Outcome outcome = process.finish();
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, StartsWith("http://127.0.0.1:"));
    EXPECT_THAT(outcome.err, HasSubstr(said));
    EXPECT_THAT(outcome.err, HasSubstr("cats.ja.awase: saved"));
  }
}

TEST_F(ReviewCommand, ShowsItsAddressToNoOtherUser) {
  // Stands for the desktop's: says what it was given, and what is in there.
  folder_.write("xdg-open",
                "#!/bin/sh\nstat -c %a \"$1\" > mode\necho \"$*\" > given\n"
                "cat \"$1\" > page.new\nmv page.new page\n");
  const std::string path = folder_ / "xdg-open";
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  Process process({"review", "cats.ja.txt", "cats.en.txt"},
                  {.environment = {{"PATH", folder_.path().string() + ":/usr/bin:/bin"},
                                   {"TMPDIR", folder_.path().string()}},
                   .folder = folder_.path()});
  process.wait_for_line();
  for (int k = 0; k < 1000 && !std::filesystem::exists(folder_ / "page"); ++k)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(folder_.read("mode"), "600\n");
  const std::string given = folder_.read("given");
  EXPECT_THAT(given, HasSubstr("/awase-review-"));
  EXPECT_THAT(given, Not(HasSubstr("127.0.0.1")));
  process.send(SIGINT);
  const Outcome outcome = process.finish();
  const std::string address = outcome.out.substr(0, outcome.out.find('\n'));
  EXPECT_THAT(folder_.read("page"), HasSubstr("0;url=" + address + "\""));
  EXPECT_FALSE(std::filesystem::exists(given.substr(0, given.size() - 1)));
}

TEST_F(ReviewCommand, TakesBackAWorkbookThatWasEdited) {
  ASSERT_EQ(run({"align", "cats.ja.txt", "cats.en.txt", "--target-lang", "en", "-o",
                 "cats.awase"})
                .status,
            0);
  const std::string before = folder_.read("cats.awase");
  ASSERT_EQ(run({"review", "cats.awase", "--export", "cats.xlsx"}).status, 0);
  Outcome outcome = run({"review", "cats.awase", "--import", "cats.xlsx"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(folder_.read("cats.awase"), before);
  EXPECT_THAT(folder_.names(), Not(testing::Contains("cats.awase.journal")));

  folder_.write("edited.xlsx", saved_again(folder_.read("cats.xlsx"), [](Table& table) {
                  table[1][2] = "I am one who likes cats very much.";
                  table[1][3] = "accepted";
                  table[2][3] = "perhaps";
                }));
  const bool has_office = std::system("command -v soffice >/dev/null 2>&1") == 0;
  const std::string office = "cd '" + folder_.path().string() +
                             "' && soffice -env:UserInstallation=file://$PWD/home "
                             "--headless --convert-to xlsx --outdir saved edited.xlsx "
                             ">/dev/null 2>&1";
  std::string path = "edited.xlsx";
  if (has_office && std::system(office.c_str()) == 0) path = "saved/edited.xlsx";
  outcome = run({"review", "cats.awase", "--import", path, "--export", "cats.tmx"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr(path + ": row 3, decision: 'perhaps'"));
  EXPECT_THAT(outcome.err, HasSubstr("1 text edited, 1 decision; not understood: 1"));
  EXPECT_THAT(folder_.read("cats.awase"), HasSubstr("I am one who likes"));
  EXPECT_THAT(folder_.read("cats.awase"), HasSubstr("\taccepted\tedited\n"));
  EXPECT_THAT(folder_.read("cats.tmx"), HasSubstr("I am one who likes"));
  EXPECT_THAT(folder_.read("cats.awase.journal"), HasSubstr("\"verb\":\"import\""));
}

TEST_F(ReviewCommand, RefusesWhatMakesNoSense) {
  folder_.write("x.awase", "awase alignment 1\nsource\tja\tother.txt\n");
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"review", "none.awase"}, "none.awase"},
      {{"review", "cats.ja.txt"}, "one text alone; give its translation too"},
      {{"review", "x.awase", "--accepted"}, "--export"},
      {{"review", "x.awase", "--export", "y.doc"}, "which format"},
      {{"review", "x.awase", "--export", "y.xlsx", "--accepted"}, "every row"},
      {{"review", "x.awase", "--import", "cats.ja.txt"}, "cats.ja.txt"},
      {{"review", "x.awase", "--import", "none.xlsx"}, "none.xlsx"},
      {{"review", "x.awase", "-o", "y.awase"}, "leave out -o"},
      {{"review", "cats.ja.txt", "cats.en.txt", "-o", "x.awase"}, "other.txt"},
      {{"align", "cats.ja.txt", "cats.en.txt", "-o", "r", "--to", "tmx", "--report",
        "r"},
       "one place"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2) << message;
    EXPECT_THAT(outcome.err, HasSubstr(message));
  }
}

}  // namespace
}  // namespace awase
