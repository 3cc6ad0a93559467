// SPDX-License-Identifier: Apache-2.0

#include "text/documents/run_program.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Property;

const std::vector<std::string> kSleepers = {"/bin/sh", "-c",
                                            "sleep 300 & echo $! > child; sleep 300"};

bool becomes_true(const std::function<bool()>& what) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!what()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

/// Whether a process runs; one that has ended but was not waited for does not.
bool runs(pid_t process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string number, name, state;
  return stat >> number >> name >> state && state != "Z" && state != "X";
}

pid_t number_in(const std::string& path) {
  pid_t number = 0;
  std::ifstream(path) >> number;
  return number;
}

TEST(RunProgram, SaysHowAProgramEnded) {
  TemporaryFolder folder;
  EXPECT_EQ(folder.run({find_program("true")}), ProgramEnd::done);
  EXPECT_EQ(folder.run({find_program("false")}), ProgramEnd::failed);
  EXPECT_THROW(folder.run({"/no/such/program"}), Error);
  EXPECT_EQ(find_program("no-such-program"), "");
}

TEST(RunProgram, EndsWhatTakesTooLongWithAllThatItStarted) {
  TemporaryFolder folder;
  EXPECT_EQ(folder.run(kSleepers, {.timeout_seconds = 1}), ProgramEnd::too_long);
  const pid_t child = number_in(folder.path() + "/child");
  ASSERT_GT(child, 0);
  EXPECT_TRUE(becomes_true([&] { return !runs(child); }));
}

TEST(RunProgram, LeavesNothingRunningWhenTheFolderGoes) {
  pid_t child = 0;
  {
    TemporaryFolder folder;
    EXPECT_EQ(folder.run({"/bin/sh", "-c", "sleep 300 & echo $! > child"}),
              ProgramEnd::done);
    child = number_in(folder.path() + "/child");
    EXPECT_TRUE(runs(child));
  }
  EXPECT_TRUE(becomes_true([&] { return !runs(child); }));
}

TEST(RunProgram, NothingOutlivesAProcessThatIsKilled) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t maker = fork();
  if (maker == 0) {
    // As in a worker of a batch.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
    TemporaryFolder folder;
    const std::string path = folder.path() + "\n";
    if (write(ends[1], path.data(), path.size()) > 0) folder.run(kSleepers);
    _exit(0);
  }
  close(ends[1]);
  std::string path;
  for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) path += c;
  close(ends[0]);
  ASSERT_TRUE(becomes_true([&] { return number_in(path + "/child") > 0; }));
  const pid_t child = number_in(path + "/child");
  EXPECT_TRUE(runs(child));
  kill(maker, SIGKILL);
  waitpid(maker, nullptr, 0);
  EXPECT_TRUE(becomes_true([&] { return !runs(child); }));
  EXPECT_TRUE(becomes_true([&] { return !std::filesystem::exists(path); }));
}

TEST(RunProgram, ProgramsHeedSignalsThatTheirMakerIgnores) {
  const auto before = std::signal(SIGTERM, SIG_IGN);
  sigset_t blocked, old;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  pthread_sigmask(SIG_BLOCK, &blocked, &old);
  TemporaryFolder folder;
  folder.run({"/bin/sh", "-c", "grep '^Sig[BI]' /proc/self/status > signals"});
  pthread_sigmask(SIG_SETMASK, &old, nullptr);
  std::signal(SIGTERM, before);
  EXPECT_EQ(read_file(folder.path() + "/signals"),
            "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
}

TEST(RunProgram, BoundsWhatAProgramWritesAndItsMemory) {
  TemporaryFolder folder;
  constexpr std::size_t kMebibyte = std::size_t{1} << 20;
  EXPECT_EQ(folder.run({find_program("head"), "-c", "2M", "/dev/zero"}),
            ProgramEnd::done);
  EXPECT_EQ(folder.run({"/bin/sh", "-c", "head -c 2M /dev/zero > zeros"},
                       {.max_file_bytes = kMebibyte}),
            ProgramEnd::too_large);
  EXPECT_EQ(folder.run({"/bin/sh", "-c", "ulimit -v > memory"},
                       {.max_memory_bytes = 512 * kMebibyte}),
            ProgramEnd::done);
  EXPECT_EQ(read_file(folder.path() + "/memory"), "524288\n");
}

TEST(Convert, SaysWhichLimitWasPassed) {
  TemporaryFolder folder;
  EXPECT_FALSE(convert(folder, {find_program("false")}, "falsifier", "a.pdf"));
  EXPECT_THAT(
      [&] {
        convert(folder, {"/bin/sh", "-c", "head -c 9M /dev/zero > zeros"}, "zeroer",
                "a.pdf", {.max_file_bytes = std::size_t{2} << 20});
      },
      testing::Throws<Error>(Property(
          &Error::what, HasSubstr("a.pdf: zeroer makes more than 2 MiB of it; "))));
  EXPECT_THAT(
      [&] {
        convert(folder, {find_program("sleep"), "60"}, "sleeper", "a.pdf",
                {.timeout_seconds = 0});
      },
      testing::Throws<Error>(
          Property(&Error::what, HasSubstr("a.pdf: sleeper took longer than 0 s; "))));
}

}  // namespace
}  // namespace awase
