// SPDX-License-Identifier: Apache-2.0
//
// Documents with gold beads, as they lie in a folder: DOC.ja, DOC.en, DOC.gold, or
// DOC.ja.segments, DOC.en.segments, DOC.gold.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "align/alignment_file.h"
#include "align/bead.h"
#include "text/segmented_text.h"

namespace awase {

/// A document pair with the beads that people made.
struct GoldDocument {
  std::string set;
  std::string name;
  SegmentedText source;
  SegmentedText target;
  std::vector<ListedBead> gold;
};

/// The documents of a set, by name: each .gold file with the two files of the same name
/// that are named after their languages; the source is the one that the gold names
/// first (ja, de, en). Throws Error when a file is missing or cannot be read.
std::vector<GoldDocument> read_development_set(const std::filesystem::path& folder);

/// The gold as a path: in order, each segment once. Where the gold crosses over or
/// names segments that are not neighbours, one large bead takes in all that is crossed.
std::vector<Bead> gold_path(const GoldDocument& document);

}  // namespace awase
