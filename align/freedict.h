// SPDX-License-Identifier: Apache-2.0
//
// Reads FreeDict dictionaries as Debian packages them for a dictd server.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/dictionary.h"

namespace awase {

/// The entries of a FreeDict dictionary, given its index (headword, offset and size in
/// base 64, a line each) and its text (unpacked). Headwords and translations are the
/// word keys of their languages, so that they match words of a text in whatever form.
/// Headwords of more than one content word, pronunciations, grammar and definitions
/// are left out. Lines of the index that point nowhere are passed over; time is linear
/// in the sizes of both.
std::vector<DictionaryEntry> read_freedict(std::string_view index,
                                           std::string_view text,
                                           std::string_view headword_language,
                                           std::string_view translation_language);

/// The title that the dictionary gives itself, a line; empty when it has none.
std::string freedict_title(std::string_view index, std::string_view text);

}  // namespace awase
