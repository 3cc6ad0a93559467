// SPDX-License-Identifier: Apache-2.0
//
// What a batch keeps when the disk fills up, fails or loses power.

#include <cerrno>
#include <chrono>
#include <map>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/batch_journal.h"
#include "jobs/worker_pool.h"
#include "tests/jobs/many_pairs.h"
#include "tests/text/faulty_disk.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

DonePair done_pair(std::uint64_t bytes) {
  DonePair done;
  done.key = "key";
  done.output_hash = "hash";
  done.bytes = bytes;
  return done;
}

class BatchJournalTest : public testing::Test {
 protected:
  std::string out() const { return folder_ / "out"; }
  std::string place() const { return out() + "/.awase-batch/1-of-1.jsonl"; }

  ScratchFolder folder_;
};

TEST_F(BatchJournalTest, HasAllAfterALossOfPowerOnceItIsSynced) {
  for (const auto loss : {FaultyDisk::Loss::names_and_bytes, FaultyDisk::Loss::bytes}) {
    fs::remove_all(out());
    fs::create_directory(out());
    FaultyDisk disk(folder_.path());
    {
      BatchJournal journal(out(), "1-of-1", false, disk);
      journal.put(out() + "/a.tmx", "the output");
      journal.add("a", done_pair(5), "units");
      journal.sync();
    }
    disk.lose_power(loss);
    EXPECT_EQ(read_file(out() + "/a.tmx"), "the output");
    const BatchJournal journal(out(), "1-of-1", true);
    ASSERT_NE(journal.find("a"), nullptr);
    EXPECT_EQ(journal.units(0, 5), "units");
  }
}

TEST_F(BatchJournalTest, PutsOutputsInTheirPlaceWholeOrNotAtAll) {
  fs::create_directory(out());
  const std::string place = out() + "/a.tmx";
  for (const std::uint64_t room : {0, 1, 500, 999}) {
    write_file(place, "old");
    FaultyDisk disk(folder_.path());
    const BatchJournal journal(out(), "1-of-1", false, disk);
    disk.leave_room(room);
    EXPECT_THROW(journal.put(place, std::string(1000, 'x')), DiskFullError);
    EXPECT_EQ(read_file(place), "old");
    EXPECT_EQ(folder_.names(), std::vector<std::string>{"out"});
  }
  FaultyDisk disk(folder_.path());
  const BatchJournal journal(out(), "1-of-1", false, disk);
  journal.put(place, "new");
  EXPECT_EQ(read_file(place), "new");
  journal.put(out() + "/deep/er/b.tmx", "new");
  EXPECT_EQ(read_file(out() + "/deep/er/b.tmx"), "new");
}

TEST_F(BatchJournalTest, NotesNoPairThatItHadNoRoomFor) {
  FaultyDisk disk(folder_.path());
  {
    BatchJournal journal(out(), "1-of-1", false, disk);
    journal.add("a", done_pair(5), "first");
    disk.leave_room(10);
    EXPECT_THROW(journal.add("b", done_pair(6), "second"), DiskFullError);
    disk.leave_room(10'000);
    EXPECT_EQ(journal.add("c", done_pair(5), "third"), 5U);
  }
  const BatchJournal journal(out(), "1-of-1", true);
  EXPECT_EQ(journal.find("b"), nullptr);
  ASSERT_NE(journal.find("c"), nullptr);
  EXPECT_EQ(journal.units(5, 5), "third");
  EXPECT_EQ(journal.damaged_lines(), 0U);
}

TEST_F(BatchJournalTest, DoesPairsOfDamagedLinesAgainAndNoOthers) {
  {
    BatchJournal journal(out(), "1-of-1", false);
    for (const char* id : {"a", "b", "c"}) journal.add(id, done_pair(0), "");
  }
  std::string bytes = read_file(place());
  bytes[bytes.find("\"id\":\"b\"") + 6] = 'x';  // another id, were it not for the sum
  write_file(place(), bytes + "{\"id\":\"torn");
  const BatchJournal journal(out(), "1-of-1", true);
  EXPECT_EQ(journal.damaged_lines(), 1U);
  EXPECT_EQ(journal.find("b"), nullptr);
  EXPECT_EQ(journal.find("x"), nullptr);
  EXPECT_NE(journal.find("a"), nullptr);
  EXPECT_NE(journal.find("c"), nullptr);
  EXPECT_EQ(read_file(place()), bytes) << "a torn line is dropped";
}

TEST_F(BatchJournalTest, ReadsJournalsWithoutSums) {
  { const BatchJournal journal(out(), "1-of-1", false); }
  write_file(place(),
             to_line("a", done_pair(0)) + "\n" + to_line("b", done_pair(0)) + "\n");
  const BatchJournal journal(out(), "1-of-1", true);
  EXPECT_NE(journal.find("a"), nullptr);
  EXPECT_NE(journal.find("b"), nullptr);
  EXPECT_EQ(journal.damaged_lines(), 0U);
}

/// An awase whose disk is the test's.
class BatchDiskTest : public ManyPairs {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers want to be loaded first";
#endif
  }
  RunSetup disk(long writes) const {
    return {.environment = {{"LD_PRELOAD", AWASE_DISK_PRELOAD},
                            {"AWASE_TEST_FOLDER", "/out/"},
                            {"AWASE_TEST_COUNT", folder_ / "count"},
                            {"AWASE_TEST_NOTES", folder_ / "syncs"},
                            {"AWASE_TEST_WRITES", std::to_string(writes)}}};
  }
};

