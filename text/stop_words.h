// SPDX-License-Identifier: Apache-2.0
//
// Function words, which say nothing of what a segment is about.

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace awase {

using StopWords = std::unordered_set<std::string>;

/// The function words of a language (primary subtag, "en"), folded to lower case; null
/// when we have no list. The lists are short: words that are frequent in every text.
const StopWords* stop_words(std::string_view language);

}  // namespace awase
