// SPDX-License-Identifier: Apache-2.0
//
// Lexicons from files of any kind, translation memories among them.

#pragma once

#include <span>
#include <string>

#include "align/dictionaries.h"
#include "align/lexicon.h"

namespace awase {

/// Units of a memory with at most so many words on either side become entries as they
/// are; from longer ones, words are learned.
inline constexpr std::size_t kMostEntryWords = 6;

/// What translation memories know of words: their short units, and the words that keep
/// turning up together in all units. Units without both languages are passed over.
/// Throws Error as TmxReader does, and (input), with the languages there are, when no
/// unit of a memory has both. `dictionaries` cut the words of languages that write no
/// spaces.
Lexicon lexicon_from_memories(std::span<const std::string> paths,
                              const std::string& source_language,
                              const std::string& target_language,
                              const Dictionaries* dictionaries = nullptr);

/// The lexicon in a file: a TMX as lexicon_from_memories() takes it, all else as
/// read_lexicon() does. Throws Error as these do, and (unavailable) when the file
/// cannot be read.
Lexicon read_lexicon_file(const std::string& path, const std::string& source_language,
                          const std::string& target_language,
                          const Dictionaries* dictionaries = nullptr);

}  // namespace awase
