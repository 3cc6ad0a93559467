// SPDX-License-Identifier: Apache-2.0
//
// The inline codes of a segment put into a translation that a memory has. Internal to
// tmx/formats.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/content.h"

namespace awase {

/// A segment and how its codes are written in its file.
struct MarkedSegment {
  Content content;
  std::vector<std::string> markup;  ///< Of each code.
};

/// Whether no code of a segment stands alone, for a picture or a placeholder, say: all
/// begin or end something.
bool is_formatting(const Content& content);

/// Writes text between codes: with its references, say.
using TextWriter = std::function<std::string(std::string_view)>;

/// `target`, the translation of `source`, with the codes of `segment` in the place of
/// its own: each code of `segment` stands for the code of `source` in the same place of
/// the order, and that for its counterpart in `target`. Codes that only `segment` has
/// may stand at its ends, and stay there. Where `segment` has none, those of `target`
/// are left out if they are formatting. Nothing when a code has no place.
std::optional<std::string> place_codes(const MarkedSegment& segment,
                                       const Content& source, const Content& target,
                                       const TextWriter& write);

}  // namespace awase
