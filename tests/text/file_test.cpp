// SPDX-License-Identifier: Apache-2.0

#include "text/file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scratch_folder.h"
#include "tests/text/faulty_disk.h"
#include "text/error.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

template <class Action>
std::string message_of(ErrorKind kind, Action action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    EXPECT_THAT(error.what(), Not(HasSubstr("\n")));
    return error.what();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

class FileTest : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::string put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  const ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
};

using ReadFile = FileTest;
using OutputFileTest = FileTest;

TEST_F(ReadFile, GivesEveryByte) {
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(read_file(put("a", bytes)), bytes);
  EXPECT_EQ(read_file(put("empty", "")), "");
}

TEST_F(ReadFile, ReadsAPipe) {
  const std::string fifo = path("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  const std::string bytes(200'000, 'x');
  std::thread writer([&] { std::ofstream(fifo, std::ios::binary) << bytes; });
  EXPECT_EQ(read_file(fifo), bytes);
  writer.join();
}

TEST_F(ReadFile, SaysWhyItCannot) {
  EXPECT_THAT(message_of(ErrorKind::unavailable, [&] { read_file(path("none")); }),
              HasSubstr("none: no such file"));
  EXPECT_THAT(message_of(ErrorKind::unavailable, [&] { read_file(folder_.string()); }),
              HasSubstr("is a folder"));
  EXPECT_THAT(
      message_of(ErrorKind::unavailable, [&] { read_file(put("a", "x") + "/b"); }),
      HasSubstr("not a folder"));
  message_of(ErrorKind::usage, [] { read_file(""); });
}

TEST_F(ReadFile, RefusesMoreThanTheBound) {
  const std::string file = put("a", "12345");
  EXPECT_EQ(read_file(file, 5), "12345");
  EXPECT_THAT(message_of(ErrorKind::input, [&] { read_file(file, 4); }),
              HasSubstr("larger than 4 bytes"));
}

TEST_F(ReadFile, DoesNotTrustASizeOfZero) {
  EXPECT_THAT(read_file("/proc/self/status"), HasSubstr("Pid:"));
}

TEST_F(OutputFileTest, AppearsOnCommitAndNotBefore) {
  OutputFile file(path("a"));
  file.write("one ");
  std::fputs("two", file.stream());
  EXPECT_FALSE(fs::exists(path("a")));
  file.commit();
  EXPECT_EQ(read_file(path("a")), "one two");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, LeavesTheOldFileWithoutCommit) {
  put("a", "old");
  {
    OutputFile file(path("a"));
    file.write(std::string(1'000'000, 'x'));
    EXPECT_EQ(files(), 2u);
  }
  EXPECT_EQ(read_file(path("a")), "old");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, KeepsTheModeOfTheFileItReplaces) {
  put("a", "old");
  fs::permissions(path("a"), fs::perms{0640});
  write_file(path("a"), "new");
  EXPECT_EQ(read_file(path("a")), "new");
  EXPECT_EQ(fs::status(path("a")).permissions(), fs::perms{0640});
}

TEST_F(OutputFileTest, GivesANewFileTheModeOfTheUmask) {
  const mode_t old_mask = ::umask(027);
  write_file(path("a"), "new");
  ::umask(old_mask);
  EXPECT_EQ(fs::status(path("a")).permissions(), fs::perms{0640});
}

TEST_F(OutputFileTest, ReplacesTheTargetOfALink) {
  fs::create_directory(path("far"));
  put("far/real", "old");
  fs::create_symlink("far/real", path("link"));
  write_file(path("link"), "new");
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("far/real")), "new");
}

TEST_F(OutputFileTest, CreatesTheTargetOfADanglingLink) {
  fs::create_symlink("real", path("link"));
  write_file(path("link"), "new");
  EXPECT_EQ(read_file(path("real")), "new");
  EXPECT_TRUE(fs::is_symlink(path("link")));
}

TEST_F(OutputFileTest, ReplacesFilesInSharedMemoryWhole) {
  if (!fs::is_directory("/dev/shm")) GTEST_SKIP() << "there is no /dev/shm here";
  const std::string file = "/dev/shm/awase-file-test-" + std::to_string(::getpid());
  write_file(file, "a longer text");
  write_file(file, "new");
  EXPECT_EQ(read_file(file), "new");
  fs::remove(file);
}

