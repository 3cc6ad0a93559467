// SPDX-License-Identifier: Apache-2.0
//
// What the commands of `awase tmx` share: how a memory is read and written.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/console.h"
#include "text/file.h"
#include "tmx/unit_stream.h"

namespace awase {

/// Where a memory goes, and how it is encoded.
struct MemoryOutputOptions {
  std::string path = "-";
  std::string encoding = "utf-8";
  bool gzip = false;
  int level = 2;
};

/// Declares -o, --encoding, --gzip and --level on `app`.
void add_memory_output_options(CLI::App& app, MemoryOutputOptions& options);

/// A path that ends in .gz is compressed too.
WriteOptions write_options(const MemoryOutputOptions& options, const std::string& path);
inline WriteOptions write_options(const MemoryOutputOptions& options) {
  return write_options(options, options.path);
}

/// Writes to `file`, which must outlive it.
ByteSink sink_of(OutputFile& file);

/// "3 units", "1 unit".
std::string counted(std::size_t count, std::string_view what);

/// Each line as a warning.
void warn_all(const Console& console, const std::vector<std::string>& lines);

}  // namespace awase
