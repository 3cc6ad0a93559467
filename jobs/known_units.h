// SPDX-License-Identifier: Apache-2.0
//
// Which units a memory that can be asked has.

#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "tmx/deduplicate.h"
#include "tmx/store/store_file.h"

namespace awase {

/// The units of a memory, by what makes units duplicates: some 40 bytes a unit.
class KnownUnits {
 public:
  /// Throws Error: unavailable when the memory cannot be read, input when a part of it
  /// is damaged.
  KnownUnits(const std::string& path, const DeduplicateOptions& options);

  /// Whether the memory has `unit`, of a file with that header. Regions of languages
  /// count.
  bool has(const TranslationUnit& unit, const Header& header) const;

 private:
  DeduplicateOptions options_;
  std::unordered_set<std::uint64_t> keys_;
};

}  // namespace awase
