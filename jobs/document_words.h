// SPDX-License-Identifier: Apache-2.0
//
// What a document is about, so small that many fit into memory: its words.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/input.h"
#include "text/document.h"
#include "text/words.h"

namespace awase {

/// The distinct words of a document.
struct DocumentVocabulary {
  std::string language;  ///< As detected or given; may be empty.
  std::size_t chars = 0;
  std::vector<Word> words;  ///< Those of its beginning, at most kMostDocumentWords.
};

inline constexpr std::size_t kMostDocumentWords = 5000;

/// The words of `document` without its menus and the like. `headwords`, which may be
/// null, cut a language that writes no spaces.
DocumentVocabulary words_of(const Document& document, const Headwords* headwords);

/// As bytes for another process that has the same dictionaries, and back. Throws Error
/// (input) when the bytes are cut off.
std::string to_bytes(const DocumentVocabulary& words);
DocumentVocabulary document_words(std::string_view bytes);

}  // namespace awase
