// SPDX-License-Identifier: Apache-2.0

#include "jobs/word_files.h"

#include "align/anchors.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "tmx/formats/lexicon_file.h"

namespace awase {

std::vector<Lexicon> read_lexicons(const WordFiles& files,
                                   const std::string& source_language,
                                   const std::string& target_language,
                                   const Dictionaries* dictionaries, Remarks& remarks) {
  std::vector<Lexicon> lexicons;
  if (files.empty()) return lexicons;
  if (source_language.empty() || target_language.empty())
    throw Error(ErrorKind::usage,
                Message("a lexicon needs to know the languages; give --source-lang and "
                        "--target-lang"));
  for (const std::string& path : files.lexicons)
    lexicons.push_back(
        read_lexicon_file(path, source_language, target_language, dictionaries));
  if (!files.memories.empty())
    lexicons.push_back(lexicon_from_memories(files.memories, source_language,
                                             target_language, dictionaries));
  for (const Lexicon& lexicon : lexicons) {
    append(remarks.issues, lexicon.issues);
    remarks.details.emplace_back(
        lexicon.name,
        Message::plural("{count} entry {source}-{target}",
                        "{count} entries {source}-{target}", lexicon.entries.size(),
                        {{"source", source_language}, {"target", target_language}}));
  }
  return lexicons;
}

std::vector<Bead> read_anchor_file(const std::string& path, const SegmentedText& source,
                                   const SegmentedText& target, Remarks& remarks) {
  const std::string text =
      decode_text(read_file(path), path, {.keep_line_numbers = true}).text;
  std::vector<Bead> anchors = read_anchors(text, path, source.size(), target.size());
  remarks.details.emplace_back(
      path, Message::plural("{count} anchor", "{count} anchors", anchors.size()));
  return anchors;
}

}  // namespace awase
