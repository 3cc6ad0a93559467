// SPDX-License-Identifier: Apache-2.0
//
// Numbers and dates as values: what survives translation when every letter changes.

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// The Gregorian year of the first year of the Japanese era that `text` ends in (令和
/// is 2019), of all eras from 大化 (645) on. Nothing when it ends in none.
std::optional<int> era_before(std::u32string_view text);

/// The same for an era in Latin letters with a space behind it: "reiwa ", "shōwa ",
/// "showa ". `text` is in small letters.
std::optional<int> romanised_era_before(std::u32string_view text);

/// What was read at one place of a text.
struct NumberMatch {
  std::size_t end = 0;            ///< Index of the first character after it.
  std::vector<std::string> keys;  ///< "#3500000000000", "#2025", "#m9" for a month.
};

/// Reads the numbers of one language. Values are compared as decimal strings: 3,500 and
/// 3500 are one, ３．５兆 and 3.5 trillion are one, 令和7年 is 7 and 2025, 9月 is 9 and
/// September. Holds the spelled-out numbers (to 99) and the months of the language, as
/// ICU has them.
class NumberReader {
 public:
  explicit NumberReader(std::string_view language);

  /// The number written in digits or Han numerals that begins at `begin`, if any; no
  /// keys otherwise. `text` is folded to NFKC and lower case. Linear in what it reads.
  NumberMatch read_digits(std::u32string_view text, std::size_t begin) const;

  /// Keys of a spelled-out number or a month ("twenty-five", "september"); else none.
  std::vector<std::string> read_word(std::string_view word) const;

 private:
  using Words = std::map<std::string, std::string, std::less<>>;

  static Words spelled_out(const std::string& language);

  std::shared_ptr<const Words> words_;  // Shared by all readers of the language.
};

}  // namespace awase
