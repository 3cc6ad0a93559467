// SPDX-License-Identifier: Apache-2.0
//
// Writes the units of a memory that can be asked into a file, once or whenever they
// change.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "tmx/formats/unit_stream.h"
#include "tmx/store/store_file.h"

namespace awase {

/// What was written.
struct ExportedUnits {
  std::size_t units = 0;
  std::vector<Issue> issues;  ///< What the format could not hold.
};

/// Writes all units of `snapshot`, that of the memory at `path`. Units whose file says
/// things of all its units that another's header does not say them themselves. Throws
/// Error (input) when a unit is damaged; what the sink throws passes through.
ExportedUnits export_units(const StoreSnapshot& snapshot, const std::string& path,
                           MemoryFormat format, const UnitWriteOptions& options,
                           const ByteSink& sink);

/// Keeps the TMX in `folder`, which is named as the memory is, equal to it until
/// `stopped` says so: written whole, at once and each time the memory has changed,
/// which is looked at every second. `written` is told of each time. Throws Error as
/// reading and writing do; a memory that is replaced or locked meanwhile is read the
/// next time.
void watch_memory(
    const std::string& path, const std::string& folder, const UnitWriteOptions& options,
    const std::function<bool()>& stopped,
    const std::function<void(const std::string& file, const ExportedUnits&)>& written);

}  // namespace awase
