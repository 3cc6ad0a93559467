// SPDX-License-Identifier: Apache-2.0
//
// How much a text says, whatever it is written in.

#pragma once

#include <string_view>

namespace awase {

/// How long a text is, in Latin letters of what it says: a kanji counts as 3 of them, a
/// Hangul syllable as 2.2, a kana as 1.8, any other character as one. Linear.
double text_weight(std::string_view text);

}  // namespace awase
