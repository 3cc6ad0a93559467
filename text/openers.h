// SPDX-License-Identifier: Apache-2.0
//
// First words that tie a sentence to the one before it, or answer it.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace awase {

/// What the first words of a segment do. A translation mostly begins with the same: of
/// all function words these are worth comparing, for where they stand.
enum class Opener : std::uint8_t {
  none,
  adds,     ///< そして, "and", "in addition"
  turns,    ///< しかし, "but", "however"
  follows,  ///< だから, "so", "therefore"
  says,     ///< つまり, "for example", "that is"
  agrees,   ///< はい, "yes"
  denies,   ///< いいえ, "no"
  accepts,  ///< わかりました, "okay", "right"
  hums,     ///< うーん, "hmm"
  gropes,   ///< えー, "um", "well"
};

/// Finds the openers of one language.
class OpenerFinder {
 public:
  /// `language` is a BCP 47 tag.
  explicit OpenerFinder(std::string_view language);

  /// How `segment` begins, quotation marks and the like aside: the longest opener that
  /// we list counts. none for languages without a list: we have Japanese, English,
  /// German and French. Looks at the first few words only.
  Opener find(std::string_view segment) const;

  using Words = std::map<std::string, Opener, std::less<>>;

 private:
  const Words* words_;  // Null without a list.
  bool has_spaces_;
};

}  // namespace awase