TEST_F(BatchDiskTest, IsSyncedAtTheEnd) {
  EXPECT_EQ(run({"batch", "pairs.tsv", "--out", "out"}, disk(1'000'000)).status, 0);
  EXPECT_TRUE(fs::exists(folder_.path() / "syncs"));
}

TEST_F(BatchDiskTest, AFullDiskStopsItEarlyAndItGoesOn) {
  batch("whole");
  for (const char* into : {"", "out/all.tmx"}) {
    fs::remove_all(folder_.path() / "out");
    for (const long writes : {0L, 1L, 3L, 6L}) {
      fs::remove(folder_.path() / "count");
      std::vector<std::string> command = {"batch",    "pairs.tsv", "--out", "out",
                                          "--resume", "-j",        "2"};
      if (*into != '\0') command.insert(command.end(), {"--into", into});
      const Outcome outcome = run(command, disk(writes));
      EXPECT_EQ(outcome.status, 2) << writes << outcome.err;
      EXPECT_THAT(outcome.err, HasSubstr("the disk is full"));
      EXPECT_THAT(outcome.err, HasSubstr("of 12 pairs still to do; once there is room, "
                                         "the same command with --resume goes on"));
      EXPECT_FALSE(fs::exists(folder_.path() / "out/failures.tsv"))
          << "no pair is to blame";
      for (const std::string& name : files("out")) {
        EXPECT_THAT(name, Not(HasSubstr(".tmp")));
        if (*into == '\0') {
          EXPECT_EQ(folder_.read("out/" + name), folder_.read("whole/" + name));
        }
      }
    }
    std::vector<std::string> more = {"--resume"};
    if (*into != '\0') more.insert(more.end(), {"--into", into});
    const Outcome outcome = batch("out", more);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    if (*into == '\0') {
      EXPECT_EQ(content("out"), content("whole"));
    }
  }
}

TEST_F(BatchDiskTest, RemovesWhatAKilledRunLeft) {
  fs::create_directories(folder_.path() / "out/.awase-batch");
  folder_.write("out/.awase-batch/.awase-1-0.tmp", "half");
  folder_.write("out/.awase-1-1.tmp", "half");
  batch("out");
  for (const auto& entry : fs::recursive_directory_iterator(folder_.path() / "out"))
    EXPECT_THAT(entry.path().string(), Not(HasSubstr(".tmp")));
}

class ResumeTest : public ManyPairs {
 protected:
  ResumeTest() : ManyPairs(2) {}
};

TEST_F(ResumeTest, DoesPairsAgainForEveryOptionThatChangesThem) {
  const std::vector<std::vector<std::string>> options = {
      {"--min-confidence", "0.125"}, {"--segtype", "paragraph"}, {"--no-props"},
      {"--no-list-numbers"},         {"--keep-order"},           {"--keep-boilerplate"},
      {"--creation-id", "me"},       {"--no-dictionary"},        {"--segmented"}};
  for (const auto& option : options) {
    batch("out");
    std::vector<std::string> arguments = option;
    arguments.insert(arguments.end(), {"--resume", "-v"});
    const Outcome outcome = batch("out", arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    std::vector<std::string> anew = option;
    batch("anew", anew);
    EXPECT_EQ(content("out"), content("anew")) << option[0];
    arguments.emplace_back("--json");
    EXPECT_THAT(batch("out", arguments).out, HasSubstr("\"kept\":2")) << option[0];
    batch("out");
    arguments = option;
    arguments.insert(arguments.end(), {"--resume", "--json"});
    EXPECT_THAT(batch("out", arguments).out, HasSubstr("\"kept\":0")) << option[0];
  }
}

TEST(WorkerPool, GivesTheNextJobItsWholeTimeWhenAWorkerIsReplaced) {
  WorkerPool pool(1, {.timeout_seconds = 3.0}, [](std::string_view job) {
    std::this_thread::sleep_for(std::chrono::milliseconds(std::stol(std::string(job))));
    return std::string("done");
  });
  pool.submit(0, "60000");
  pool.submit(1, "600");  // waits behind it, and begins when that is given up
  std::map<std::size_t, WorkEnd> ends;
  for (int k = 0; k < 200 && pool.pending() > 0; ++k)
    for (const WorkResult& result : pool.wait(0.1)) ends[result.job] = result.end;
  EXPECT_EQ(ends[0], WorkEnd::timed_out);
  EXPECT_EQ(ends[1], WorkEnd::done);
}

TEST(WorkerPool, IsNotLateWhereNobodyComesForTheResult) {
  constexpr std::size_t kMore = std::size_t{4} << 20;  // than a socket holds
  WorkerPool pool(1, {.timeout_seconds = 1.0},
                  [](std::string_view job) { return std::string(kMore, job.front()); });
  pool.submit(0, "a");
  pool.submit(1, "b");
  std::map<std::size_t, WorkResult> ends;
  for (int k = 0; k < 200 && pool.pending() > 0; ++k) {
    if (k < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    for (WorkResult& result : pool.wait(0.1)) ends[result.job] = std::move(result);
  }
  EXPECT_EQ(ends[0].end, WorkEnd::done);
  EXPECT_EQ(ends[1].end, WorkEnd::done);
  EXPECT_EQ(ends[1].answer, std::string(kMore, 'b'));
}

}  // namespace
}  // namespace awase
