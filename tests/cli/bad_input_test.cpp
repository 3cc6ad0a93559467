// SPDX-License-Identifier: Apache-2.0
//
// What must not happen to users: a crash, a half-written file, an error that explains
// nothing. Each case runs the real executable.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/two_sentences.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class BadInputTest : public TwoSentences {
 protected:
  /// It could not run, and says so in one line that begins with `place` and has
  /// something to do in it.
  static void expect_refusal(const Outcome& outcome, const std::string& place,
                             const std::string& reason) {
    EXPECT_EQ(outcome.status, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, StartsWith("awase: " + place + ": "));
    EXPECT_THAT(outcome.err, HasSubstr(reason));
    EXPECT_THAT(outcome.err, HasSubstr("; "));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1)
        << outcome.err;
  }
};

TEST_F(BadInputTest, MissingFile) {
  expect_refusal(run({"none.ja", "a.en"}), "none.ja", "no such file");
  expect_refusal(run({"a.ja", "none.en"}), "none.en", "no such file");
}

TEST_F(BadInputTest, Directory) {
  std::filesystem::create_directory(folder_.path() / "d");
  expect_refusal(run({"d", "a.en"}), "d", "folder");
  expect_refusal(run({"a.ja", "a.en", "-o", "d", "--to", "tmx"}), "d", "folder");
}

TEST_F(BadInputTest, UnreadableFile) {
  chmod((folder_ / "a.ja").c_str(), 0);
  if (access((folder_ / "a.ja").c_str(), R_OK) == 0)
    GTEST_SKIP() << "this user may read every file";
  expect_refusal(run({"a.ja", "a.en"}), "a.ja", "");
}

TEST_F(BadInputTest, EmptyFile) {
  folder_.write("empty", "");
  folder_.write("blank", " \n\n\xE3\x80\x80\n");
  for (const char* option : {"--segmented", "-q"}) {
    expect_refusal(run({"empty", "a.en", option}), "empty", "no text");
    expect_refusal(run({"a.ja", "empty", option}), "empty", "no text");
    expect_refusal(run({"a.ja", "blank", option}), "blank", "no text");
  }
  folder_.write("empty.html", "<html><body><script>x()</script></body></html>");
  expect_refusal(run({"a.ja", "empty.html"}), "empty.html", "no text");
}

TEST_F(BadInputTest, SameFileTwice) {
  expect_refusal(run({"a.ja", "a.ja"}), "a.ja", "both the source and the target");
  expect_refusal(run({"a.ja", "./a.ja"}), "a.ja", "both the source and the target");
  expect_refusal(run({"-", "-"}), "-", "both the source and the target");
}

TEST_F(BadInputTest, OutputThatIsAlsoInput) {
  expect_refusal(run({"a.ja", "a.en", "-o", "./a.en", "--to", "tmx"}), "./a.en",
                 "read");
  expect_refusal(run({"a.ja", "a.en", "--unpaired", "a.ja"}), "a.ja", "read");
  EXPECT_EQ(folder_.read("a.en"), kEnglish);
}

