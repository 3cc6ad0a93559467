// SPDX-License-Identifier: Apache-2.0
//
// Whether a text and its translation have the same numbers.

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/quantities.h"

namespace awase {

/// What one text says in numbers and the other does not.
struct NumberDifference {
  std::vector<Quantity> source;  ///< Sure quantities that the target lacks.
  std::vector<Quantity> target;  ///< Sure quantities that the source lacks.

  /// True when each says a number that the other does not: 7億 against 7 million. What
  /// one side leaves out may be said otherwise; this cannot.
  bool is_contradiction() const;
};

/// The quantities of one text, ready to be asked whether they hold one of another.
class QuantityAnswers {
 public:
  /// `quantities` must outlive this.
  explicit QuantityAnswers(const std::vector<Quantity>& quantities);

  /// Whether one of them may be `asked`. Constant time, but for ranges (64 count).
  bool has(const Quantity& asked) const;

 private:
  /// With the kinds of units of the quantities that have it.
  std::unordered_map<std::string, unsigned> keys_;
  std::vector<const Quantity*> ranges_;
};

/// Compares the numbers of two languages. Holds their words for numbers.
class NumberComparison {
 public:
  NumberComparison(std::string_view source_language, std::string_view target_language)
      : source_(source_language), target_(target_language) {}

  /// True when the numbers are those of a translation: every sure quantity of one side
  /// is on the other, in digits, Han numerals or words. 3,500 is 3500 and 三千五百;
  /// 4万5千 is 45,000; 9月 is September; 令和7年 is 2025; 2 p.m. is 14時; 3割 is 30
  /// percent. How often a number occurs does not matter. One side may leave a 1 or 2
  /// unsaid, a word, what stands in brackets in a longer text, and what it may say in a
  /// word that is not read; a long text may have one number that differs, for that is a
  /// slip. Linear in the texts, but for ranges (数十).
  bool is_same(std::string_view source, std::string_view target) const;

  /// All that one side says and the other does not, but for a 1 or 2 that is unsaid.
  NumberDifference differences(std::string_view source, std::string_view target) const;

  /// differences() where they are a contradiction, else none; quicker for texts of
  /// which one says no number.
  NumberDifference contradiction(std::string_view source,
                                 std::string_view target) const;

 private:
  QuantityReader source_;
  QuantityReader target_;
};

}  // namespace awase
