// SPDX-License-Identifier: Apache-2.0
//
// What the commands of `awase tmx` share: how a memory is read and written.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "terminal/console.h"
#include "terminal/option_table.h"
#include "text/file.h"
#include "tmx/dropped_units.h"
#include "tmx/file_sink.h"
#include "tmx/formats/unit_stream.h"

namespace awase {

/// Where a memory goes, and how it is encoded.
struct MemoryOutputOptions {
  std::string path = "-";
  std::string encoding = "utf-8";
  bool gzip = false;
  int level = 2;
};

/// Declares -o, --encoding, --gzip and --level on `table`.
void add_memory_output_options(OptionTable& table, MemoryOutputOptions& options);

/// A path that ends in .gz is compressed too.
WriteOptions write_options(const MemoryOutputOptions& options, const std::string& path);
inline WriteOptions write_options(const MemoryOutputOptions& options) {
  return write_options(options, options.path);
}

/// The format to write: that called `name`, else that of the ending of `path`. Throws
/// Error (usage) where neither says one.
MemoryFormat format_to_write(const std::string& name, const std::string& path);

/// One memory in, one out, and what is left out of it: the options of commands that go
/// through a memory unit by unit.
struct PassOptions {
  std::string input;
  std::string dropped;  ///< File for units that are left out; may be empty.
  MemoryOutputOptions output;
};

/// Declares FILE and the output options on `table`; --dropped where units may be left
/// out.
void add_pass_options(OptionTable& table, PassOptions& options, bool may_drop);

/// Refuses -o and --dropped in one place, and --dropped in the place of `input`. The
/// output may take that: it does so when all is read and written.
void check_places(const std::string& input, const std::string& output,
                  const std::string& dropped);

/// The file of --dropped, which is encoded as the output.
inline DroppedUnits dropped_units(const PassOptions& options) {
  return {options.dropped, write_options(options.output, options.dropped)};
}

/// "3 units written to all.tmx".
Message units_written(std::size_t count, const std::string& file);
/// "3 units left out, 1 unit written to all.tmx".
Message units_left_out(std::size_t count, Message written);

}  // namespace awase
