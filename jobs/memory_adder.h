// SPDX-License-Identifier: Apache-2.0
//
// Puts units into a memory that can be asked.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "jobs/aligned_pair.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/from_alignment.h"
#include "tmx/store/store_file.h"

namespace awase {

/// What became of the units that were given.
struct AddedUnits {
  std::size_t added = 0;
  std::size_t known = 0;       ///< Left out: the memory had them.
  std::size_t incomplete = 0;  ///< Left out: without a second side that has text.
};

/// What is said of them to people: first what was left out, and why. `units` is how
/// many the memory, `file`, now has.
std::vector<Message> describe(const AddedUnits& counts, const std::string& file,
                              std::size_t units);

/// Adds units to a memory, which it locks meanwhile.
class MemoryAdder {
 public:
  /// Makes the memory when it is not there. `skips_known`: units whose texts and codes
  /// are in it already are left out. Throws Error as StoreWriter does.
  MemoryAdder(const std::string& path, bool skips_known);
  /// Without finish() the memory is as it was; one that was made for it is removed.
  ~MemoryAdder();
  MemoryAdder(const MemoryAdder&) = delete;
  MemoryAdder& operator=(const MemoryAdder&) = delete;

  /// Adds all units of a reader, which come from the file called `name`. Throws Error
  /// as reading and writing do.
  void add(UnitReader& units, const std::string& name);
  /// Adds units of one file with that header.
  void add(std::span<const TranslationUnit> units, const Header& header,
           const std::string& name);

  /// Commits what was added; frees space when more than half of the file is dead.
  void finish();

  const AddedUnits& counts() const { return counts_; }
  /// Units that the memory has, as of finish().
  std::size_t units() const { return writer_.snapshot().units(); }

 private:
  bool is_wanted(const TranslationUnit& unit);
  void add_unit(const TranslationUnit& unit, std::uint32_t source);

  std::string path_;
  StoreWriter writer_;
  bool skips_known_;
  std::unordered_set<std::uint64_t> known_;
  AddedUnits counts_;
  bool is_finished_ = false;
};

/// Adds the pairs of an alignment that are wanted, as a TMX of them would have them,
/// under the name of its source. Gives what people should know. Throws Error as
/// from_alignment() does.
std::vector<Issue> add_pairs(MemoryAdder& adder, const AlignedPair& pair,
                             const MemoryOptions& options);

}  // namespace awase
