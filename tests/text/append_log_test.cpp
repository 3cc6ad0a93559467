// SPDX-License-Identifier: Apache-2.0

#include "text/append_log.h"

#include <cerrno>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scratch_folder.h"
#include "tests/text/faulty_disk.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class AppendLogTest : public ::testing::Test {
 protected:
  static Message busy() { return Message("somebody has it"); }
  AppendLog open(Disk& disk = Disk::system()) const {
    return AppendLog(path_, busy(), {}, disk);
  }
  /// The sound lines; a damaged one is "?".
  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    open().read([&](const LogLine& line) {
      lines.emplace_back(line.is_damaged ? "?" : line.text);
    });
    return lines;
  }

  const ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
  const std::string path_ = scratch_ / "log";
};

TEST_F(AppendLogTest, GivesBackItsLines) {
  {
    AppendLog log = open();
    EXPECT_TRUE(log.is_empty());
    log.append(R"({"a":1})");
    log.append(R"({"b":"x\ny"})", false);
    EXPECT_FALSE(log.is_empty());
  }
  EXPECT_THAT(lines(), ElementsAre(R"({"a":1})", R"({"b":"x\ny"})"));
  EXPECT_THAT(read_file(path_),
              testing::MatchesRegex(R"(\{"a":1,"sum":"[0-9a-f]+"\}.*)"));
}

TEST_F(AppendLogTest, DropsATornLineForGood) {
  { open().append(R"({"a":1})"); }
  const std::string whole = read_file(path_);
  write_file(path_,
             whole + R"({"b":"a line that is longer than the next one, and torn)");
  { open().append(R"({"c":3})"); }
  EXPECT_THAT(lines(), ElementsAre(R"({"a":1})", R"({"c":3})"));
  const std::string bytes = read_file(path_);
  EXPECT_TRUE(bytes.starts_with(whole));
  EXPECT_TRUE(bytes.ends_with("\"}\n"));
}

TEST_F(AppendLogTest, ADamagedByteCostsItsLineAtMost) {
  {
    AppendLog log = open();
    for (const char* line : {R"({"a":1})", R"({"b":2})", R"({"c":3})"})
      log.append(line);
  }
  const std::string whole = read_file(path_);
  const std::size_t size = whole.size() / 3;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\n', '}', 'x', static_cast<char>(whole[at] ^ 1)}) {
      if (byte == whole[at]) continue;
      std::string damaged = whole;
      damaged[at] = byte;
      write_file(path_, damaged);
      const std::vector<std::string> found = lines();
      // A line without a sum is taken for one of an older Awase where it is the first.
      const std::vector<std::string> all = {R"({"a":1})", R"({"b":2})", R"({"c":3})"};
      for (std::size_t k = 0; k < all.size(); ++k) {
        const bool is_damaged = at / size == k && at % size != size - 1;
        EXPECT_EQ(std::count(found.begin(), found.end(), all[k]), is_damaged ? 0 : 1)
            << "byte " << at << ", line " << k;
      }
    }
  }
}

TEST_F(AppendLogTest, ReadsLinesWithoutASumBeforeThoseWithOne) {
  write_file(path_, "{\"old\":1}\n{\"old\":2}\n");
  { open().append(R"({"new":3})"); }
  EXPECT_THAT(lines(), ElementsAre(R"({"old":1})", R"({"old":2})", R"({"new":3})"));
  write_file(path_, read_file(path_) + "{\"old\":4}\n");
  EXPECT_EQ(lines().back(), "?");
}

TEST_F(AppendLogTest, HasOneWriter) {
  const AppendLog log = open();
  try {
    const AppendLog second = open();
    ADD_FAILURE() << "opened twice";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "somebody has it");
  }
}

TEST_F(AppendLogTest, IsGoneWhenNothingWasWritten) {
  { open(); }
  EXPECT_FALSE(fs::exists(path_));
  write_file(path_, "");
  { open(); }
  EXPECT_TRUE(fs::exists(path_)) << "one that was there stays";
}

TEST_F(AppendLogTest, SetsACopyAside) {
  AppendLog log = open();
  log.append(R"({"a":1})");
  const std::string first = log.copy_aside();
  EXPECT_EQ(first, path_ + ".aside");
  EXPECT_EQ(log.copy_aside(), path_ + ".aside-2");
  log.clear();
  log.append(R"({"b":2})");
  EXPECT_THAT(read_file(first), HasSubstr("{\"a\":1"));
  EXPECT_EQ(read_file(path_).find("{\"b\":2"), 0U);
}

TEST_F(AppendLogTest, IsAsBeforeWhicheverCallOfAnAppendFails) {
  for (std::size_t n = 0;; ++n) {
    fs::remove(path_);
    FaultyDisk disk(folder_);
    bool is_over = false;
    {
      AppendLog log(path_, busy(), {}, disk);
      log.append(R"({"a":1})");
      const std::string before = read_file(path_);
      const std::size_t calls = disk.calls();
      disk.fail_at(n, EIO);
      try {
        log.append(R"({"b":2})");
        is_over = true;
      } catch (const Error&) {
        EXPECT_EQ(read_file(path_), before) << "call " << n;
        EXPECT_GT(disk.calls(), calls);
      }
    }
    disk.lose_power(FaultyDisk::Loss::names_and_bytes);
    if (is_over) {
      EXPECT_GE(n, 2U);  // the write and the sync
      EXPECT_THAT(lines(), ElementsAre(R"({"a":1})", R"({"b":2})"));
      break;
    }
    EXPECT_THAT(lines(), ElementsAre(R"({"a":1})")) << "call " << n;
  }
}

TEST_F(AppendLogTest, NeedsNoSyncWhereALineMayBeLost) {
  FaultyDisk disk(folder_);
  {
    AppendLog log(path_, busy(), {}, disk);
    log.append(R"({"a":1})");
    log.append(R"({"b":2})", false);
  }
  disk.lose_power(FaultyDisk::Loss::names_and_bytes);
  EXPECT_THAT(lines(), ElementsAre(R"({"a":1})"));
}

}  // namespace
}  // namespace awase
