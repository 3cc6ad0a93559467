// SPDX-License-Identifier: Apache-2.0
//
// The Japanese dictionaries of the EDRDG, line by line.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/dictionary.h"
#include "text/words.h"

namespace awase {

/// Which of the files a line is from.
enum class EdictFile {
  edict,     ///< Words: translations and readings.
  enamdict,  ///< Names: readings, as their Latin spelling gives them.
};

/// Reads lines such as  書く [かく] /(v5k,vt) (1) to write/to compose/(P)/EntL1/  to
/// dictionary entries. Reuse one for many lines. See
/// https://www.edrdg.org/jmdict/edict_doc.html
class EdictReader {
 public:
  /// Appends the entries of `line`, which is UTF-8 without its line end, to `entries`:
  /// the headword, for edict also the stems in which an inflected one is met (書か,
  /// 書き, …), and the reading with its stems where the word is usually written in kana
  /// (uk). Appends nothing for a line that says nothing or is no entry.
  void read(std::string_view line, EdictFile file,
            std::vector<DictionaryEntry>& entries);

 private:
  WordFinder finder_{"en"};
  std::vector<Word> words_;
};

}  // namespace awase
