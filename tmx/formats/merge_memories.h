// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/issue.h"
#include "tmx/write_tmx.h"

namespace awase {

/// What merging came to.
struct MergedMemories {
  std::size_t written = 0;    ///< Units.
  std::vector<Issue> issues;  ///< Of reading and of writing.
};

/// Writes the units of the TMX files `paths`, at least one, to `sink`, under the header
/// of the first; "-" is standard input. With `says_origin` each unit has the name of
/// its file in the prop x-merged-from. Throws Error as require_tmx() and reading do;
/// what the sink throws passes through.
MergedMemories merge_memories(const std::vector<std::string>& paths, bool says_origin,
                              const ByteSink& sink, const WriteOptions& write);

}  // namespace awase
