// SPDX-License-Identifier: Apache-2.0
//
// Lexicons in files of any kind, translation memories among them.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/dictionaries.h"
#include "align/lexicon.h"
#include "tmx/encoded_output.h"

namespace awase {

/// Units of a memory with at most so many words on either side become entries as they
/// are; from longer ones, words are learned.
inline constexpr std::size_t kMostEntryWords = 6;

/// Which short units of a memory are entries.
enum class EntryChoice {
  all,        ///< Sentences too: what they say helps to align.
  terms_only  ///< Those that are no sentences, as glossaries hold.
};

/// What translation memories know of words: their short units, and the words that keep
/// turning up together in all units. Units without both languages are passed over.
/// Throws Error as TmxReader does, and (input), with the languages there are, when no
/// unit of a memory has both. `dictionaries` cut the words of languages that write no
/// spaces.
Lexicon lexicon_from_memories(std::span<const std::string> paths,
                              const std::string& source_language,
                              const std::string& target_language,
                              const Dictionaries* dictionaries = nullptr,
                              EntryChoice choice = EntryChoice::all);

/// The lexicon in a file: a TMX as lexicon_from_memories() takes it, a workbook, a CSV
/// and a TSV whose first row names its columns as read_lexicon_units() does, all else
/// as read_lexicon() does. Throws Error as these do, and (unavailable) when the file
/// cannot be read.
Lexicon read_lexicon_file(const std::string& path, const std::string& source_language,
                          const std::string& target_language,
                          const Dictionaries* dictionaries = nullptr);

/// Forms of a lexicon in a file.
enum class LexiconFormat {
  tsv,   ///< An entry a line, with its weight.
  dic,   ///< hunalign's dictionary.
  tbx,   ///< TBX-Core.
  csv,   ///< An entry a row, for spreadsheets.
  xlsx,  ///< A workbook.
};

/// Names of the formats, as `--to` takes them.
std::vector<std::string_view> lexicon_format_names();

/// The format of that name; none for another name.
std::optional<LexiconFormat> find_lexicon_format(std::string_view name);

/// The format that the ending of a path says, in any case; none for another ending.
std::optional<LexiconFormat> lexicon_format_of_path(std::string_view path);

/// Writes a lexicon.
void write_lexicon(const Lexicon& lexicon, LexiconFormat format, const ByteSink& sink);

}  // namespace awase
