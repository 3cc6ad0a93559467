// SPDX-License-Identifier: Apache-2.0
//
// One search of an index: the text, and what of the index may be similar to it.
// Internal to tmx/store/index_*.cpp.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

#include "tmx/store/index_search.h"
#include "tmx/store/signatures.h"

namespace awase {

/// Symbols of a text, at most, whose bits are counted.
inline constexpr std::size_t kMostBits = 247;

struct IndexSearch::Query {
  Query(Prepared& text_there, const SymbolText& text, double wanted)
      : prepared(text_there),
        index(*text_there.index),
        threshold(wanted),
        numbers(text_there.numbers),
        symbols(text.symbols),
        planes(planes_of(text.symbols)) {
    const auto length = static_cast<double>(numbers.size());
    constexpr double kRounding = 1e-9;
    shortest = static_cast<std::size_t>(length * threshold - kRounding) +
               (numbers.empty() ? 0 : 1);
    longest = static_cast<std::size_t>(length / threshold + kRounding);
    const auto runs = index.lengths();
    first_run = std::lower_bound(
        runs.begin(), runs.end(), shortest,
        [](const LengthRun& run, std::size_t wants) { return run.length < wants; });
    end_run = std::upper_bound(
        first_run, runs.end(), longest,
        [](std::size_t wants, const LengthRun& run) { return wants < run.length; });
    if (first_run == end_run) return;
    first_rank = first_run->first_rank;
    end_rank = index.end_rank(*std::prev(end_run));
  }

  std::size_t allowed(std::size_t length) const {
    return allowed_distance(threshold, std::max(length, numbers.size()));
  }

  /// Grams that an entry of that length shares with the text at least; 0 or less:
  /// perhaps none.
  std::ptrdiff_t shared(std::size_t length) const {
    const auto longer = static_cast<std::ptrdiff_t>(std::max(length, numbers.size()));
    const auto edits = static_cast<std::ptrdiff_t>(allowed(length));
    return index.has_characters() ? longer - 1 - 2 * edits : longer - edits;
  }

  /// Symbols that an entry of that length shares with the text at least.
  std::ptrdiff_t kept(std::size_t length) const {
    return static_cast<std::ptrdiff_t>(std::max(length, numbers.size())) -
           static_cast<std::ptrdiff_t>(allowed(length));
  }

  /// The least that `shared` gives for a length that is searched.
  template <class Shared>
  std::ptrdiff_t least_of(Shared shared) const {
    std::ptrdiff_t least = std::numeric_limits<std::ptrdiff_t>::max();
    for (auto run = first_run; run != end_run; ++run)
      least = std::min(least, shared(run->length));
    return least;
  }

  double entries() const { return end_rank - first_rank; }
  using Runs = std::span<const LengthRun>::iterator;

  Prepared& prepared;
  const LanguageIndex& index;
  double threshold;
  const std::vector<std::uint32_t>& numbers;
  std::span<const Symbol> symbols;
  std::vector<Signature> planes;
  std::size_t shortest = 0;
  std::size_t longest = 0;
  Runs first_run;
  Runs end_run;
  std::uint32_t first_rank = 0;
  std::uint32_t end_rank = 0;
};

}  // namespace awase
