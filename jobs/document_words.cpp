// SPDX-License-Identifier: Apache-2.0

#include "jobs/document_words.h"

#include <unordered_set>
#include <utility>

#include "text/documents/read_document.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace awase {

DocumentVocabulary words_of(const Document& document, const Headwords* headwords) {
  DocumentVocabulary result;
  result.language = document.language;
  WordFinder finder(document.language, headwords);
  std::unordered_set<std::string> seen;
  std::vector<Word> words;
  for (const Block& block : document.blocks) {
    if (block.boilerplate) continue;
    const std::string_view text = document.block_text(block);
    result.chars += count_chars(text);
    if (result.words.size() >= kMostDocumentWords) continue;
    finder.find(text, words);
    for (Word& word : words) {
      if (result.words.size() >= kMostDocumentWords) break;
      if (seen.insert(word.key).second) result.words.push_back(std::move(word));
    }
  }
  return result;
}

std::string to_bytes(const DocumentVocabulary& words) {
  std::string bytes;
  add_field(bytes, words.language);
  add_field(bytes, std::to_string(words.chars));
  for (const Word& word : words.words) {
    const bool same = word.form == word.key;
    std::string head(1, static_cast<char>('a' + static_cast<int>(word.kind)));
    head += same ? 's' : 'o';
    if (word.headword) head += std::to_string(*word.headword);
    add_field(bytes, head);
    add_field(bytes, word.key);
    if (!same) add_field(bytes, word.form);
  }
  return bytes;
}

DocumentVocabulary document_words(std::string_view bytes) {
  DocumentVocabulary words;
  FieldReader fields(bytes);
  words.language = fields.next();
  words.chars = fields.next_number();
  while (!fields.at_end()) {
    Word word;
    const std::string head(fields.next());
    word.kind = static_cast<WordKind>(head.at(0) - 'a');
    if (head.size() > 2)
      word.headword = static_cast<std::uint32_t>(std::stoul(head.substr(2)));
    word.key = fields.next();
    word.form = head.at(1) == 's' ? word.key : std::string(fields.next());
    words.words.push_back(std::move(word));
  }
  return words;
}

}  // namespace awase
