// SPDX-License-Identifier: Apache-2.0
//
// Edit distance (Levenshtein) of one pattern to many texts of small integers,
// bit-parallel: Myers 1999 in the formulation of Hyyrö 2003, with blocks of 64 for long
// patterns.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace awase {

/// The pattern. Texts are symbols numbered from 0 to `alphabet` - 1. Not safe to share
/// between threads.
class EditDistance {
 public:
  /// A symbol of `pattern` that is `alphabet` or more occurs in no text. Symbols from
  /// `first_alike` up to the end of the alphabet all match each other.
  EditDistance(std::span<const std::uint32_t> pattern, std::size_t alphabet,
               std::size_t first_alike);

  /// The distance to `text`, or any number above `limit` when it is above `limit`.
  /// Symbols that are not in the alphabet match nothing. Time: length of `text` times
  /// blocks of the pattern.
  template <class Number>
  std::size_t to(std::span<const Number> text, std::size_t limit);

 private:
  template <class Number>
  std::size_t short_distance(std::span<const Number> text, std::size_t limit) const;
  template <class Number>
  std::size_t long_distance(std::span<const Number> text, std::size_t limit);

  std::size_t length_;
  std::size_t blocks_;
  std::vector<std::uint32_t> row_of_;  ///< By symbol: row of masks_ plus one; 0: none.
  std::vector<std::uint64_t>
      masks_;  ///< A row a symbol of the pattern, `blocks_` words each.
  std::vector<std::uint64_t> positive_;
  std::vector<std::uint64_t> negative_;
};

}  // namespace awase
