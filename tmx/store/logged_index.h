// SPDX-License-Identifier: Apache-2.0
//
// Units of the log, which have no index yet: few, so that each is looked at.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tmx/store/part_layout.h"
#include "tmx/store/store_file.h"
#include "tmx/store/symbols.h"

namespace awase {

/// A side of a logged unit, ready to be compared.
struct LoggedEntry {
  std::shared_ptr<const LoggedUnit> unit;
  std::size_t variant = 0;
  SymbolText text;
};

/// The sides of the logged units. Never changes; safe to share between threads.
class LoggedIndex {
 public:
  /// Takes over what `before`, which may be null, has of the units.
  LoggedIndex(const std::vector<std::shared_ptr<const LoggedUnit>>& units,
              const LoggedIndex* before);

  const std::vector<LoggedEntry>& entries() const { return entries_; }

 private:
  std::vector<LoggedEntry> entries_;
};

/// Compares one text with others, symbol by symbol.
class SymbolComparison {
 public:
  explicit SymbolComparison(const SymbolText& text);
  ~SymbolComparison();
  SymbolComparison(const SymbolComparison&) = delete;
  SymbolComparison& operator=(const SymbolComparison&) = delete;

  /// The edit distance, all numbers alike, or any number above `limit`.
  std::size_t distance_to(const std::vector<Symbol>& symbols, std::size_t limit);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
