// SPDX-License-Identifier: Apache-2.0

#include "jobs/known.h"

#include "align/anchors.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "tmx/read_lexicon_file.h"

namespace awase {

std::vector<Lexicon> read_lexicons(const KnownOptions& options,
                                   const std::string& source_language,
                                   const std::string& target_language,
                                   const Dictionaries* dictionaries,
                                   const Console& console) {
  std::vector<Lexicon> lexicons;
  if (options.lexicons.empty() && options.memories.empty()) return lexicons;
  if (source_language.empty() || target_language.empty())
    throw Error(ErrorKind::usage,
                "a lexicon needs to know the languages; give --source-lang and "
                "--target-lang");
  for (const std::string& path : options.lexicons)
    lexicons.push_back(
        read_lexicon_file(path, source_language, target_language, dictionaries));
  if (!options.memories.empty())
    lexicons.push_back(lexicon_from_memories(options.memories, source_language,
                                             target_language, dictionaries));
  for (const Lexicon& lexicon : lexicons) {
    for (const std::string& issue : lexicon.issues) console.warn(issue);
    console.explain(lexicon.name + ": " + std::to_string(lexicon.entries.size()) +
                    " entries " + source_language + "-" + target_language);
  }
  return lexicons;
}

std::vector<Bead> read_anchors(const KnownOptions& options, const SegmentedText& source,
                               const SegmentedText& target, const Console& console) {
  if (options.anchors.empty()) return {};
  const std::string text = decode_text(read_file(options.anchors), options.anchors,
                                       {.keep_line_numbers = true})
                               .text;
  std::vector<Bead> anchors =
      read_anchors(text, options.anchors, source.size(), target.size());
  console.explain(options.anchors + ": " + std::to_string(anchors.size()) + " anchors");
  return anchors;
}

}  // namespace awase
