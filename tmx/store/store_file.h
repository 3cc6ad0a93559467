// SPDX-License-Identifier: Apache-2.0
//
// The file of a memory that can be asked (.awm): parts that never change, and behind
// them a log of what was added and removed since. Bytes that were committed are never
// written again, so that readers need no lock; two roots in the head take turns in
// saying what is committed. docs/formats.md describes the bytes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/descriptor.h"
#include "text/disk.h"
#include "tmx/memory.h"
#include "tmx/store/part.h"

namespace awase {

/// A file whose units were added to the memory.
struct StoreSource {
  std::string name;
  Header header;
};

/// A unit that is in the log only.
struct LoggedUnit {
  std::uint64_t id = 0;
  std::uint32_t source = 0;
  TranslationUnit unit;
};

/// Where a part lies.
struct PartPlace {
  std::uint64_t offset = 0;
  std::uint64_t size_bytes = 0;
  std::uint64_t units = 0;

  bool operator==(const PartPlace&) const = default;
};

/// What is committed beside the log.
struct StoreRoot {
  std::uint64_t sequence = 0;
  std::uint64_t manifest_offset = 0;
  std::uint64_t manifest_size_bytes = 0;
  std::uint64_t log_begin = 0;
  std::uint64_t next_id = 1;
};

/// What is done about a damaged file.
enum class StoreCare {
  strict,  ///< It is refused; damage in the log costs the records that are damaged.
  writer,  ///< The same, for who has the lock: no part is being written behind the log.
  rescue,  ///< Parts that cannot be read are left out and counted.
};

/// A memory as it was at one moment. Never changes, so it is safe to share between
/// threads; what it shows stays although others write the file, or replace it.
class StoreSnapshot {
 public:
  /// Reads the file. Takes over what `before` has of it. Throws Error: unavailable when
  /// it cannot be read, input when it is no memory or is damaged.
  static std::shared_ptr<const StoreSnapshot> read(
      const std::string& path, const std::shared_ptr<const StoreSnapshot>& before = {},
      StoreCare care = StoreCare::strict);

  const std::vector<std::shared_ptr<const StorePart>>& parts() const { return parts_; }
  /// Units of the log that are not removed, by id.
  const std::vector<std::shared_ptr<const LoggedUnit>>& logged() const {
    return logged_;
  }
  const std::vector<StoreSource>& sources() const { return sources_; }
  /// The languages of the units as they are spelled, each once.
  std::vector<std::string> languages() const;
  /// Whether the unit was removed since its part was written.
  bool is_removed(std::uint64_t id) const;
  std::size_t removed_count() const { return removed_.size(); }

  std::size_t units() const;
  /// Units of parts that could not be read.
  std::size_t lost_units() const { return lost_units_; }
  std::uint64_t next_id() const { return next_id_; }
  std::uint64_t size_bytes() const { return log_end_; }
  /// Whether it shows the same as `other`, of the same file.
  bool is_same_as(const StoreSnapshot& other) const {
    return mapping_ == other.mapping_ && log_end_ == other.log_end_;
  }
  /// Bytes of the file that hold nothing any more.
  std::uint64_t dead_bytes() const;

  /// Every unit that is not removed, by id: `use(id, source, unit)`. Gives how many
  /// could not be read because their bytes are damaged.
  template <class Use>
  std::size_t for_each(Use use) const {
    std::size_t lost = 0;
    for (const auto& part : parts_)
      part->for_each(
          [&](std::uint32_t number, const TranslationUnit& unit) {
            if (!is_removed(part->id(number)))
              use(part->id(number), part->source(number), unit);
            return true;
          },
          [&](std::size_t first, std::size_t last) { lost += last - first + 1; });
    for (const auto& logged : logged_) use(logged->id, logged->source, logged->unit);
    return lost;
  }

 private:
  friend class StoreWriter;
  class Mapping;

  void read_manifest(std::string_view bytes, const std::string& path, StoreCare care);
  void read_log(int descriptor, std::uint64_t end, StoreCare care);
  bool apply(std::string_view record);

  std::shared_ptr<const Mapping> mapping_;
  StoreRoot root_;
  std::vector<PartPlace> places_;
  std::vector<std::shared_ptr<const StorePart>> parts_;
  std::vector<std::shared_ptr<const LoggedUnit>> logged_;
  std::vector<StoreSource> sources_;
  std::vector<std::uint64_t> removed_;  ///< Ascending.
  std::size_t lost_units_ = 0;
  std::uint64_t next_id_ = 1;
  std::uint64_t log_end_ = 0;  ///< Behind the last whole record.
};

/// The one who may write a memory; others wait until it ends. What flush() or commit()
/// returned from is there after a crash.
class StoreWriter {
 public:
  /// Opens or makes the file and locks it, waiting up to `wait_seconds`. Throws Error:
  /// unavailable when it cannot be written or somebody else writes all the time, input
  /// when it is no memory.
  explicit StoreWriter(const std::string& path, StoreCare care = StoreCare::strict,
                       double wait_seconds = 10.0, Disk& disk = Disk::system());
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// What was committed when it was opened, or last flushed.
  const StoreSnapshot& snapshot() const;
  /// Whether there was no such file, or an empty one.
  bool made_the_file() const;

  /// Number for a file that units will be added from.
  std::uint32_t add_source(const StoreSource& source);
  /// Adds a unit; gives its id. Throws Error (unavailable) on a full disk.
  std::uint64_t add(const TranslationUnit& unit, std::uint32_t source);
  /// Removes the units with these ids and commits that. Gives how many there were.
  std::size_t remove(const std::vector<std::uint64_t>& ids);
  /// Commits what was added and removed.
  void flush();

  /// Writes the whole memory anew without what is removed or dead, in place of the
  /// file. Gives how many units could not be read.
  std::size_t compact();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether the file at `path` begins as a memory does; false when it cannot be read.
bool is_store_file(const std::string& path);

}  // namespace awase
