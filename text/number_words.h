// SPDX-License-Identifier: Apache-2.0
//
// The words that a language has for numbers and months, to read and to write.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace awase {

/// A month by its name.
struct MonthName {
  int month = 0;          ///< 1 to 12.
  bool is_short = false;  ///< "Sep", not "September".
};

/// A number or a month that is written as a word.
struct NumberWordMatch {
  std::size_t end = 0;             ///< Index of the first character behind it.
  std::optional<int> number = {};  ///< 2 to 99.
  std::optional<MonthName> month = {};
};

/// Cardinal numbers from 2 to 99 and the names of the months of one language, as ICU
/// spells them. Languages that ICU does not know have none. Safe to share between
/// threads.
class NumberWords {
 public:
  /// `language` is a BCP 47 tag.
  explicit NumberWords(std::string_view language);

  /// The number that `word` says, in small letters: "seven", "thirty-five".
  std::optional<int> number(std::string_view word) const;
  /// The month that `word` names, in small letters: "april"; in English "apr" too.
  std::optional<MonthName> month(std::string_view word) const;

  /// What begins at `begin`, where a word of `text` does, which is folded to NFKC and
  /// small letters: the longest number ("thirty-five"), or a month beside digits ("May
  /// 2", "22nd of September", but not "you may"); else nothing.
  std::optional<NumberWordMatch> read(std::u32string_view text,
                                      std::size_t begin) const;

  /// `number` in words; nothing where the language has none for it, or where they
  /// depend on what is counted (numbers that end in one, languages with cases).
  std::optional<std::string> spell(int number) const;
  /// The name of a month as it stands in a date; nothing where the language has none.
  std::optional<std::string> spell(const MonthName& month) const;

 private:
  struct Tables;

  static Tables tables_of(const std::string& language);

  std::shared_ptr<const Tables> tables_;
};

/// `word`, which is in small letters, with the capitals of `like`: the first one, or
/// all.
std::string with_capitals_of(std::string_view like, std::string_view word);

/// "st", "nd", "rd" or "th", as English has them behind the digits of an ordinal.
std::string_view ordinal_suffix(std::string_view digits);

/// Whether the suffix of an ordinal stands at `end` in `text`, behind these digits.
bool is_ordinal_at(std::u32string_view text, std::size_t end, std::string_view digits);

}  // namespace awase
