// SPDX-License-Identifier: Apache-2.0
//
// A memory in, one without units that are there twice out.

#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "jobs/known_units.h"
#include "tmx/encoded_input.h"
#include "tmx/write_tmx.h"

namespace awase {

/// What it came to.
struct DeduplicatedMemory {
  Header header;  ///< Of the memory that was read, and of what was written.
  std::size_t duplicates = 0;
  std::size_t known = 0;      ///< Units that the other memory has.
  std::size_t written = 0;    ///< Units.
  std::vector<Issue> issues;  ///< Of reading and of writing.
};

/// Told of each unit that is left out, and why.
using UnitLeftOut =
    std::function<void(TranslationUnit, const Header&, std::string_view reason)>;

/// Writes to `sink` the units of `input` that Deduplicator keeps (all, with `keep_all`;
/// then duplicates are counted only) and that are not in `known`, where it is not null.
/// Reads the input twice. Throws Error as reading does; what the sinks throw passes
/// through.
DeduplicatedMemory deduplicate_memory(const RereadableInput& input,
                                      const DeduplicateOptions& options, bool keep_all,
                                      const KnownUnits* known, const ByteSink& sink,
                                      const WriteOptions& write,
                                      const UnitLeftOut& dropped);

}  // namespace awase
