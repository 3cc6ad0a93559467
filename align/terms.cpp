// SPDX-License-Identifier: Apache-2.0

#include "align/terms.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "text/formulas.h"
#include "text/hash.h"
#include "text/language.h"
#include "text/openers.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr char32_t kFirstIdeographic = 0x3041;  // Scripts without spaces begin there.

bool is_closing(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U'»' || c == U'」' ||
         c == U'』' || c == U')' || c == U'）' || c == U']' || c == U'】' ||
         c == U'〉' || c == U'》';
}

bool is_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' ||
         c == U'「' || c == U'『' || c == U'‘';
}

std::uint32_t end_mark(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0) {
    const char32_t c = previous_char(text, at);
    if (is_space(c) || is_closing(c)) continue;
    switch (c) {
      case U'?':
      case U'？':
      case U'؟':
        return kQuestion;
      case U'!':
      case U'！':
        return kExclamation;
      case U':':
      case U'：':
        return kColon;
      case U'.':
      case U'。':
      case U'｡':
      case U'．':
      case U'…':
      case U'।':
        return kStop;
      default:
        return 0;
    }
  }
  return 0;
}

bool ends_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'。' || c == U'！' ||
         c == U'？' || c == U'｡' || c == U'…' || c == U'؟' || c == U'।';
}

char32_t first_sign(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_letter(c) || is_digit(c)) return c;
  }
  return 0;
}

char32_t last_char(std::string_view text) {
  for (std::size_t at = text.size(); at > 0;) {
    const char32_t c = previous_char(text, at);
    if (!is_space(c)) return c;
  }
  return 0;
}

/// Whether a sentence goes on from `segment` into `next`: behind a comma, or from a
/// letter to a small one where the sentence has an end; the words of a list have none.
/// A salutation ("Dear Ms. Saeki,") does not go on when what follows it begins with a
/// capital.
bool goes_on(std::string_view segment, std::string_view next, bool has_end) {
  switch (const char32_t last = last_char(segment)) {
    case U'、':
    case U'､':
    case U'，':
      return true;
    case U',':
    case U'،':
      return !is_upper(first_sign(next));
    default:
      return has_end && is_letter(last) && is_lower(first_sign(next));
  }
}

/// The letters and digits of a segment: quotation marks and stops of a language do not
/// make a line another one.
std::string letters_of(std::string_view segment) {
  std::string letters;
  for (std::size_t at = 0; at < segment.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(segment, at);
    if (is_letter(c) || is_digit(c)) letters += segment.substr(begin, at - begin);
  }
  return letters;
}

/// What the characters of a segment say, found in one pass.
struct Look {
  std::uint32_t chars = 0;
  std::uint32_t marks = 0;  // kQuote, kBracket and kEndsInside.
  /// Stops with white space, a closing mark or the end after them, roughly the
  /// sentences of the segment; 1 when there is none.
  std::uint8_t sentences = 0;
};

Look look_at(std::string_view text) {
  Look look;
  constexpr std::size_t kShortWord = 2;  // Letters of "St." and "No.".
  bool open = false;                     // Letters since the last end.
  bool stopped = false;                  // A stop was the last thing but closing marks.
  bool is_ended = false;    // A sentence ended, and nothing but white space followed.
  std::size_t letters = 0;  // Of the word so far.
  bool is_word = false;     // What the stop ends is no abbreviation.
  bool ends_any = false;    // It ends a sentence whatever follows.
  const auto end_sentence = [&] {
    if (open && look.sentences < 255) ++look.sentences, open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    ++look.chars;
    if (is_letter(c)) {  // Most of them.
      if (is_ended && (!is_lower(c) || ends_any)) look.marks |= kEndsInside;
      is_ended = false;
      open = true;
      stopped = false;
      ++letters;
      continue;
    }
    if (is_quote(c)) look.marks |= kQuote;
    if (c == U'(' || c == U'（') look.marks |= kBracket;
    if (ends_sentence(c)) {
      if (!stopped) is_word = c != U'.' || letters > kShortWord;
      stopped = true;
      // Scripts without spaces need none after their stops.
      if (c > 0x2FF) {
        end_sentence();
        is_ended = true;
      }
      ends_any = c > 0x2FF;
    } else if (is_space(c)) {
      if (stopped) {
        is_ended = is_word;
        end_sentence();
      }
    } else if (!is_closing(c)) {
      stopped = false;
      if (is_digit(c)) {
        if (is_ended) look.marks |= kEndsInside;
        open = true;
      }
      if (!is_quote(c) && c != U'(' && c != U'（') is_ended = false;
    }
    letters = 0;
  }
  end_sentence();
  return look;
}

