// SPDX-License-Identifier: Apache-2.0
//
// The text format of CC-CEDICT, a Chinese-English dictionary.

#pragma once

#include <string_view>
#include <vector>

#include "align/dictionary.h"
#include "text/words.h"

namespace awase {

/// Reads lines such as  北京 北京 [Bei3 jing1] /Beijing, capital of China/  to
/// dictionary entries. Reuse one for many lines. See
/// https://cc-cedict.org/wiki/format:syntax
class CedictReader {
 public:
  /// Appends the entries of `line`, which is UTF-8 without its line end, to `entries`:
  /// the traditional headword, and the simplified one where it is another. Names have
  /// their readings in pinyin, without tones. Appends nothing for a comment, for a line
  /// that is no entry, and for one that only refers to another.
  void read(std::string_view line, std::vector<DictionaryEntry>& entries);

 private:
  WordFinder finder_{"en"};
  std::vector<Word> words_;
};

}  // namespace awase
