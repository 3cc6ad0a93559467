// SPDX-License-Identifier: Apache-2.0
//
// Finds the units of a memory that are there twice, in 16 bytes a unit.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "text/temporary_file.h"
#include "tmx/memory.h"
#include "tmx/unit_key.h"

namespace awase {

/// Which units are the same.
enum class DuplicateScope {
  pair,    ///< All sides are the same.
  source,  ///< The source is the same, and the languages it is translated to.
};

/// Which one of several is kept.
enum class KeepRule {
  newest,  ///< The last changed or created; of those without date the last.
  best,    ///< The one with the highest x-confidence; of equals the last.
  first,   ///< The one that comes first.
};

/// How duplicates are found.
struct DeduplicateOptions {
  DuplicateScope scope = DuplicateScope::pair;
  Sameness sameness = Sameness::exact;
  KeepRule keep = KeepRule::best;
  /// Bytes of records held in memory; beyond, they are sorted in temporary files.
  std::size_t max_memory_bytes = std::size_t{512} << 20;
};

/// The same number for units that are duplicates of each other, by scope and sameness
/// of `options`.
std::uint64_t duplicate_key(const TranslationUnit& unit, const Header& header,
                            const DeduplicateOptions& options);

/// Two passes over a memory: add() every unit, then settle(), then ask is_kept() for
/// each in the same order. Holds 16 bytes a unit up to settle(), a bit a unit after.
/// Units are told apart by 64 bits of a hash.
class Deduplicator {
 public:
  explicit Deduplicator(DeduplicateOptions options);
  ~Deduplicator();
  Deduplicator(const Deduplicator&) = delete;
  Deduplicator& operator=(const Deduplicator&) = delete;

  /// Throws Error: unavailable when there is no room for temporary files, input beyond
  /// 2^32 units.
  void add(const TranslationUnit& unit, const Header& header);

  /// Decides. Gives how many units are not kept.
  std::size_t settle();

  /// Whether the unit of that number, from 0, is kept. A unit without text in two
  /// languages is a duplicate of none.
  bool is_kept(std::size_t unit) const { return kept_[unit]; }

  /// How many sorted runs went to temporary files.
  std::size_t spilled_runs() const { return runs_.size(); }

 private:
  struct Record {
    std::uint64_t key;
    std::uint32_t rank;  ///< Higher is better.
    std::uint32_t unit;
  };
  class Run;

  static bool before(const Record& a, const Record& b);
  std::uint32_t rank_of(const TranslationUnit& unit) const;
  void spill();

  DeduplicateOptions options_;
  std::vector<Record> records_;
  std::vector<TemporaryFile> runs_;
  std::vector<std::uint32_t> unwritable_;  ///< Units without text in two languages.
  std::size_t units_ = 0;
  std::vector<bool> kept_;
};

}  // namespace awase
