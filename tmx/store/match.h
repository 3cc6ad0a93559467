// SPDX-License-Identifier: Apache-2.0
//
// How similar a unit of a memory is to a text, in the figures that translators know.
//
//   102  the same, and both neighbours are the same; 101: one neighbour, or the context
//   100  the same
//   95 to 99  the same but for numbers, inline codes, case, width, spaces or
//             punctuation; numbers that have no place in the translation cost more
//   below 95  100 x (1 - edit distance / longer), in symbols (see symbols.h); from 94
//             up the scale is pressed together so that it stays below 95

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tmx/memory.h"

namespace awase {

/// A text to be looked up.
struct MatchQuery {
  Content content;              ///< The segment; inline codes count when it has any.
  std::string source_language;  ///< BCP 47.
  std::string
      target_language;   ///< Units without it are no matches; empty: any will do.
  std::string previous;  ///< The segment before it; empty when it is not known.
  std::string next;      ///< The segment behind it; empty when it is not known.
  /// Its context in its file (`msgctxt`), and its number there (`resname`); empty when
  /// it has none. A unit of the same text that has one of them counts as one neighbour
  /// more.
  std::string context = {};
  std::string id = {};
};

/// What two segments that say the same differ in.
struct MatchDifferences {
  bool numbers = false;        ///< Values of numbers and dates.
  bool stuck_numbers = false;  ///< These have no place in the translation.
  bool codes = false;          ///< Inline codes.
  bool spelling = false;       ///< Case, width, spaces.
  bool punctuation = false;    ///< Punctuation.

  bool any() const { return numbers || codes || spelling || punctuation; }
};

/// A unit that is similar to the text.
struct Match {
  int score = 0;             ///< 0..102, see above.
  double similarity = 0.0;   ///< 1 - edit distance / longer; 0..1.
  MatchDifferences differs;  ///< Of scores from 95 up.
  std::uint64_t id = 0;
  std::size_t memory = 0;  ///< Which of the memories that were asked.
  std::string file;        ///< The file its unit was added from.
  TranslationUnit unit;
  std::size_t source = 0;  ///< Place in unit.variants of the side that was compared.
  std::optional<std::size_t> target;  ///< Of the side in the target language.
  /// The target with the numbers of the text put in the place of the unit's own; none
  /// when they are the same or no number could be put in.
  std::optional<Content> adapted_target;
};

/// How much is found.
struct FindOptions {
  int min_score = 70;   ///< 30..102.
  std::size_t top = 5;  ///< Best matches, at most 1000.
};

/// The value of a similarity below 1 on the scale of scores; rises with it, stays
/// below 95.
double fuzzy_value(double similarity);
/// The least similarity that has a value of `value` or more; above 1 when none below 1
/// has.
double least_similarity(double value);

/// The score of a text and a unit that differ in no more than this.
int close_score(const MatchDifferences& differences);

/// Taken off where one of the two has inline codes and the other has none, and where a
/// source has several translations.
inline constexpr int kPenalty = 1;

/// Whether two texts in one language say the same numbers in one order, however they
/// write them: 令和7年 and 2025年, thirty-five and 35.
bool has_same_numbers(const std::string& text, const std::string& other,
                      const std::string& language);

/// `target`, the translation of `source`, with the numbers in which `text` differs from
/// `source` put in; nothing when a number of `source` stands in `target` not once, the
/// texts have other numbers of numbers, one is written with zeros that its value does
/// not need (007, 1.10), or a code stands in a number. They are written as those of the
/// target are: digits stay digits, full-width ones full-width, kanji numerals kanji,
/// words words (two to ninety-nine), "4.2 billion" and 42億 stay so, names of months
/// names, years of an era years of that era.
std::optional<Content> put_numbers_in(const std::string& text,
                                      const std::string& source, const Content& target,
                                      const std::string& source_language,
                                      const std::string& target_language);

}  // namespace awase
