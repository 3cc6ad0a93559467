// SPDX-License-Identifier: Apache-2.0
//
// Units go into the log as they come. Once there are many they become a part: it is
// written behind all that is committed, then a manifest that names it, both are synced,
// and only then a root points to them. Small parts that have gathered are merged in the
// same step, four of a size into one, so that a memory of n units has about log n parts
// and each unit is written about log n times (O'Neil et al. 1996, log-structured merge
// trees).

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unordered_set>

#include "text/error.h"
#include "text/file.h"
#include "tmx/store/part_builder.h"
#include "tmx/store/store_file.h"
#include "tmx/store/store_layout.h"
#include "tmx/store/unit_record.h"

namespace awase {
namespace {

/// Units that stay in the log, where finding one means looking at all.
constexpr std::size_t kMaxLoggedUnits = 1024;
/// Parts of like size that are merged into one.
constexpr std::size_t kMergedParts = 4;
constexpr std::size_t kAlignment = 64;

/// Parts of one class are merged: each class is four times the one before.
unsigned size_class(std::size_t units) {
  unsigned number = 0;
  for (std::size_t size = kMaxLoggedUnits; size < units; size *= kMergedParts) ++number;
  return number;
}

std::string unit_record(std::uint64_t id, std::uint32_t source,
                        const TranslationUnit& unit) {
  std::string record;
  put_number(record, static_cast<std::uint64_t>(LogRecord::unit));
  put_number(record, id);
  put_number(record, source);
  put_text(record, record_of(unit));
  return record;
}

}  // namespace

struct StoreWriter::State {
  State(std::string name, Disk& on) : path(std::move(name)), disk(on) {}

  std::string path;
  Disk& disk;
  Descriptor file;
  std::shared_ptr<const StoreSnapshot> snapshot;
  std::string log;                  ///< Framed records that are not written yet.
  std::vector<LoggedUnit> pending;  ///< Units of `log`.
  std::size_t logged = 0;           ///< Units in the log, written or not.
  PartBuilder builder;
  std::vector<PartPlace> new_parts;
  std::vector<StoreSource> new_sources;
  std::vector<std::uint64_t> new_removed;
  std::uint64_t next_id = 1;
  std::uint64_t end = 0;     ///< Where the next bytes go.
  bool is_folded = false;    ///< Whether the log's units went into the builder.
  bool is_new = false;       ///< Whether the file was made by this writer.
  bool has_written = false;  ///< Whether bytes were written that are not committed.

  void open(double wait_seconds);
  void write(std::string_view bytes, std::uint64_t offset);
  void check(int result) const {
    if (result != 0) throw_file_error(path, errno);
  }
  void fold();
  void add_to_part(std::uint64_t id, std::uint32_t source, const TranslationUnit& unit);
  void write_part(std::vector<PartPlace>& places);
  void merge(std::vector<PartPlace>& places, std::vector<std::uint64_t>& removed);
  void commit_parts();
  void commit_log();
};

void StoreWriter::State::open(double wait_seconds) {
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::duration<double>(wait_seconds);
  for (;;) {
    file.reset(disk.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file.is_open()) throw_file_error(path, errno);
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK && errno != EINTR) throw_file_error(path, errno);
      if (std::chrono::steady_clock::now() > deadline)
        throw Error(
            ErrorKind::unavailable,
            Message("{file}: another program is writing this memory; try again when "
                    "it has ended",
                    {{"file", path}}));
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    // compact() puts another file in the place of this one.
    struct stat mine = {};
    struct stat there = {};
    if (::fstat(file.get(), &mine) != 0) throw_file_error(path, errno);
    if (::stat(path.c_str(), &there) == 0 && there.st_ino == mine.st_ino &&
        there.st_dev == mine.st_dev) {
      if (mine.st_size == 0) {
        is_new = true;
        try {
          write(store_head(), 0);
          check(disk.sync(file.get()));
        } catch (const Error&) {
          disk.truncate(file.get(), 0);  // A part of a head is no memory.
          throw;
        }
        has_written = false;
        if (const int error = sync_folder_of(disk, path)) throw_file_error(path, error);
      }
      return;
    }
  }
}

void StoreWriter::State::write(std::string_view bytes, std::uint64_t offset) {
  has_written = true;
  const int error = write_all(bytes, [&](std::string_view rest) {
    const ssize_t count = disk.write_at(file.get(), rest, offset);
    if (count > 0) offset += static_cast<std::uint64_t>(count);
    return count;
  });
  if (error != 0) throw_file_error(path, error);
}

