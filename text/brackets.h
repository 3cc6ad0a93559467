// SPDX-License-Identifier: Apache-2.0
//
// Which brackets of a line belong together. For sentence segmentation.

#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// Which pairs count as brackets.
struct BracketOptions {
  bool quotes = true;  ///< Quotation marks too, not only ( [ （ 【 and such.
  std::size_t max_chars = 1000;  ///< Longest content; a longer pair is a slip.
};

/// The outermost pairs of `line`, from the first byte of the opening to the last of
/// the closing one, in order. A bracket without its partner counts for nothing. Linear.
std::vector<ByteRange> find_brackets(std::string_view line,
                                     const BracketOptions& options);

}  // namespace awase
