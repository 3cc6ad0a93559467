// SPDX-License-Identifier: Apache-2.0
//
// What is aligned: a text and its translation, or one file that holds both, unit by
// unit.

#pragma once

#include <string>
#include <vector>

#include "align/bead.h"
#include "jobs/input.h"
#include "text/segmented_text.h"

namespace awase {

/// The files of a pair.
struct PairFiles {
  TextInput source;
  TextInput target;          ///< Without path where `source` is a file of pairs.
  std::string anchors = {};  ///< File with pairs that must hold; empty: none.
};

/// Two texts to align, and the pairs and borders that hold between them.
struct PairTexts {
  SegmentedText source;
  SegmentedText target;
  std::vector<Bead> anchors;
  /// Whether files say themselves what belongs together: one file of pairs, or two
  /// with keys or cells.
  bool is_bilingual = false;
};

/// Whether `input` is a file of pairs: by `reading`, else by its content, else by its
/// ending.
bool is_bilingual(const TextInput& input, const ReadingOptions& reading);

/// Reads both, and the user's anchors where there are any. Throws Error as
/// read_texts(), read_bilingual() and read_anchors() do; usage for one text without its
/// translation, for two files of which one holds pairs, and for what a file of pairs
/// has no use for.
PairTexts read_pair(const PairFiles& files, const ReadingOptions& reading,
                    Remarks& remarks);

}  // namespace awase