void StoreWriter::State::fold() {
  if (is_folded) return;
  is_folded = true;
  // Written records stay where they are, dead, until the file is compacted.
  for (const auto& unit : snapshot->logged())
    add_to_part(unit->id, unit->source, unit->unit);
  for (const LoggedUnit& unit : pending) add_to_part(unit.id, unit.source, unit.unit);
  pending.clear();
  log.clear();
}

void StoreWriter::State::add_to_part(std::uint64_t id, std::uint32_t source,
                                     const TranslationUnit& unit) {
  builder.add(id, source, unit);
  if (builder.size() >= kMaxPartUnits) write_part(new_parts);
}

void StoreWriter::State::write_part(std::vector<PartPlace>& places) {
  const std::size_t units = builder.size();
  if (units == 0) return;
  const std::string part = builder.finish();
  const std::uint64_t offset = (end + kAlignment - 1) / kAlignment * kAlignment;
  write(part, offset);
  places.push_back({offset, part.size(), units});
  end = offset + part.size();
}

void StoreWriter::State::commit_log() {
  if (log.empty()) return;
  write(log, end);
  check(disk.sync_data(file.get()));
  end += log.size();
  has_written = false;
  log.clear();
  pending.clear();
  new_removed.clear();
  new_sources.clear();
  snapshot = StoreSnapshot::read(path, snapshot);
}

StoreWriter::StoreWriter(const std::string& path, StoreCare care, double wait_seconds,
                         Disk& disk)
    : state_(std::make_unique<State>(path, disk)) {
  state_->open(wait_seconds);
  state_->snapshot = StoreSnapshot::read(
      path, {}, care == StoreCare::strict ? StoreCare::writer : care);
  state_->next_id = state_->snapshot->next_id();
  state_->end = state_->snapshot->size_bytes();
  state_->logged = state_->snapshot->logged().size();
  // What a process left behind that died while it wrote. Damage is left for compact()
  // to save.
  if (care == StoreCare::strict)
    state_->check(disk.truncate(state_->file.get(), state_->end));
}

/// Gives back what could not be committed: on a full disk nobody else has room for it.
/// Records of the log that are whole stay, since readers may have seen them.
StoreWriter::~StoreWriter() {
  if (!state_->has_written || !state_->file.is_open()) return;
  try {
    const auto now = StoreSnapshot::read(state_->path, {}, StoreCare::writer);
    state_->disk.truncate(state_->file.get(), now->size_bytes());
  } catch (const Error&) {
    // The next writer does it.
  }
}

const StoreSnapshot& StoreWriter::snapshot() const { return *state_->snapshot; }
bool StoreWriter::made_the_file() const { return state_->is_new; }

std::uint32_t StoreWriter::add_source(const StoreSource& source) {
  const auto number = static_cast<std::uint32_t>(state_->snapshot->sources().size() +
                                                 state_->new_sources.size());
  state_->new_sources.push_back(source);
  if (!state_->is_folded) {
    std::string record;
    put_number(record, static_cast<std::uint64_t>(LogRecord::source));
    put_text(record, source.name);
    put_text(record, record_of(source.header));
    state_->log += framed(record);
  }
  return number;
}

std::uint64_t StoreWriter::add(const TranslationUnit& unit, std::uint32_t source) {
  const std::uint64_t id = state_->next_id++;
  if (!state_->is_folded && state_->logged < kMaxLoggedUnits) {
    state_->log += framed(unit_record(id, source, unit));
    state_->pending.push_back({id, source, unit});
    ++state_->logged;
  } else {
    state_->fold();
    state_->add_to_part(id, source, unit);
  }
  return id;
}

std::size_t StoreWriter::remove(const std::vector<std::uint64_t>& ids) {
  flush();
  const StoreSnapshot& now = *state_->snapshot;
  std::unordered_set<std::uint64_t> logged;
  for (const auto& unit : now.logged()) logged.insert(unit->id);
  std::size_t count = 0;
  for (const std::uint64_t id : std::set<std::uint64_t>(ids.begin(), ids.end())) {
    const bool is_in_part =
        std::any_of(now.parts().begin(), now.parts().end(),
                    [id](const auto& part) { return part->find(id).has_value(); });
    if (now.is_removed(id) || (!logged.contains(id) && !is_in_part)) continue;
    std::string record;
    put_number(record, static_cast<std::uint64_t>(LogRecord::removed));
    put_number(record, id);
    state_->log += framed(record);
    ++count;
  }
  state_->commit_log();
  return count;
}

void StoreWriter::flush() {
  if (state_->is_folded)
    state_->commit_parts();
  else
    state_->commit_log();
}

