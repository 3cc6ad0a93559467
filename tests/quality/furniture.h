// SPDX-License-Identifier: Apache-2.0
//
// Puts page furniture around and into gold documents: what stands on one side only.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/quality/development_set.h"

namespace awase {

/// A gold document with furniture, and which of its segments are furniture.
struct FurnishedDocument {
  GoldDocument document;
  std::vector<bool> source_furniture;  ///< By segment.
  std::vector<bool> target_furniture;
};

/// Puts in so much that it makes up `share` (0..0.9) of the segments of one side, which
/// one `seed` says: menus and lists of links, captions and running headers that
/// repeat, summaries that say again what the text says, and paragraphs of `others`.
/// The gold beads stay those of the body. Japanese and English texts only.
FurnishedDocument furnish(const GoldDocument& document,
                          const std::vector<GoldDocument>& others, double share,
                          std::uint32_t seed);

}  // namespace awase
