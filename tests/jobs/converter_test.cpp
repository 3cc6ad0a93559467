// SPDX-License-Identifier: Apache-2.0
//
// Programs that read documents for awase end when it does, however it ends.

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/jobs/many_pairs.h"

namespace awase {
namespace {

using testing::HasSubstr;

class ConverterTest : public ManyPairs {
 protected:
  ConverterTest() : ManyPairs(2) {
    std::filesystem::create_directory(temporary());
    write_slow_pdf("en/slow.pdf");
    folder_.write("ja/slow.txt", "猫が好きです。\n");
    add("slow\tja/slow.txt\ten/slow.pdf\tja\ten\tpets\n");
  }

  void SetUp() override {
    if (!std::filesystem::exists("/usr/bin/pdftotext"))
      GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  }

  std::filesystem::path temporary() const { return folder_.path() / "temporary"; }

  RunSetup setup() const {
    return {.environment = {{"TMPDIR", temporary()}}, .folder = folder_.path()};
  }

  /// Whether a process works on a file in the folder for temporary ones.
  bool converts() const {
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
      std::ifstream file(entry.path() / "cmdline");
      const std::string line((std::istreambuf_iterator<char>(file)), {});
      if (line.find("pdftotext") != std::string::npos &&
          line.find(temporary().string()) != std::string::npos)
        return true;
    }
    return false;
  }

  static bool becomes_true(const std::function<bool()>& what) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!what()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
  }

  void expect_nothing_left() const {
    EXPECT_TRUE(becomes_true([&] { return !converts(); }));
    EXPECT_TRUE(becomes_true([&] { return std::filesystem::is_empty(temporary()); }));
  }
};

TEST_F(ConverterTest, EndsWithThePairThatTakesTooLong) {
  const Outcome outcome =
      run({"batch", "pairs.tsv", "--out", "out", "-j", "2", "--timeout", "2"}, setup());
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_THAT(folder_.read("out/failures.tsv"),
              HasSubstr("slow\ttimeout\tnot done after 2.0 seconds"));
  expect_nothing_left();
}

TEST_F(ConverterTest, EndsWithTheBatchWhateverEndsIt) {
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    Process batch({"batch", "pairs.tsv", "--out", "out" + std::to_string(signal)},
                  setup());
    ASSERT_TRUE(becomes_true([&] { return converts(); }));
    batch.send(signal);
    EXPECT_EQ(batch.finish().status, 128 + signal);
    expect_nothing_left();
  }
}

TEST_F(ConverterTest, EndsWithTheCommandWhateverEndsIt) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGKILL}) {
    Process segment({"segment", "--lang", "en", "en/slow.pdf"}, setup());
    ASSERT_TRUE(becomes_true([&] { return converts(); }));
    segment.send(signal);
    EXPECT_EQ(segment.finish().status, 128 + signal);
    expect_nothing_left();
  }
}

}  // namespace
}  // namespace awase
