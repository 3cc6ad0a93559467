// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "text/issue.h"
#include "tmx/combine.h"
#include "tmx/write_tmx.h"

namespace awase {

/// What splitting came to.
struct SplitMemory {
  std::size_t parts = 0;
  std::size_t left_out = 0;   ///< Units without text in two languages.
  std::vector<Issue> issues;  ///< Of reading.
};

/// Is told of a file that is complete.
using WrittenPart = std::function<void(const std::string& file, const WriteSummary&)>;

/// Writes the units of the TMX file `input_path`, "-" for standard input, to files
/// beside each other: "dir/part-001.tmx.gz" and so on for the path "dir/part.tmx.gz",
/// each whole or not at all. Nothing is written when it cannot be read to its end.
/// Throws Error as require_tmx(), reading and writing do, and of kind usage where a
/// part would take the place of that file.
SplitMemory split_memory(const std::string& input_path, const std::string& path,
                         const SplitOptions& split, const WriteOptions& write,
                         const WrittenPart& written);

}  // namespace awase
