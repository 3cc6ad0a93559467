// SPDX-License-Identifier: Apache-2.0
//
// Headwords with the look-ups that come again and again beside them: those of a large
// dictionary go to the far end of memory.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace awase {

/// Answers as the headwords do, from a table of fixed size where it can. Not safe to
/// share between threads.
class HeadwordCache {
 public:
  /// `headwords` must outlive this; may be null, and then nothing may be asked.
  explicit HeadwordCache(const Headwords* headwords);

  /// As Headwords::lengths() and Headwords::find(); no character of a spelling is
  /// U+0000.
  std::uint32_t lengths(char32_t first, char32_t second);
  std::optional<std::uint32_t> find(std::u32string_view spelling);

 private:
  struct Spelling {
    std::array<std::uint64_t, 2> key{};  ///< The characters themselves; 0: free.
    std::optional<std::uint32_t> headword;
  };
  struct Lengths {
    std::uint64_t key = 0;
    std::uint32_t mask = 0;
  };
  const Headwords* headwords_;
  std::vector<Spelling> spellings_;
  std::vector<Lengths> lengths_;
};

}  // namespace awase