/// Whether `text` begins with a word or two that it then says again, as where a heading
/// was joined with the sentence below it: "Kinko School The Kinko school is". What is
/// said twice in a sentence ("very very", 一人一人) has no capital, or begins so.
bool begins_twice(std::string_view text) {
  constexpr std::size_t kMost = 40;  // Letters of the heading.
  constexpr std::size_t kLeast = 2;  // The same, in ideographs.
  constexpr std::size_t kLeastOfAlphabet = 6;
  std::u32string letters;  // Of two headings and what follows.
  std::vector<bool> begins_word, is_capital;
  bool is_apart = true;
  std::size_t at = 0;
  while (at < text.size() && letters.size() < 2 * kMost + 4) {
    const char32_t c = next_char(text, at);
    if (is_letter(c) || is_digit(c)) {
      const bool is_ideographic = c >= kFirstIdeographic;
      letters += c >= U'A' && c <= U'Z' ? c + 32 : c;
      begins_word.push_back(is_apart || is_ideographic);
      is_capital.push_back(is_upper(c) || is_ideographic);
      is_apart = false;
    } else if (is_space(c)) {
      is_apart = true;
    } else {
      letters += c;
      begins_word.push_back(true);
      break;
    }
  }
  if (letters.empty() || is_hiragana(letters[0]) || letters[0] == U'一') return false;
  const std::u32string_view all(letters);
  const std::size_t least = all[0] >= kFirstIdeographic ? kLeast : kLeastOfAlphabet;
  for (std::size_t size = least; size <= kMost && 2 * size < all.size(); ++size) {
    const std::u32string_view heading = all.substr(0, size);
    if (!begins_word[size] || size >= is_capital.size() || !is_capital[size]) continue;
    const bool has_article =
        all.substr(size).starts_with(U"the") && !heading.starts_with(U"the");
    const std::size_t again = has_article ? size + 3 : size;
    if (all.substr(again).starts_with(heading) && begins_word[again] &&
        (again + size == all.size() || begins_word[again + size]))
      return true;
  }
  return false;
}

/// Whether a sentence begins in the middle of `text` without a stop before it, as
/// behind a heading that was joined with it: "Other Recently some restaurants". Told by
/// a word that begins sentences and has a capital.
bool begins_inside(std::string_view text) {
  static constexpr std::array<std::string_view, 36> kBeginnings = {
      "The",       "It",         "In",        "This",     "There",    "These",
      "They",      "He",         "She",       "Its",      "His",      "Her",
      "Their",     "Some",       "Many",      "Although", "Among",    "At",
      "As",        "After",      "According", "Because",  "During",   "For",
      "From",      "However",    "If",        "On",       "Recently", "Since",
      "Therefore", "Throughout", "To",        "Under",    "When",     "While"};
  for (std::size_t space = text.find(' '); space < text.size() - 1;
       space = text.find(' ', space + 1)) {
    const std::size_t begin = space + 1;
    if (text[begin] < 'A' || text[begin] > 'Z') continue;
    std::size_t before = space;
    const char32_t last = before > 0 ? previous_char(text, before) : 0;
    if (!is_letter(last) && last != U')') continue;
    const std::size_t end = text.find(' ', begin);
    if (end == text.npos || end + 1 >= text.size()) return false;
    std::size_t next = end + 1;
    if (!is_lower(next_char(text, next))) continue;
    if (std::find(kBeginnings.begin(), kBeginnings.end(),
                  text.substr(begin, end - begin)) != kBeginnings.end())
      return true;
  }
  return false;
}

/// The marks of a segment at its ends and by its place; see Look for the others.
std::uint32_t outer_marks(const SegmentedText& text, std::size_t index,
                          const OpenerFinder& openers) {
  const std::string_view segment = text.text(index);
  std::uint32_t marks = end_mark(segment);
  marks |= static_cast<std::uint32_t>(openers.find(segment)) * kFirstOpener;
  static_assert(std::uint32_t{kAnswer} ==
                std::uint32_t{kAcknowledgement} * kFirstFormula);
  marks |= std::uint32_t{find_formula(segment, text.document.language)} * kFirstFormula;
  if (text.document.blocks.size() < 2) return marks;  // No structure to speak of.
  const Block& block = text.block(index);
  if (block.kind == BlockKind::heading || block.kind == BlockKind::title)
    marks |= kHeading;
  if (block.kind == BlockKind::list_item || block.kind == BlockKind::table_cell)
    marks |= kListItem;
  const auto same_block = [&](std::size_t other) {
    return text.segments[other].block == text.segments[index].block;
  };
  if (index == 0 || !same_block(index - 1)) marks |= kFirst;
  if (index + 1 == text.size() || !same_block(index + 1)) marks |= kLast;
  return marks;
}

}  // namespace

