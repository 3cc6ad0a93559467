// SPDX-License-Identifier: Apache-2.0
//
// Units that were looked up, as people and programs read them.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "tmx/store/memory_store.h"

namespace awase {

/// What of `text` is not in `other`, character by character (longest common
/// subsequence; texts of more than 2,000 characters are taken to differ as a whole).
/// Ranges are in order, none touches the next.
std::vector<ByteRange> differing_ranges(std::string_view text, std::string_view other);

/// `text` with ranges underlined and coloured, or as it is without `colours`.
std::string with_marks(std::string_view text, const std::vector<ByteRange>& ranges,
                       bool colours);

/// A match as lines: score, source with what differs from the query marked,
/// translations, file.
std::string show(const Match& match, const MatchQuery& query,
                 const std::vector<std::string>& memories, bool colours);
/// A unit that holds a text as lines, what was searched for marked.
std::string show(const GrepHit& hit, std::string_view target_language,
                 const std::vector<std::string>& memories, bool colours);

nlohmann::ordered_json json_of(const Match& match,
                               const std::vector<std::string>& memories);
nlohmann::ordered_json json_of(const GrepHit& hit,
                               const std::vector<std::string>& memories);

}  // namespace awase
