// SPDX-License-Identifier: Apache-2.0
//
// Dictionaries as others publish them, made into the files that Awase reads.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// A published dictionary that can be compiled.
struct DictionarySource {
  std::string format;                ///< One of dictionary_formats().
  std::string headword_language;     ///< Primary subtag of BCP 47: "ja".
  std::string translation_language;  ///< The same: "en".
  /// Paths of the files that are read: of edict itself and perhaps enamdict, of
  /// FreeDict the index and the text.
  std::vector<std::string> files;

  /// "ja-en.awd": how the compiled file must be called to be found.
  std::string file_name() const { return pair_name() + ".awd"; }
  /// "ja-en".
  std::string pair_name() const {
    return headword_language + "-" + translation_language;
  }
};

/// What can be read: "edict" (with enamdict), "cedict", "freedict".
std::vector<std::string_view> dictionary_formats();

/// The published dictionaries among `files`, known by their names: edict and enamdict
/// together are one; of FreeDict ("freedict-deu-fra.index" or ".dict.dz") one file
/// names both. Throws Error (usage) for a file that is of no known format.
std::vector<DictionarySource> dictionary_sources(const std::vector<std::string>& files);

/// Those that Debian's packages (edict, enamdict, dict-freedict-*) have installed, and
/// CC-CEDICT where somebody has put it into the folder "cedict", by language pair.
/// `data_folder` is where packages keep data that is not executable. FreeDict's
/// Japanese ones are left out: edict cuts Japanese words.
std::vector<DictionarySource> find_dictionary_sources(
    const std::string& data_folder = "/usr/share");

/// The bytes of the compiled dictionary; the same files give the same bytes. Throws
/// Error (unavailable) when a file cannot be read, Error (input) when it holds no
/// entry.
std::string compile_dictionary(const DictionarySource& source);

}  // namespace awase
