// SPDX-License-Identifier: Apache-2.0
//
// What comes back: how much of a document a tool finds in a memory, counted without the
// tool.

#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "jobs/input.h"
#include "text/catalogue.h"

namespace awase {

/// The least percentage of each band of fuzzy matches below the exact ones.
inline constexpr std::array<int, 4> kLeverageBands = {95, 85, 75, 50};

/// Segments of a document by the best match that a memory has for each.
struct Leverage {
  std::size_t segments = 0;
  std::size_t exact = 0;  ///< The same source text, letter for letter.
  /// By kLeverageBands: the same but for white space and case is 95 and more.
  std::array<std::size_t, kLeverageBands.size()> bands = {};
  std::size_t none = 0;   ///< Below the last band.
  std::size_t units = 0;  ///< Of the memory.

  /// Share of exact matches, 0..1; 0 for a document without segments.
  double exact_share() const {
    return segments == 0 ? 0.0
                         : static_cast<double>(exact) / static_cast<double>(segments);
  }
};

/// Cuts `source` as the tool of `reading` does (see apply_preset()), every segment of
/// it, repeated ones each time, and looks each up in `memory`: a file of any format
/// that `awase tmx convert` reads, in which the side in the language of the document
/// is compared. A file of pairs as `source` counts with its source side. The share of
/// exact matches is OmegaT's; bands are by edit distance of symbols (tmx/store/match.h)
/// to those units alone that share most of the rarer ones. Throws Error as read_text()
/// and open_memory() do.
Leverage measure_leverage(const TextInput& source, const std::string& memory,
                          const ReadingOptions& reading, Remarks& remarks);

/// A line for each band, for people, in the language of `reader`.
std::string to_table(const Leverage& leverage,
                     const MessageCatalogue& reader = english_catalogue());
/// The same as one JSON object and a line end.
std::string to_json(const Leverage& leverage);

}  // namespace awase
