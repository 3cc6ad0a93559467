// SPDX-License-Identifier: Apache-2.0
//
// What two memories do not have in common, whatever the order of their units.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tmx/memory.h"
#include "tmx/read_tmx.h"

namespace awase {

/// A unit of which the other memory has no equal. A unit of each with the same source
/// are one difference.
struct Difference {
  const TranslationUnit* before = nullptr;  ///< Null when it was added.
  const TranslationUnit* after = nullptr;   ///< Null when it was removed.
  std::size_t before_number = 0;            ///< Of the unit in its file, from 1.
  std::size_t after_number = 0;
};

/// How many there are.
struct DiffSummary {
  std::size_t same = 0;
  std::size_t changed = 0;
  std::size_t added = 0;
  std::size_t removed = 0;

  bool has_differences() const { return changed + added + removed > 0; }
};

/// Opens a memory anew; it is read twice.
using OpenMemory = std::function<TmxReader()>;

/// Tells of all differences: first what was changed or added, in the order of `after`,
/// then what was removed, in the order of `before`. Units are the same when the texts
/// and codes of all their sides are; with `everything`, attributes, props and notes
/// too. Holds 16 bytes a unit, 24 for each that differs, and those of `before` that
/// differ in a temporary file. Throws Error as reading does, and (unavailable) without
/// room.
DiffSummary diff_memories(const OpenMemory& before, const OpenMemory& after,
                          bool everything,
                          const std::function<void(const Difference&)>& tell);

/// A unit as lines for people: what the line is about ("ja", "@tuid", "prop p"), and
/// its text. The source comes first, then the other languages by name; then, with
/// `everything`, attributes by name, and props and notes as they stand.
std::vector<std::pair<std::string, std::string>> unit_lines(const TranslationUnit& unit,
                                                            const Variant* source,
                                                            bool everything);

}  // namespace awase
