// SPDX-License-Identifier: Apache-2.0
//
// Chinese or Japanese, by the ideographs alone.

#pragma once

#include <cstddef>
#include <string_view>

namespace awase {

/// What ideographs say about the language they are written in. The sets of old
/// character codes tell: JIS X 0208 is what Japanese needed, GB 2312 what simplified
/// and Big5 what traditional Chinese did.
struct HanEvidence {
  std::size_t ideographs = 0;
  std::size_t japanese = 0;    ///< In JIS X 0208 alone: 対 駅 働 辻.
  std::size_t chinese = 0;     ///< Not in JIS X 0208: 这 們 說.
  std::size_t simplified = 0;  ///< In JIS X 0208 and GB 2312, not in Big5: 国 学.
  std::size_t unreformed = 0;  ///< In JIS X 0208 and Big5, not in GB 2312: 東 業.
  std::size_t words = 0;  ///< Japanese words, places and ways to write: 御中, 千代田.
  std::size_t chinese_words = 0;  ///< 公司, 會議: Chinese words of shared characters.
  bool has_wide_space = false;    ///< U+3000 between ideographs.

  /// "ja", "zh", or nothing when the text may be both. Characters of 国 and of 業 stand
  /// together in Japanese only, which was reformed in part.
  std::string_view language() const;
};

/// Counts in the first 32 KB of `text`.
HanEvidence han_evidence(std::string_view text);

}  // namespace awase
