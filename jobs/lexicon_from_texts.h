// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "align/lexicon.h"
#include "jobs/remarks.h"

namespace awase {

/// Aligns texts, each followed by its translation in `paths`, which hold a segment a
/// line, and learns from the beads that are sure; `learned` says from how many. Each
/// remark goes to `told`. Throws Error: usage for an odd number of files, else as
/// PairJob does.
Lexicon lexicon_from_texts(const std::vector<std::string>& paths,
                           const std::string& source_language,
                           const std::string& target_language,
                           const std::vector<std::string>& dictionary_folders,
                           const std::function<void(const Remarks&)>& told,
                           std::size_t& learned);

}  // namespace awase
