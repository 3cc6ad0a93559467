// SPDX-License-Identifier: Apache-2.0
//
// What is aligned and is no unit, what is read and not aligned, and that it is said.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_awase.h"

namespace awase {
namespace {

using testing::HasSubstr;
using testing::Not;

class LeftOutTest : public testing::Test {
 protected:
  Outcome align(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "align");
    arguments.insert(arguments.end(), {"--source-lang", "ja", "--target-lang", "en"});
    const Outcome outcome = run_awase(arguments, {.folder = folder_.path()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome;
  }

  ScratchFolder folder_;
};

TEST_F(LeftOutTest, SignsAndCodeAreNoPairs) {
  folder_.write("a.md",
                "# 使い方\n\n始める前に確認します。\n\n○\n\n```\nmake all\n```\n\n"
                "終わりです。\n");
  folder_.write("b.md",
                "# Usage\n\nCheck before you begin.\n\n○\n\n```\nmake all\n```\n\n"
                "That is the end.\n");
  const Outcome usual = align({"a.md", "b.md", "--to", "tsv", "--unpaired", "rest"});
  EXPECT_THAT(usual.out, HasSubstr("Usage"));
  EXPECT_THAT(usual.out, Not(HasSubstr("○")));
  EXPECT_THAT(usual.out, Not(HasSubstr("make")));
  EXPECT_THAT(usual.err, HasSubstr("3 pairs"));
  EXPECT_THAT(usual.err, HasSubstr("1 without words left out (--keep-same)"));
  EXPECT_THAT(usual.err, HasSubstr("1 of code left out (--keep-code)"));
  EXPECT_THAT(folder_.read("rest"), HasSubstr("make all\tcode"));

  const Outcome all =
      align({"a.md", "b.md", "--to", "tsv", "--keep-same", "--keep-code"});
  EXPECT_THAT(all.out, HasSubstr("○\t○"));
  EXPECT_THAT(all.out, HasSubstr("make all\tmake all"));
  EXPECT_THAT(all.err, HasSubstr("5 pairs"));

  align({"a.md", "b.md", "-o", "m.tmx"});
  EXPECT_THAT(folder_.read("m.tmx"), Not(HasSubstr("make all")));
  align({"a.md", "b.md", "-o", "m.tmx", "--keep-code"});
  EXPECT_THAT(folder_.read("m.tmx"), HasSubstr("make all"));
}

TEST_F(LeftOutTest, BlankLinesArePairedWithNothing) {
  folder_.write("a", "一つ目の文です。\n\n三つ目の文です。\n四つ目の文です。\n");
  folder_.write("b",
                "This is the first sentence.\nThis is an extra line.\n"
                "This is the third sentence.\nThis is the fourth sentence.\n");
  const Outcome outcome = align({"--segmented", "a", "b", "--to", "tsv"});
  EXPECT_THAT(outcome.out, Not(HasSubstr("\n\t")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("extra")));
}

TEST_F(LeftOutTest, AttributesAreListedOrRead) {
  folder_.write("a.html", "<main><p>軽い鞄です。</p><img src=x alt=\"赤い鞄\"></main>");
  folder_.write("b.html",
                "<main><p>It is a light bag.</p><img src=x alt=\"A red bag\">"
                "</main>");
  const Outcome usual =
      align({"a.html", "b.html", "--to", "tsv", "--unpaired", "rest"});
  EXPECT_THAT(usual.out, Not(HasSubstr("red")));
  EXPECT_THAT(usual.err, HasSubstr("b.html: 1 text in attributes and buttons not "
                                   "aligned; --unpaired lists it, --with-attributes"));
  EXPECT_THAT(folder_.read("rest"), HasSubstr("A red bag\ttext in attributes"));
  EXPECT_THAT(align({"a.html", "b.html", "--to", "tsv", "--with-attributes"}).out,
              HasSubstr("赤い鞄\tA red bag"));
}

TEST_F(LeftOutTest, SegmentSaysWhatItMendsAndLeavesOut) {
  folder_.write("a.txt", "One line.\n\xEF\xBB\xBFTwo lines.\n");
  const Outcome outcome =
      run_awase({"segment", "--lang", "en", "a.txt"}, {.folder = folder_.path()});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "One line.\nTwo lines.\n");
  EXPECT_THAT(outcome.err, HasSubstr("1 byte order mark (U+FEFF) inside the text"));
  folder_.write("b.html",
                "<p>A bag<ruby>鞄<rt>かばん</rt></ruby></p><button>Go</button>");
  run_awase({"segment", "--lang", "en", "b.html", "--left-out", "rest", "-o", "out"},
            {.folder = folder_.path()});
  EXPECT_EQ(folder_.read("rest"), "readings\tかばん\nform controls\tGo\n");
}

}  // namespace
}  // namespace awase
