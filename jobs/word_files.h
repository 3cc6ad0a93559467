// SPDX-License-Identifier: Apache-2.0
//
// What the user knows of the texts, in files: words, older translations, pairs that
// must hold.

#pragma once

#include <string>
#include <vector>

#include "align/bead.h"
#include "align/dictionaries.h"
#include "align/lexicon.h"
#include "jobs/remarks.h"
#include "text/segmented_text.h"

namespace awase {

/// Files that say which words translate which.
struct WordFiles {
  std::vector<std::string> lexicons;  ///< See read_lexicon_file().
  std::vector<std::string> memories;  ///< TMX files.

  bool empty() const { return lexicons.empty() && memories.empty(); }
};

/// Reads the files for texts in these languages. Throws Error{usage} when the languages
/// are not known, and as read_lexicon_file() does. `dictionaries` may be null.
std::vector<Lexicon> read_lexicons(const WordFiles& files,
                                   const std::string& source_language,
                                   const std::string& target_language,
                                   const Dictionaries* dictionaries, Remarks& remarks);

/// Reads the anchors between two texts. Throws Error as read_anchors() does.
std::vector<Bead> read_anchor_file(const std::string& path, const SegmentedText& source,
                                   const SegmentedText& target, Remarks& remarks);

}  // namespace awase
