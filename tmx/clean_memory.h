// SPDX-License-Identifier: Apache-2.0
//
// A memory in, one without probable mistakes out.

#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "tmx/clean.h"
#include "tmx/encoded_input.h"
#include "tmx/write_tmx.h"

namespace awase {

/// Units by rule, and in all.
struct CleanCounts {
  std::array<std::size_t, kCleanRules> by_rule{};
  std::size_t dropped = 0;

  void add(const CleanRules& faults) {
    ++dropped;
    for (std::size_t k = 0; k < kCleanRules; ++k) by_rule[k] += faults[k];
  }
};

/// What cleaning a memory came to.
struct CleanedMemory {
  Header header;  ///< Of the memory that was read, and of what was written.
  CleanCounts counts;
  std::size_t written = 0;    ///< Units.
  std::vector<Issue> issues;  ///< Of reading and of writing.
};

/// Told of what is left out: a unit, or what is left of one, and the rules that it
/// breaks.
using CleanedOut =
    std::function<void(TranslationUnit, const Header&, const CleanRules&)>;

/// Writes the units of `input` that break none of the rules to `sink`, the sides that
/// Cleaner leaves of others, and of near-duplicates the one that deduplication keeps.
/// Reads the input twice where it is asked for these. Throws Error as reading does;
/// what the sinks throw passes through.
CleanedMemory clean_memory(const RereadableInput& input, const CleanOptions& options,
                           const ByteSink& sink, const WriteOptions& write,
                           const CleanedOut& dropped);

/// What was done as a JSON object and a line end; `output` is where the memory went.
std::string to_json(const CleanedMemory& done, const std::string& output);

/// "numbers: 3 units", a sentence for each rule that units broke.
std::vector<Message> describe(const CleanCounts& counts);

}  // namespace awase
