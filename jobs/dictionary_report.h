// SPDX-License-Identifier: Apache-2.0
//
// The dictionaries that are found, as people and programs read of them.

#pragma once

#include <string>
#include <vector>

#include "align/dictionaries.h"
#include "text/message.h"

namespace awase {

/// "ja-en: 286,421 headwords of EDICT … in /usr/share/awase/ja-en.awd", a sentence for
/// each dictionary that is found; of one that cannot be used, what is wrong with it.
std::vector<Message> dictionary_sentences(const Dictionaries& dictionaries);

/// A list of dictionaries for programs.
struct DictionaryList {
  /// A line for each that can be used: the pair, headwords, origin and path with tabs
  /// between, or a JSON object.
  std::string lines;
  std::vector<Message> faults;  ///< Of the others.
};
DictionaryList list_dictionaries(const Dictionaries& dictionaries, bool json);

/// "ja-en": its headwords, then their translations.
std::string pair_name(const FoundDictionary& dictionary);

}  // namespace awase