TEST_F(BadInputTest, Binary) {
  folder_.write("a.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  expect_refusal(run({"a.png", "a.en"}), "a.png", "");
  folder_.write("nul.txt", std::string("a text with a\0NUL in it\n", 24));
  expect_refusal(run({"a.ja", "nul.txt"}), "nul.txt", "");
}

TEST_F(BadInputTest, InvalidEncoding) {
  folder_.write("bad.txt", "This is said to be UTF-8: \xFF\xFE\xFF.\n");
  expect_refusal(run({"a.ja", "bad.txt", "--target-encoding", "UTF-8"}), "bad.txt",
                 "byte");
  expect_refusal(run({"a.ja", "a.en", "--target-encoding", "UTF-99"}),
                 "encoding UTF-99", "not known");
}

TEST_F(BadInputTest, TenMegabytesOnOneLine) {
  std::string line;
  while (line.size() < 10'000'000) line += "word ";
  folder_.write("long.en", line);
  for (const char* option : {"--segmented", "-q"}) {
    const Outcome outcome = run({"a.ja", "long.en", "--to", "vecalign", option,
                                 "--source-lang", "ja", "--target-lang", "en"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("[0"));
  }
}

TEST_F(BadInputTest, OneSentenceAgainstAThousand) {
  folder_.write("one.ja", "今日はとても良い天気です。\n");
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "The weather is very fine today.\n";
  folder_.write("many.en", many);
  const Outcome outcome = run({"--segmented", "one.ja", "many.en", "--to", "ladder"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::EndsWith("\n1\t1000\t1.0000\n"));
}

TEST_F(BadInputTest, OutputFolderMissing) {
  const Outcome outcome = run({"a.ja", "a.en", "-o", "none/a.tmx"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("none"));
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
}

TEST_F(BadInputTest, OutputNotWritable) {
  std::filesystem::create_directory(folder_.path() / "d");
  chmod((folder_ / "d").c_str(), 0555);
  if (access((folder_ / "d").c_str(), W_OK) == 0) {
    // The administrator may write everywhere but to what is no real file system.
    const Outcome outcome = run({"a.ja", "a.en", "-o", "/proc/a.tmx"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr("/proc"));
    return;
  }
  EXPECT_EQ(run({"a.ja", "a.en", "-o", "d/a.tmx"}).status, 2);
}

TEST_F(BadInputTest, DiskFullInTheMiddle) {
  folder_.write("a.tmx", "the old file");
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += "The weather is very fine today, all day long.\n";
  folder_.write("long.en", text);
  text.clear();
  for (int i = 0; i < 200; ++i) text += "今日はとても良い天気です。\n";
  folder_.write("long.ja", text);
  const Outcome outcome =
      run({"--segmented", "long.ja", "long.en", "-o", "a.tmx", "-q"},
          {.max_file_bytes = 4096});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, StartsWith("awase: a.tmx: "));
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
  EXPECT_EQ(folder_.read("a.tmx"), "the old file");
  EXPECT_THAT(folder_.names(),
              ElementsAre("a.en", "a.ja", "a.tmx", "long.en", "long.ja"));
}

TEST_F(BadInputTest, FullDevice) {
  if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "no /dev/full here";
  const Outcome outcome = run({"a.ja", "a.en", "-o", "/dev/full", "--to", "tsv", "-q"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("/dev/full"));
}

TEST_F(BadInputTest, ClosedPipe) {
  // More than a pipe holds, so that writing on does meet the closed end.
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "The weather is very fine today, all day long.\n";
  const std::string file = folder_.write("long.en", text);
  Process process({"segment", "--lang", "en", file});
  process.close_output();
  const Outcome outcome = process.finish();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
}

/// Until `process` has opened its output: its temporary file is there.
bool wait_for_file_beside(const ScratchFolder& folder, std::size_t files) {
  for (int i = 0; i < 2000; ++i) {
    if (folder.names().size() > files) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

TEST_F(BadInputTest, CtrlCLeavesNoHalfFile) {
  folder_.write("a.tmx", "the old file");
  for (const int signal : {SIGINT, SIGTERM}) {
    RunSetup setup;
    setup.folder = folder_.path();
    // It waits for its standard input, its output already open.
    Process process({"align", "-", "a.en", "-o", "a.tmx"}, setup);
    process.write_input(kJapanese);
    ASSERT_TRUE(wait_for_file_beside(folder_, 3));
    process.send(signal);
    const Outcome outcome = process.finish();
    EXPECT_EQ(outcome.status, 128 + signal);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(folder_.read("a.tmx"), "the old file");
    EXPECT_THAT(folder_.names(), ElementsAre("a.en", "a.ja", "a.tmx"));
  }
}

}  // namespace
}  // namespace awase
