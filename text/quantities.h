// SPDX-License-Identifier: Apache-2.0
//
// What a text says in numbers: counts, dates, times, shares, ranges, with all that each
// may mean. The one reader behind the number rule of memories, the marks of the review
// and the aligner's doubts.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/numbers.h"

namespace awase {

class OtherNumberWords;  // text/quantities_other.h

/// A number, date, time or share at one place of a text.
struct Quantity {
  ByteRange range;  ///< In the text that was read.
  /// What it may mean, the plainest first: "#45000"; "#m9" a month; "#h14" an hour of
  /// the day; "#2/3" a fraction. 14 is "#14" and "#h14", 午後2時 only "#h14".
  std::vector<std::string> keys;
  /// Kinds of metric units that stand behind it, a bit each; with them it has keys in
  /// one unit of the kind: 1.2トン and 1,200 kg are "=g1200000".
  std::uint8_t units = 0;
  /// From here to there, both included, where low <= high: 数十 is 20 to 99.
  double low = 1;
  double high = 0;
  /// Written in digits, or so that it can be nothing but a count (三か国, "four"): the
  /// other language must say it too.
  bool is_sure = false;
  /// One or two, which a language may leave unsaid: "2つの選択肢" is "a choice".
  bool is_small = false;
  bool is_digits = false;    ///< Written in digits, not in words or numerals.
  bool is_spelled = false;   ///< A word that is a number and nothing else.
  bool is_guess = false;     ///< Only answers: a word that may be about a number.
  bool in_brackets = false;  ///< In an explanation, perhaps of one side alone.
  bool is_label = false;     ///< The number of an item or a heading: "6. The studio".

  bool has_range() const { return low <= high; }
};

/// Reads the quantities of one language. Japanese and English in full; of other
/// languages digits with what stands around them, and the words that ICU spells, or
/// that begin as numbers do. Linear in the text.
class QuantityReader {
 public:
  /// `language` is a BCP 47 tag.
  explicit QuantityReader(std::string_view language);

  /// In order of their beginnings, apart from each other. Keys are exact however large
  /// the number is.
  std::vector<Quantity> read(std::string_view text) const;

  /// Whether words for numbers are read in every form that they have.
  bool knows_all_words() const { return knows_all_words_; }

 private:
  NumberReader numbers_;
  NumberReader words_;  ///< Latin words among ideographs are mostly English.
  std::string language_;
  bool knows_all_words_ = true;
  std::shared_ptr<const OtherNumberWords> others_;  ///< Null where they are not needed.
};

/// True when both may mean the same: they share a key, or one is in the other's range.
/// Where both have units of one kind, a number alone is no such key: 2.5 cm and 2.5 mm.
bool may_agree(const Quantity& one, const Quantity& other);

}  // namespace awase
