// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/store_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <thread>

#include <gtest/gtest.h>

#include "tests/text/faulty_disk.h"
#include "tests/tmx/store/sample_units.h"
#include "text/error.h"

namespace awase {
namespace {

std::vector<TranslationUnit> units_in(const std::string& path,
                                      StoreCare care = StoreCare::strict) {
  std::vector<TranslationUnit> units;
  StoreSnapshot::read(path, {}, care)
      ->for_each([&](std::uint64_t, std::uint32_t, const TranslationUnit& unit) {
        units.push_back(unit);
      });
  return units;
}

void fill(const std::string& path, const std::vector<TranslationUnit>& units) {
  StoreWriter writer(path);
  const std::uint32_t source = writer.add_source({"a.tmx", Header()});
  for (const TranslationUnit& unit : units) writer.add(unit, source);
  writer.flush();
}

TranslationUnit rich_unit() {
  TranslationUnit unit = unit_of("見よ", "See");
  unit.attributes = {{"tuid", "7"}, {"creationdate", "20260101T000000Z"}};
  add_prop(unit.annotations, "x-context", "menu");
  unit.annotations.push_back(
      {AnnotationKind::note, "", "for Mary", {{"xml:lang", "en"}}});
  unit.variants[1].attributes = {{"usagecount", "3"}};
  unit.variants[1].content.codes.push_back(
      {1, CodeKind::placeholder, "ph", {{"x", "1"}}, "&lt;b&gt;"});
  return unit;
}

TEST(StoreFile, KeepsUnitsWithAllTheyHoldInOrder) {
  const ScratchFolder folder;
  for (const std::size_t count : {3U, 1500U, 9000U}) {
    const std::string path = folder / (std::to_string(count) + ".awm");
    std::vector<TranslationUnit> units = sample_units(count, 1);
    units.push_back(rich_unit());
    fill(path, units);
    EXPECT_EQ(units_in(path), units);
    EXPECT_EQ(StoreSnapshot::read(path)->units(), units.size());
    EXPECT_EQ(StoreSnapshot::read(path)->sources().at(0).header, Header());
  }
}

TEST(StoreFile, MergesPartsAndDropsWhatIsRemoved) {
  const ScratchFolder folder;
  const std::string path = folder / "m.awm";
  std::vector<TranslationUnit> all;
  for (unsigned round = 0; round < 9; ++round) {
    const std::vector<TranslationUnit> units = sample_units(1100, round);
    fill(path, units);
    all.insert(all.end(), units.begin(), units.end());
    if (round == 2) {
      StoreWriter writer(path);
      EXPECT_EQ(writer.remove({5}), 1U);
      all.erase(all.begin() + 4);
    }
  }
  const auto snapshot = StoreSnapshot::read(path);
  EXPECT_LT(snapshot->parts().size(), 6U);
  EXPECT_GT(snapshot->dead_bytes(), 0U);
  EXPECT_EQ(units_in(path), all);
  const std::uint64_t before = snapshot->size_bytes();
  EXPECT_EQ(StoreWriter(path).compact(), 0U);
  EXPECT_LT(StoreSnapshot::read(path)->size_bytes(), before);
  EXPECT_EQ(StoreSnapshot::read(path)->next_id(), snapshot->next_id());
  EXPECT_EQ(units_in(path), all);
  // The old snapshot still shows what it showed.
  EXPECT_EQ(snapshot->units(), all.size());
}

TEST(StoreFile, RefusesWhatIsNoMemory) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  std::ofstream(path) << "<tmx/>";
  EXPECT_THROW(StoreSnapshot::read(path), Error);
  EXPECT_THROW(StoreWriter{path}, Error);
  EXPECT_THROW(StoreSnapshot::read(folder / "none.awm"), Error);
  EXPECT_THROW(StoreSnapshot::read(folder.path().string()), Error);
  EXPECT_FALSE(is_store_file(path));
}

TEST(StoreFile, GivesBackTheRoomOfWhatAFullDiskDidNotTake) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  fill(path, sample_units(40, 1));
  const auto size = std::filesystem::file_size(path);
  for (const std::size_t count : {50U, 3000U}) {
    FaultyDisk disk(folder.path());
    {
      StoreWriter writer(path, StoreCare::strict, 0.0, disk);
      const std::uint32_t source = writer.add_source({"b.tmx", Header()});
      disk.leave_room(20);
      EXPECT_THROW(
          {
            for (const TranslationUnit& unit : sample_units(count, 2))
              writer.add(unit, source);
            writer.flush();
          },
          DiskFullError);
    }
    EXPECT_EQ(std::filesystem::file_size(path), size);
    {
      StoreWriter writer(path, StoreCare::strict, 0.0, disk);
      EXPECT_THROW(writer.compact(), DiskFullError);
    }
    EXPECT_EQ(units_in(path), sample_units(40, 1));
    EXPECT_FALSE(std::filesystem::exists(path + ".compact"));
    const std::string other = folder / "new.awm";
    EXPECT_THROW(StoreWriter(other, StoreCare::strict, 0.0, disk), DiskFullError);
    EXPECT_EQ(std::filesystem::file_size(other), 0);
  }
}

