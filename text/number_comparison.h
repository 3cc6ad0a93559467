// SPDX-License-Identifier: Apache-2.0
//
// Whether a text and its translation have the same numbers.

#pragma once

#include <string_view>

#include "text/numbers.h"

namespace awase {

/// Compares the numbers of two languages. Holds their words for numbers.
class NumberComparison {
 public:
  NumberComparison(std::string_view source_language, std::string_view target_language)
      : source_(source_language), target_(target_language) {}

  /// True when every number that one side writes in digits (full-width ones too) is on
  /// the other, in digits, Han numerals or words. 3,500 is 3500 and 三千五百; 9月 is
  /// September; 令和7年 is 2025; 2 p.m. is 14時. How often a number occurs does not
  /// matter, and one side may leave a 1 or 2 unsaid. Linear.
  bool is_same(std::string_view source, std::string_view target) const;

 private:
  NumberReader source_;
  NumberReader target_;
};

}  // namespace awase
