// SPDX-License-Identifier: Apache-2.0
//
// What the user knows of the texts: words, older translations, pairs that must hold.

#pragma once

#include <string>
#include <vector>

#include "align/bead.h"
#include "align/dictionaries.h"
#include "align/lexicon.h"
#include "jobs/console.h"
#include "text/segmented_text.h"

namespace awase {

struct KnownOptions {
  std::vector<std::string> lexicons;  ///< Files; see read_lexicon_file().
  std::vector<std::string> memories;  ///< TMX files.
  std::string anchors;                ///< File; empty: none.
};

/// Reads the lexicons and memories for texts in these languages and says what was
/// found. Throws Error{usage} when the languages are not known, and as
/// read_lexicon_file() does.
std::vector<Lexicon> read_lexicons(const KnownOptions& options,
                                   const std::string& source_language,
                                   const std::string& target_language,
                                   const Dictionaries* dictionaries,
                                   const Console& console);

/// Reads the anchors between two texts. Throws Error as read_anchors() does.
std::vector<Bead> read_anchors(const KnownOptions& options, const SegmentedText& source,
                               const SegmentedText& target, const Console& console);

}  // namespace awase