void StoreWriter::State::merge(std::vector<PartPlace>& places,
                               std::vector<std::uint64_t>& removed) {
  for (std::size_t last = places.size(); last >= kMergedParts;) {
    const std::size_t first = last - kMergedParts;
    std::size_t units = 0;
    bool is_alike = true;
    for (std::size_t i = first; i < last; ++i) {
      units += places[i].units;
      is_alike =
          is_alike && size_class(places[i].units) == size_class(places[first].units);
    }
    if (!is_alike || units > kMaxPartUnits) {
      --last;
      continue;
    }
    for (std::size_t i = first; i < last; ++i) {
      std::string bytes(places[i].size_bytes, '\0');
      if (read_at(file.get(), bytes.data(), bytes.size(), places[i].offset) !=
          static_cast<ssize_t>(bytes.size()))
        throw_file_error(path, errno);
      const StorePart part(bytes, path);
      bool is_whole = true;
      PartBuilder merged = std::move(builder);
      part.for_each(
          [&](std::uint32_t number, const TranslationUnit& unit) {
            const std::uint64_t id = part.id(number);
            const auto place = std::lower_bound(removed.begin(), removed.end(), id);
            if (place != removed.end() && *place == id)
              removed.erase(place);
            else
              merged.add(id, part.source(number), unit);
            return true;
          },
          [&](std::size_t, std::size_t) { is_whole = false; });
      builder = std::move(merged);
      if (!is_whole)
        throw Error(
            ErrorKind::input,
            Message("{file}: this memory is damaged; 'awase memory compact' saves what "
                    "is whole",
                    {{"file", path}}));
    }
    std::vector<PartPlace> merged;
    write_part(merged);
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(first),
                 places.begin() + static_cast<std::ptrdiff_t>(last));
    places.insert(places.begin() + static_cast<std::ptrdiff_t>(first), merged.begin(),
                  merged.end());
    last = places.size();
  }
}

void StoreWriter::State::commit_parts() {
  write_part(new_parts);
  StoreManifest manifest;
  manifest.parts = snapshot->places_;
  manifest.parts.insert(manifest.parts.end(), new_parts.begin(), new_parts.end());
  manifest.sources = snapshot->sources();
  manifest.sources.insert(manifest.sources.end(), new_sources.begin(),
                          new_sources.end());
  manifest.removed = snapshot->removed_;
  merge(manifest.parts, manifest.removed);

  const std::string bytes = manifest_bytes(manifest);
  write(bytes, end);
  StoreRoot root;
  root.sequence = snapshot->root_.sequence + 1;
  root.manifest_offset = end;
  root.manifest_size_bytes = bytes.size();
  root.log_begin = end + bytes.size();
  root.next_id = next_id;
  check(disk.sync(file.get()));
  write(root_bytes(root), kRootOffsets[root.sequence % 2]);
  check(disk.sync(file.get()));
  end = root.log_begin;
  has_written = false;
  new_parts.clear();
  new_sources.clear();
  logged = 0;
  is_folded = false;
  snapshot = StoreSnapshot::read(path);
}

std::size_t StoreWriter::compact() {
  flush();
  const std::shared_ptr<const StoreSnapshot> old = state_->snapshot;
  struct stat info = {};
  state_->check(::fstat(state_->file.get(), &info));
  // Written by the same code into a file beside it, which then takes the place of this
  // one; a link to it stays a link.
  const std::string path = link_target(state_->path).string();
  const std::string beside = path + ".compact";
  state_->disk.remove(beside);
  std::size_t lost = old->lost_units();
  try {
    StoreWriter writer(beside, StoreCare::strict, 0.0, state_->disk);
    for (const StoreSource& source : old->sources()) writer.add_source(source);
    writer.state_->fold();
    lost += old->for_each(
        [&](std::uint64_t id, std::uint32_t source, const TranslationUnit& unit) {
          writer.state_->add_to_part(id, source, unit);
        });
    writer.state_->next_id = old->next_id();
    writer.flush();
    state_->check(::fchmod(writer.state_->file.get(), info.st_mode & 07777));
    state_->check(state_->disk.rename(beside, path));
    if (const int error = sync_folder_of(state_->disk, path))
      throw_file_error(state_->path, error);
    state_->file = std::move(writer.state_->file);
  } catch (const Error&) {
    state_->disk.remove(beside);
    throw;
  }
  state_->snapshot = StoreSnapshot::read(state_->path);
  state_->end = state_->snapshot->size_bytes();
  return lost;
}

}  // namespace awase
