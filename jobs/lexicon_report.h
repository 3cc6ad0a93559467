// SPDX-License-Identifier: Apache-2.0
//
// What a lexicon holds, and which of its entries have a word.

#pragma once

#include <string>
#include <vector>

#include "tmx/formats/lexicon_file.h"

namespace awase {

/// Keeps the entries with one of `words` (words or phrases, in whatever form) on either
/// side. `folders` may hold dictionaries, which know forms.
void keep_matching(Lexicon& lexicon, const std::vector<std::string>& words,
                   const std::vector<std::string>& folders);

/// How many entries and words there are, as lines of name and number, or as one JSON
/// object.
std::string lexicon_figures(const Lexicon& lexicon, bool json);

/// The entries as TSV, or as a JSON object a line.
std::string lexicon_entries(const Lexicon& lexicon, bool json);

}  // namespace awase
