// SPDX-License-Identifier: Apache-2.0
//
// One memory in, one out, unit by unit.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "text/issue.h"
#include "tmx/dropped_units.h"
#include "tmx/memory.h"
#include "tmx/select.h"
#include "tmx/write_tmx.h"

namespace awase {

/// What going through a memory came to.
struct PassedMemory {
  std::size_t written = 0;    ///< Units.
  std::size_t left_out = 0;   ///< Units.
  std::vector<Issue> issues;  ///< Of reading and of writing.
};

/// Reads the TMX `path`, "-" for standard input, changes its header, then each unit,
/// and writes all to `sink`. Throws Error as TmxReader does; what the sink throws
/// passes through.
PassedMemory rewrite_memory(const std::string& path, const ByteSink& sink,
                            const WriteOptions& write,
                            const std::function<void(Header&)>& change_header,
                            const std::function<void(TranslationUnit&)>& change_unit);

/// Writes the units that `selector` takes to `sink`, the others to `dropped`, each with
/// the reason, and commits these. Throws as rewrite_memory() does.
PassedMemory select_units(const std::string& path, const Selector& selector,
                          const ByteSink& sink, const WriteOptions& write,
                          DroppedUnits& dropped);

}  // namespace awase
