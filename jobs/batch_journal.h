// SPDX-License-Identifier: Apache-2.0
//
// What a batch has done, kept so that whatever ends it, the next run can go on.
//
// In the folder .awase-batch of the output folder, for each shard: a journal with a
// line of JSON for each pair that is done (text/append_log.h), and with --into the
// units of these pairs, one after the other.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "jobs/aligned_pair.h"
#include "text/append_log.h"
#include "text/descriptor.h"

namespace awase {

/// A pair that is done.
struct DonePair {
  std::string key;           ///< Hash of all that the output hangs on.
  std::string output_hash;   ///< Of the bytes of the output.
  std::uint64_t offset = 0;  ///< Where its units begin, with --into.
  std::uint64_t bytes = 0;   ///< Of the output.
  PairFigures figures;
  std::size_t warnings = 0;
};

/// A line of JSON for a pair, without line end; and back. Throws std::exception when it
/// is no such line.
std::string to_line(std::string_view id, const DonePair& done);
std::string from_line(std::string_view line, DonePair& done);

/// The journal of one shard. While it is open no other run can open it.
class BatchJournal {
 public:
  /// In `folder`, which is made where it is missing. With `resume` what it holds is
  /// kept, but for lines that are damaged or cut off; else it begins empty. Throws
  /// Error (unavailable) when another run is at work there.
  BatchJournal(const std::string& folder, const std::string& shard, bool resume,
               Disk& disk = Disk::system());

  /// What an earlier run did, or null.
  const DonePair* find(std::string_view id) const;

  /// Notes that a pair is done and keeps its `units`. Gives the offset of these. Throws
  /// Error (unavailable), DiskFullError when there is no room; the pair is not noted
  /// then.
  std::uint64_t add(std::string_view id, DonePair done, std::string_view units);

  /// Units that add() was given; shorter where the file is. Throws Error (unavailable).
  std::string units(std::uint64_t offset, std::uint64_t bytes) const;

  /// Where a learned lexicon is kept.
  const std::string& lexicon_name() const { return lexicon_name_; }

  /// Lines of the journal that are damaged; their pairs are done again.
  std::size_t damaged_lines() const { return damaged_lines_; }

  /// Puts an output in its place, whole or not at all. Throws Error (unavailable),
  /// DiskFullError when there is no room. It is on the disk after sync().
  void put(const std::string& place, std::string_view bytes) const;

  /// Sees that all is on the disk, the outputs too. Throws Error (unavailable).
  void sync() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  void read_journal();

  Disk& disk_;
  std::string place_, units_name_, lexicon_name_;
  std::unique_ptr<AppendLog> journal_;
  Descriptor units_;
  std::uint64_t units_end_ = 0;
  std::size_t damaged_lines_ = 0;
  std::unordered_map<std::string, DonePair, Hash, std::equal_to<>> done_;
};

}  // namespace awase