TEST_F(OutputFileTest, WritesDevicesAndPipesStraight) {
  write_file("/dev/null", "gone");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));

  const std::string fifo = path("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = read_file(fifo); });
  write_file(fifo, "through");
  reader.join();
  EXPECT_EQ(got, "through");
  EXPECT_TRUE(fs::is_fifo(fifo));
}

TEST_F(OutputFileTest, SaysWhyItCannotOpen) {
  EXPECT_THAT(
      message_of(ErrorKind::unavailable, [&] { OutputFile file(path("no/such/a")); }),
      HasSubstr("there is no folder"));
  EXPECT_THAT(
      message_of(ErrorKind::unavailable, [&] { OutputFile file(folder_.string()); }),
      HasSubstr("is a folder"));
  EXPECT_THAT(
      message_of(ErrorKind::unavailable, [&] { OutputFile file(path("new/")); }),
      HasSubstr("is a folder"));
  fs::create_symlink("circle", path("circle"));
  EXPECT_THAT(
      message_of(ErrorKind::unavailable, [&] { OutputFile file(path("circle")); }),
      HasSubstr("circle"));
  message_of(ErrorKind::usage, [] { OutputFile file(""); });
}

TEST_F(OutputFileTest, RefusesAWriteProtectedFileOrFolder) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  put("a", "old");
  fs::permissions(path("a"), fs::perms{0440});
  EXPECT_THAT(message_of(ErrorKind::unavailable, [&] { OutputFile file(path("a")); }),
              HasSubstr("permission denied"));
  fs::permissions(folder_, fs::perms{0500});
  message_of(ErrorKind::unavailable, [&] { OutputFile file(path("b")); });
  fs::permissions(folder_, fs::perms{0700});
}

TEST_F(OutputFileTest, NoticesAFullDisk) {
  EXPECT_THAT(message_of(ErrorKind::unavailable,
                         [] {
                           OutputFile file("/dev/full");
                           for (int i = 0; i < 100; ++i) file.write("a line of text\n");
                           file.commit();
                         }),
              HasSubstr("the disk is full"));
  // More than the buffer holds: noticed while writing.
  EXPECT_THAT(message_of(ErrorKind::unavailable,
                         [] {
                           OutputFile file("/dev/full");
                           file.write(std::string(1'000'000, 'x'));
                         }),
              HasSubstr("the disk is full"));
  EXPECT_THAT(message_of(ErrorKind::unavailable,
                         [] {
                           OutputFile file("/dev/full");
                           const std::string bytes(1'000'000, 'x');
                           std::fputs(bytes.c_str(), file.stream());
                           file.check();
                         }),
              HasSubstr("the disk is full"));
}

TEST_F(OutputFileTest, RemoveUnfinishedFilesWorksInASignalHandler) {
  put("a", "old");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGTERM, [](int) {
      remove_unfinished_files();
      ::_exit(7);
    });
    OutputFile file(path("a"));
    OutputFile other(path("b"));
    file.write("half");
    std::raise(SIGTERM);
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(files(), 1u);
  EXPECT_EQ(read_file(path("a")), "old");
}

TEST_F(OutputFileTest, IsThereAfterALossOfPower) {
  for (const auto loss : {FaultyDisk::Loss::names_and_bytes, FaultyDisk::Loss::bytes}) {
    for (const char* old : {"", "old"}) {
      fs::remove(path("a"));
      if (*old != '\0') put("a", old);
      FaultyDisk disk(folder_);
      write_file(path("a"), "new", disk);
      disk.lose_power(loss);
      EXPECT_EQ(read_file(path("a")), "new");
      EXPECT_EQ(files(), 1u);
    }
  }
}

