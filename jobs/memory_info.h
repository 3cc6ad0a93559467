// SPDX-License-Identifier: Apache-2.0
//
// What a memory that can be asked holds, as people and programs read it.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "text/catalogue.h"
#include "tmx/store/store_file.h"

namespace awase {

/// Units by file and by language, and how many could not be read.
struct StoreContents {
  std::vector<std::size_t> by_source;
  std::map<std::string, std::size_t> by_language;
  std::size_t lost = 0;
};

/// Reads every unit.
StoreContents contents_of(const StoreSnapshot& snapshot);

/// Throws Error (input) when a part of the memory is not as it was written. `memory` is
/// its path.
void check_store(const std::string& memory, const StoreSnapshot& snapshot,
                 const StoreContents& contents);

/// A table in the language of `reader`.
std::string store_text(const StoreSnapshot& snapshot, const StoreContents& contents,
                       const MessageCatalogue& reader);

/// The same as a JSON object over several lines.
std::string store_json(const StoreSnapshot& snapshot, const StoreContents& contents);

}  // namespace awase
