// SPDX-License-Identifier: Apache-2.0
//
// Units as numbers, so that equal ones can be found among millions.

#pragma once

#include <cstdint>
#include <string_view>

#include "tmx/memory.h"

namespace awase {

/// When two segments are the same.
enum class Sameness {
  /// Text and inline codes, character by character, and all that the codes say but the
  /// numbers that pair a bpt with its ept.
  exact,
  normalised,  ///< Text alone, but for case, width and white space (see fold()).
  letters,     ///< Normalised, without spaces and punctuation, if that leaves any.
};

/// 64 bits of the content. Two different contents have the same key with probability
/// 2^-64: among five million units, once in a million memories.
std::uint64_t content_key(const Content& content, Sameness sameness);

/// Key of the source and of the languages it is translated to. `source` may be null.
std::uint64_t source_key(const TranslationUnit& unit, const Variant* source,
                         Sameness sameness);

/// Key of all sides, in whatever order they stand.
std::uint64_t pair_key(const TranslationUnit& unit, Sameness sameness);

/// source_key() and pair_key() of one unit, Sameness::exact, for little more than one
/// of them. `source` is a variant of the unit.
struct UnitKeys {
  std::uint64_t source = 0;
  std::uint64_t pair = 0;
};
UnitKeys unit_keys(const TranslationUnit& unit, const Variant* source);

/// The variant in the unit's source language; where any may be the source, the first.
/// Null when there is none.
const Variant* source_variant(const TranslationUnit& unit, const Header& header);

}  // namespace awase