TEST_F(OutputFileTest, LeavesTheOldFileWhicheverCallFails) {
  for (const int error_number : {EIO, ENOSPC}) {
    std::size_t failures = 0;
    for (std::size_t n = 0;; ++n) {
      put("a", "old");
      FaultyDisk disk(folder_);
      disk.fail_at(n, error_number);
      bool is_said = false;
      try {
        write_file(path("a"), "new", disk);
      } catch (const Error& error) {
        is_said = true;
        EXPECT_EQ(error.kind(), ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr(path("a")));
      }
      failures += is_said ? 1 : 0;
      EXPECT_EQ(files(), 1u) << "call " << n;
      EXPECT_TRUE(is_said || read_file(path("a")) == "new") << "call " << n;
      if (disk.calls() <= n) break;
    }
    EXPECT_GE(failures, 5u);  // open, write, sync, close, rename, then the folder
  }
}

TEST_F(OutputFileTest, SaysThatTheDiskIsFullAndLeavesTheOldFile) {
  for (const std::size_t room : {std::size_t{0}, std::size_t{1}, std::size_t{99'999}}) {
    put("a", "old");
    FaultyDisk disk(folder_);
    disk.leave_room(room);
    EXPECT_THROW(write_file(path("a"), std::string(100'000, 'x'), disk), DiskFullError);
    EXPECT_EQ(read_file(path("a")), "old");
    EXPECT_EQ(files(), 1u);
  }
}

TEST_F(OutputFileTest, RemovesWhatAKilledRunLeftAndNothingElse) {
  fs::create_directory(path("out"));
  fs::create_directory(path("other"));
  const auto half = [&](const std::string& name) {
    int ready[2];
    EXPECT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      OutputFile file(path(name));
      file.write("half");
      file.flush();
      EXPECT_EQ(::write(ready[1], "x", 1), 1);
      for (;;) ::pause();
    }
    char byte = 0;
    EXPECT_EQ(::read(ready[0], &byte, 1), 1);
    ::close(ready[0]);
    ::close(ready[1]);
    return child;
  };
  const auto end = [](pid_t child) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  };
  const auto hidden = [&] {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(path("out")))
      count += entry.path().filename().string().starts_with(".awase-") ? 1u : 0u;
    return count;
  };
  const pid_t killed = half("out/a");
  const pid_t running = half("out/b");
  end(killed);
  put("out/.awase-notes", "mine");
  put("out/.awase-1.tmp.bak", "mine");
  EXPECT_EQ(hidden(), 4u);
  write_file(path("other/c"), "another folder is looked at when it is written to");
  EXPECT_EQ(hidden(), 4u);
  write_file(path("out/c"), "new");
  EXPECT_EQ(hidden(), 3u) << "that of the killed run is gone, that of the other is not";
  end(running);
  write_file(path("other/c"), "new");
  write_file(path("out/c"), "new");
  EXPECT_EQ(hidden(), 2u);
}

TEST_F(OutputFileTest, KeepsOwnerAndGroupWhereItMay) {
  put("a", "old");
  struct stat old {};
  if (::geteuid() == 0) {
    ASSERT_EQ(::chown(path("a").c_str(), 4321, 5432), 0);
  } else {
    gid_t groups[64];
    const int count = ::getgroups(64, groups);
    gid_t other = ::getegid();
    for (int k = 0; k < count; ++k)
      if (groups[k] != other) other = groups[k];
    if (other == ::getegid()) GTEST_SKIP() << "this user is in one group only";
    ASSERT_EQ(::chown(path("a").c_str(), static_cast<uid_t>(-1), other), 0);
  }
  fs::permissions(path("a"), fs::perms{0640});
  ASSERT_EQ(::stat(path("a").c_str(), &old), 0);
  write_file(path("a"), "new");
  struct stat now {};
  ASSERT_EQ(::stat(path("a").c_str(), &now), 0);
  EXPECT_EQ(now.st_uid, old.st_uid);
  EXPECT_EQ(now.st_gid, old.st_gid);
  EXPECT_EQ(now.st_mode, old.st_mode);
  EXPECT_EQ(read_file(path("a")), "new");
}

TEST_F(OutputFileTest, FreesItsPlaceAmongTheUnfinished) {
  for (int i = 0; i < 200; ++i) write_file(path("a"), std::to_string(i));
  EXPECT_EQ(read_file(path("a")), "199");
  put("b", "keep");
  remove_unfinished_files();
  EXPECT_EQ(files(), 2u);
}

}  // namespace
}  // namespace awase
