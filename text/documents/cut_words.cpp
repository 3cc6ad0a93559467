// SPDX-License-Identifier: Apache-2.0

#include "text/documents/cut_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Words that go on after a hyphen at the end of a word: a list with parts left out.
constexpr std::array<std::string_view, 10> kConjunctions = {
    "und", "oder", "bzw.", "sowie", "and", "or", "to", "et", "ou", "y"};

/// What often stands before a hyphen that belongs to the word.
constexpr std::array<std::string_view, 45> kBeforeHyphens = {
    "well",  "self",  "ill",   "half",  "non",    "all",  "cross",  "long",   "short",
    "high",  "low",   "full",  "part",  "open",   "left", "right",  "ever",   "much",
    "user",  "real",  "third", "first", "second", "one",  "two",    "three",  "four",
    "five",  "six",   "seven", "eight", "nine",   "ten",  "twenty", "thirty", "forty",
    "fifty", "sixty", "large", "small", "old",    "new",  "best",   "hard",   "state"};
/// Letters of what may follow: less is more likely the end of a word that was cut.
constexpr std::size_t kShortestWord = 4;

constexpr std::string_view kSoftHyphen = "\u00AD";
/// Programs that cut words write this one or the plain hyphen.
constexpr std::string_view kHyphen = "\u2010";

/// Bytes of the hyphen at the end of `text`, 0 for none.
std::size_t hyphen_bytes(std::string_view text) {
  for (const std::string_view hyphen : {std::string_view("-"), kHyphen, kSoftHyphen})
    if (text.ends_with(hyphen)) return hyphen.size();
  return 0;
}

bool is_letter_or_hyphen(char32_t c) {
  return is_letter(c) || is_digit(c) || c == U'-';
}

}  // namespace

std::string_view last_word(std::string_view text) {
  return text.substr(text.find_last_of(" \t\n") + 1);  // npos + 1 is 0
}

std::string_view first_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_letter(next_char(text, next))) break;
    at = next;
  }
  return text.substr(0, at);
}

bool is_cut_word(std::string_view text, std::string_view next) {
  const std::size_t hyphen = hyphen_bytes(text);
  if (hyphen == 0 || text.size() == hyphen) return false;
  std::size_t at = text.size() - hyphen;
  const auto is_of_word = [](char32_t c) { return is_letter(c) || is_digit(c); };
  if (!is_of_word(previous_char(text, at)) || !is_of_word(first_char(next)))
    return false;
  const std::string_view word = next.substr(0, next.find(' '));
  return std::find(kConjunctions.begin(), kConjunctions.end(), word) ==
         kConjunctions.end();
}

void DocumentWords::add_line(std::string_view line) {
  constexpr std::size_t kMostWords = 200'000;
  constexpr std::size_t kLongestBytes = 60;
  std::size_t begin = 0;
  bool is_in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    const bool goes_on = is_letter_or_hyphen(next_char(line, at));
    if (goes_on && !is_in_word) begin = here;
    if (!goes_on && is_in_word && here - begin <= kLongestBytes &&
        words_.size() < kMostWords)
      words_.insert(fold(line.substr(begin, here - begin)));
    is_in_word = goes_on;
  }
}

bool DocumentWords::keep_hyphen(std::string_view first, std::string_view second) const {
  // Names and numbers keep theirs: "Anglo-" and "American".
  if (!is_lower(first_char(second)) || !is_lower(last_char(first))) return true;
  const std::string before = fold(first);
  const std::string behind = fold(second);
  if (words_.contains(before + "-" + behind)) return true;
  if (words_.contains(before + behind)) return false;
  return count_chars(behind) >= kShortestWord &&
         std::find(kBeforeHyphens.begin(), kBeforeHyphens.end(), before) !=
             kBeforeHyphens.end();
}

bool join_cut_word(std::string& text, std::string_view next,
                   const DocumentWords& words) {
  if (!is_cut_word(text, next)) return false;
  const bool is_soft = text.ends_with(kSoftHyphen);
  const std::size_t hyphen = hyphen_bytes(text);
  const std::string_view first = last_word(text);
  if (is_soft ||
      !words.keep_hyphen(first.substr(0, first.size() - hyphen), first_word(next)))
    text.resize(text.size() - hyphen);
  return true;
}

bool is_cut_address(std::string_view text, std::string_view next) {
  const std::string_view address = last_word(text);
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos &&
      address.find("www.") == std::string_view::npos)
    return false;
  const std::string_view word = next.substr(0, next.find(' '));
  if (word.empty() || word.find("://") != std::string_view::npos) return false;
  if (!is_letter(first_char(word)) && !is_digit(first_char(word))) return false;
  if (address.ends_with("://")) return true;
  // Prose has these in a word hardly ever.
  const bool is_of_address =
      word.find_first_of("/=&_%#") != std::string_view::npos ||
      std::any_of(word.begin(), word.end(), [](char c) { return is_ascii_digit(c); });
  return address.find_first_of("/.-_?=&%", address.size() - 1) != std::string_view::npos
             ? is_of_address || word.find('.') < word.size() - 1
             : word.find('/') != std::string_view::npos;
}

}  // namespace awase
