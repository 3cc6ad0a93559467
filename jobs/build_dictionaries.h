// SPDX-License-Identifier: Apache-2.0
//
// Which published dictionaries are compiled, and where they go.

#pragma once

#include <string>
#include <vector>

#include "align/dictionary_sources.h"

namespace awase {

/// What is to be compiled: of `files`, or of what is installed where these are empty;
/// only the language pairs of `pairs` ("ja-en") where some are named. Throws Error:
/// unavailable when there is nothing, usage when a pair is not there.
std::vector<DictionarySource> wanted_dictionaries(
    const std::vector<std::string>& files, const std::vector<std::string>& pairs);

/// Where each of them goes: `output`, a file ending in .awd or a folder, which is made;
/// when it is empty, `data_folder`. Throws Error: usage for several in one file, or
/// when there is no folder; unavailable when it cannot be made.
std::vector<std::string> dictionary_places(const std::vector<DictionarySource>& sources,
                                           const std::string& output,
                                           const std::string& data_folder);

}  // namespace awase