Postings::Postings(const TermText& text) : first_(text.terms.size() + 1, 0) {
  for (const std::uint32_t term : text.occurrences) ++first_[term + 1];
  for (std::size_t t = 0; t < text.terms.size(); ++t) first_[t + 1] += first_[t];
  segments_.resize(text.occurrences.size());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const std::uint32_t term : text.segment(i))
      segments_[next[term]++] = static_cast<std::uint32_t>(i);
}

TermText slice(const TermText& text, const SegmentRange& range) {
  const auto cut = [](const auto& values, std::size_t first, std::size_t last) {
    return std::vector(values.begin() + static_cast<std::ptrdiff_t>(first),
                       values.begin() + static_cast<std::ptrdiff_t>(last));
  };
  TermText part;
  part.terms = text.terms;
  part.first = cut(text.first, range.first, range.last + 1);
  part.occurrences = cut(text.occurrences, part.first.front(), part.first.back());
  const std::size_t before = part.first.front();
  for (std::size_t& first : part.first) first -= before;
  part.chars = cut(text.chars, range.first, range.last);
  part.marks = cut(text.marks, range.first, range.last);
  part.sentences = cut(text.sentences, range.first, range.last);
  part.hashes = cut(text.hashes, range.first, range.last);
  return part;
}

void mark_borders(const SegmentedText& text, std::vector<std::uint32_t>& marks) {
  bool has_end = false;  // A stop ends the sentence that segment i is a part of.
  for (std::size_t i = text.size(); i-- > 0;) {
    const bool is_inside =
        i + 1 < text.size() && text.segments[i].block == text.segments[i + 1].block;
    if (is_inside && goes_on(text.text(i), text.text(i + 1), has_end)) {
      marks[i] |= kGoesOn;
      marks[i + 1] |= kContinues;
    } else {
      has_end = (marks[i] & (kStop | kQuestion | kExclamation | kColon)) != 0;
    }
  }
}

TermText find_terms(const SegmentedText& text, const SegmentRange& range,
                    WordFinder& finder) {
  TermText result;
  const OpenerFinder openers(text.document.language);
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<Word> words;
  const bool is_english = primary_language(text.document.language) == "en";
  result.first.push_back(0);
  for (std::size_t i = range.first; i < range.last; ++i) {
    const std::string_view segment = text.text(i);
    finder.find(segment, words);
    const std::size_t begin = result.occurrences.size();
    bool is_first = true;
    for (Word& word : words) {
      if (is_first && word.kind == WordKind::word) word.is_name = false;
      is_first = false;
      const auto next = static_cast<std::uint32_t>(result.terms.size());
      const auto [place, is_new] = numbers.try_emplace(word.key, next);
      if (is_new)
        result.terms.push_back({std::move(word), 0});
      else if (word.is_name)
        result.terms[place->second].word.is_name = true;
      result.occurrences.push_back(place->second);
    }
    const auto here = result.occurrences.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(here, result.occurrences.end());
    result.occurrences.erase(std::unique(here, result.occurrences.end()),
                             result.occurrences.end());
    for (std::size_t o = begin; o < result.occurrences.size(); ++o)
      ++result.terms[result.occurrences[o]].segments;
    result.first.push_back(result.occurrences.size());
    Look look = look_at(segment);
    if (look.sentences < 255 &&
        (begins_twice(segment) || (is_english && begins_inside(segment))))
      ++look.sentences;
    result.chars.push_back(look.chars);
    result.marks.push_back(look.marks | outer_marks(text, i, openers));
    result.sentences.push_back(look.sentences);
    result.hashes.push_back(words.empty() ? 0 : hash_64(letters_of(segment)));
  }
  return result;
}

TermText find_terms(const SegmentedText& text, WordFinder& finder) {
  TermText result = find_terms(text, {0, text.size()}, finder);
  mark_borders(text, result.marks);
  return result;
}

TermText find_terms(const SegmentedText& text, const Headwords* headwords) {
  WordFinder finder(text.document.language, headwords);
  return find_terms(text, finder);
}

}  // namespace awase