TEST(StoreFile, CompactsWhatALinkLeadsTo) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  const std::string link = folder / "link.awm";
  fill(path, sample_units(2000, 1));
  std::filesystem::create_symlink("a.awm", link);
  {
    StoreWriter writer(link);
    writer.remove({1, 2, 3});
    writer.compact();
    writer.add(unit_of("猫", "cat"), 0);
    writer.flush();
  }
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(StoreSnapshot::read(path)->units(), 1998U);
  EXPECT_EQ(StoreSnapshot::read(link)->units(), 1998U);
}

TEST(StoreFile, LetsOneWriteAtATime) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  StoreWriter writer(path);
  EXPECT_THROW(StoreWriter(path, StoreCare::strict, 0.05), Error);
}

/// Every cut of the file leaves what was committed before the cut, or an error.
TEST(StoreFile, LosesNoCommittedUnitToACutOffLog) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  const std::vector<TranslationUnit> units = sample_units(30, 2);
  fill(path, units);
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  for (std::size_t size = 4096; size < bytes.size(); size += 97) {
    std::ofstream(folder / "cut.awm", std::ios::binary) << bytes.substr(0, size);
    const std::vector<TranslationUnit> left = units_in(folder / "cut.awm");
    ASSERT_LE(left.size(), units.size());
    EXPECT_TRUE(std::equal(left.begin(), left.end(), units.begin()));
    fill(folder / "cut.awm", {rich_unit()});
    EXPECT_EQ(units_in(folder / "cut.awm").size(), left.size() + 1);
  }
}

/// A flipped bit anywhere is found, or costs nothing; what is whole is saved.
TEST(StoreFile, FindsFlippedBitsAndSavesTheRest) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  std::vector<TranslationUnit> units = sample_units(1400, 3);
  fill(path, units);
  const std::vector<TranslationUnit> more = sample_units(20, 4);
  fill(path, more);
  units.insert(units.end(), more.begin(), more.end());
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  std::mt19937 random(5);
  std::size_t saved_most = 0;
  for (int round = 0; round < 60; ++round) {
    std::string flipped = bytes;
    const std::size_t at = random() % flipped.size();
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
    const std::string copy = folder / "flipped.awm";
    std::ofstream(copy, std::ios::binary) << flipped;
    try {
      StoreWriter writer(copy, StoreCare::rescue);
      writer.compact();
    } catch (const Error&) {
      continue;  // The head itself is gone.
    }
    const std::vector<TranslationUnit> left = units_in(copy);
    std::size_t found = 0;
    for (const TranslationUnit& unit : units)
      if (found < left.size() && left[found] == unit) ++found;
    EXPECT_EQ(found, left.size()) << "a unit changed, byte " << at;
    if (left.size() >= units.size() - 32) ++saved_most;
  }
  EXPECT_GT(saved_most, 45U);
}

/// Killed at any moment, a writer loses nothing that it said was there.
TEST(StoreFile, KeepsWhatWasAcknowledgedWhenTheWriterIsKilled) {
  const ScratchFolder folder;
  const std::string path = folder / "a.awm";
  const std::string told = folder / "told";
  const std::vector<TranslationUnit> units = sample_units(1300, 8);
  for (int round = 0; round < 6; ++round) {
    std::filesystem::remove(path);
    std::ofstream(told).close();
    const pid_t child = ::fork();
    if (child == 0) {
      std::ofstream acknowledged(told);
      StoreWriter writer(path);
      const std::uint32_t source = writer.add_source({"a.tmx", Header()});
      for (std::size_t i = 0; i < units.size(); ++i) {
        writer.add(units[i], source);
        if (i % 10 == 9) {
          writer.flush();
          acknowledged << i + 1 << '\n' << std::flush;
        }
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(3 + 17 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    std::size_t acknowledged = 0;
    std::ifstream lines(told);
    for (std::size_t line = 0; lines >> line;) acknowledged = line;
    if (acknowledged == 0) continue;
    const std::vector<TranslationUnit> left = units_in(path);
    EXPECT_GE(left.size(), acknowledged);
    EXPECT_TRUE(std::equal(left.begin(), left.end(), units.begin()));
    fill(path, {rich_unit()});
    EXPECT_EQ(units_in(path).size(), left.size() + 1);
  }
}

}  // namespace
}  // namespace awase
