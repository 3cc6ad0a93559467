// SPDX-License-Identifier: Apache-2.0

#include <csignal>

#include <gmock/gmock.h>

#include "tests/cli/run_awase.h"

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

TEST_F(ReviewCommand, RefusesWhatMakesNoSense) {
  folder_.write("x.awase", "awase alignment 1\nsource\tja\tother.txt\n");
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"review", "none.awase"}, "none.awase"},
      {{"review", "cats.ja.txt"}, "not an alignment of Awase"},
      {{"review", "x.awase", "--accepted"}, "--export"},
      {{"review", "x.awase", "--export", "y.doc"}, "which format"},
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
