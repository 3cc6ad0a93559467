// SPDX-License-Identifier: Apache-2.0
//
// How much a decoded text looks like a text: what tells encodings apart.

#pragma once

#include <string_view>

namespace awase {

/// What a text scores as a piece of Japanese or Western European writing.
struct Plausibility {
  double log_probability = 0.0;  ///< Of the whole text, in nats; 0 or less.
  double foreign_average =
      0.0;  ///< The same per character beyond ASCII; 0 without any.
};

/// Scores `text` (UTF-8). Decodings of the same bytes can be compared by
/// `log_probability`; a `foreign_average` below kLeastPlausible means that it is hardly
/// a text of these languages at all.
Plausibility plausibility(std::string_view text);

inline constexpr double kLeastPlausible = -9.5;

/// Whether half-width katakana stand as nobody writes them: among rare kanji and single
/// small letters, with marks and small kana in the wrong places, or from ﾀ on alone.
/// They are bytes of Big5, EUC-KR, KOI8-R or a Thai encoding, read as Shift_JIS.
bool is_half_width_jumble(std::string_view text);

}  // namespace awase
