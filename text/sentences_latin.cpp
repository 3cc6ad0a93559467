// SPDX-License-Identifier: Apache-2.0
//
// The full stop of languages with spaces between words. After it, its quotes and a
// space, a small letter always goes on with the sentence; a capital begins a new one
// unless the word before the full stop is an abbreviation, an initial, an ordinal or a
// list marker. Where an abbreviation may end a sentence as well ("U.S."), the next word
// decides: "The" begins a sentence, "Government" does not.

#include <algorithm>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "text/abbreviations.h"
#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMaxWordBytes = 48;

bool is_word_char(char32_t character) {
  if (is_letter(character) || is_digit(character) || character == U'’' ||
      character == '\'') {
    return true;
  }
  // Vowel signs and the like: डॉ
  return character >= 0x300 && (U_MASK(u_charType(static_cast<UChar32>(character))) &
                                (U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}

/// The word before a full stop, dots inside included: "U.S" of "U.S.".
std::string_view word_before(const SentenceLine& line, std::size_t offset,
                             std::size_t sentence_begin) {
  std::size_t begin = offset;
  while (begin > sentence_begin && offset - begin < kMaxWordBytes) {
    std::size_t previous = begin;
    const char32_t character = previous_char(line.text, previous);
    const bool is_part = is_word_char(character) || character == '.' ||
                         character == '-' || character == U'°' || character == U'º' ||
                         character == U'№' || character == U'§' || character == '/';
    if (!is_part) break;
    begin = previous;
  }
  return line.text.substr(begin, offset - begin);
}

std::string_view word_at(const SentenceLine& line, std::size_t offset) {
  std::size_t end = offset;
  while (end < line.text.size() && end - offset < kMaxWordBytes &&
         is_word_char(line.at(end))) {
    end = line.after(end);
  }
  return line.text.substr(offset, end - offset);
}

bool is_number(std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t next = 0; next < word.size();) {
    if (!is_digit(next_char(word, next))) return false;
  }
  return true;
}

bool is_roman_number(std::string_view word) {
  return !word.empty() && word.size() <= 6 &&
         word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool is_single_letter(std::string_view word) {
  std::size_t next = 0;
  return !word.empty() && is_letter(next_char(word, next)) && next == word.size();
}

// "U.S", "a.m", "J.R.R": single letters with dots between.
bool is_dotted_letters(std::string_view word) {
  if (word.find('.') == std::string_view::npos) return false;
  while (!word.empty()) {
    const std::size_t end = std::min(word.find('.'), word.size());
    if (!is_single_letter(word.substr(0, end))) return false;
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return true;
}

/// What follows a terminator.
struct Following {
  std::size_t word_begin = 0;
  char32_t first = 0;  // Of the word, opening quotes and brackets passed over.
  std::string_view word;
};

Following look_ahead(const SentenceLine& line, std::size_t offset) {
  constexpr int kMaxOpening = 4;
  Following result;
  std::size_t at = line.skip_spaces(offset);
  for (int i = 0; i < kMaxOpening; ++i) {
    const char32_t character = line.at(at);
    const bool is_skipped = is_opening(character) || character == '\'' ||
                            character == '"' || character == U'’' ||
                            character == U'¿' || character == U'¡';
    if (!is_skipped) break;
    at = line.skip_spaces(line.after(at));
  }
  result.word_begin = at;
  result.first = line.at(at);
  result.word = word_at(line, at);
  return result;
}

bool begins_sentence(const SentenceLine& line, const Following& next) {
  // "J. A. Smith": A is no article here.
  const bool is_initial =
      is_single_letter(next.word) && line.at(next.word_begin + next.word.size()) == '.';
  return !is_initial && !is_lower(next.first) &&
         is_sentence_starter(line.language, next.word);
}

/// The first letter or digit of a sentence, past bullets and opening brackets.
std::size_t find_content(const SentenceLine& line, std::size_t sentence_begin) {
  constexpr int kMaxSkipped = 8;
  std::size_t at = sentence_begin;
  for (int i = 0; i < kMaxSkipped && at < line.text.size(); ++i) {
    if (is_letter(line.at(at)) || is_digit(line.at(at))) return at;
    at = line.skip_spaces(line.after(at));
  }
  return at;
}

// "1.", "a.", "IV.", "2.1." at the very beginning of a sentence.
bool is_list_marker(std::string_view word) {
  if (is_single_letter(word) || is_roman_number(word)) return true;
  const bool is_numbers =
      word.find_first_not_of("0123456789.") == std::string_view::npos;
  const bool is_short = word.size() <= 3 || word.find('.') != std::string_view::npos;
  return is_numbers && is_short;
}

bool follows_abbreviation(const SentenceLine& line, Abbreviation use,
                          const Following& next) {
  if (use == Abbreviation::before_word) return true;
  if (is_digit(next.first)) return true;
  if (use == Abbreviation::before_number) {
    if (is_roman_number(next.word) && next.word != "I") return true;
    const bool dotted = line.at(next.word_begin + next.word.size()) == '.';
    return dotted && find_abbreviation(line.language, next.word).has_value();
  }
  return !begins_sentence(line, next);
}

// "p.m" of "6 p.m.": behind a number.
bool is_hour_mark(const SentenceLine& line, std::size_t offset, std::string_view word) {
  if (word != "a.m" && word != "p.m" && word != "A.M" && word != "P.M") return false;
  std::size_t at = offset - word.size();
  while (at > 0 && is_space(line.before(at))) previous_char(line.text, at);
  return is_digit(line.before(at));
}

// "6 p.m. Travelers": a capital behind the hour begins a sentence. Not a day, a month
// or a time zone ("6 p.m. Monday", "6 p.m. EST", "6 p.m. Eastern time"), nor a name or
// noun where nothing but the hour came before ("At 5 a.m. Mr. Smith went").
bool hour_ends_sentence(const SentenceLine& line, std::size_t sentence_begin,
                        std::size_t word_begin, const Following& next) {
  constexpr std::string_view kNotBegun =
      " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
      "thur thurs fri sat sun january february march april may june july august "
      "september october november december jan feb mar apr jun jul aug sep sept oct "
      "nov "
      "dec eastern pacific central mountain greenwich tokyo japan local beijing seoul "
      "london new british european ";
  constexpr std::string_view kBefore =
      " at by around about on from until till before after since between near past ";
  if (!is_letter(next.first) || is_lower(next.first)) return false;
  if (kNotBegun.find(" " + fold(next.word) + " ") != std::string_view::npos)
    return false;
  const bool is_shouted = next.word.size() > 1 && is_upper(last_char(next.word));
  if (is_shouted && line.language != "de") return false;
  // "At 5 a.m.", "On Friday at 6:30 p.m."
  const std::string first = fold(word_at(line, find_content(line, sentence_begin)));
  constexpr std::size_t kShortBytes = 22;
  const bool is_lead = word_begin - sentence_begin <= kShortBytes &&
                       kBefore.find(" " + first + " ") != std::string_view::npos;
  return !is_lead;
}

// "(Fig. 2)." behind "5 p.m.": the full stop of the sentence comes after the bracket.
bool opens_aside(const SentenceLine& line, std::size_t at) {
  constexpr std::size_t kLongestBytes = 60;
  if (line.at(at) != '(') return false;
  const std::string_view rest = line.text.substr(at, kLongestBytes);
  const std::size_t end = rest.find(')');
  if (end == std::string_view::npos) return false;
  const char32_t after = line.at(at + end + 1);
  return after == '.' || after == ',' || after == ';' || after == ':';
}

// Whether the one full stop at `offset` belongs to the word before it and the sentence
// goes on with `next`.
bool belongs_to_word(const SentenceLine& line, std::size_t sentence_begin,
                     std::size_t offset, const Following& next) {
  const std::string_view word = word_before(line, offset, sentence_begin);
  if (word.empty()) return false;
  const auto word_begin = offset - word.size();
  const std::size_t content = find_content(line, sentence_begin);
  if (word_begin <= content && is_list_marker(word)) return true;
  if (label_end(line, sentence_begin) >= line.after(offset)) return true;
  if (is_hour_mark(line, offset, word))
    return opens_aside(line, line.skip_spaces(line.after(offset))) ||
           !hour_ends_sentence(line, sentence_begin, offset - word.size(), next);

  // "b." and "d." are born and died; "site B." and "plan D." are names.
  const bool is_name =
      line.language == "en" && is_single_letter(word) && is_upper(first_char(word));
  auto use = is_name ? std::nullopt : find_abbreviation(line.language, word);
  const std::size_t hyphen = word.find_last_of("-/'");
  if (!use && hyphen != std::string_view::npos && hyphen + 1 < word.size()) {
    use = find_abbreviation(line.language, word.substr(hyphen + 1));
  }
  if (use) return follows_abbreviation(line, *use, next);
  if (is_dotted_letters(word) || is_single_letter(word))
    return !begins_sentence(line, next);
  const bool ordinal = (is_number(word) && word.size() <= 2) || is_roman_number(word);
  if (ordinal && has_dotted_ordinals(line.language))
    return !begins_sentence(line, next);
  return false;
}

/// A run of . ! ? …, spaced dots included.
struct Run {
  std::size_t end = 0;
  int dots = 0;  // … counts three.
  bool has_mark = false;
};

Run read_run(const SentenceLine& line, std::size_t offset) {
  Run run{offset, 0, false};
  while (true) {
    const char32_t character = line.at(run.end);
    if (character == '.' || character == U'．') {
      run.dots += 1;
    } else if (character == U'…') {
      run.dots += 3;
    } else if (character == '!' || character == '?' || is_wide_terminator(character) ||
               (character == ';' && line.language == "el") ||
               (character == ':' && line.language == "hy")) {
      run.has_mark = true;
    } else {
      const std::size_t next = line.skip_spaces(run.end);
      const bool one_space = next > run.end && next - run.end <= 3;
      if (!one_space || run.has_mark || line.at(next) != '.' ||
          line.at(run.end) == '\t')
        break;
      const char32_t after = line.at(line.after(next));
      if (run.dots == 0 || is_word_char(after)) break;
      run.end = next;
      continue;
    }
    run.end = line.after(run.end);
  }
  return run;
}

// Past closing quotes, brackets, tags and footnote marks. French puts a space before ».
std::size_t skip_closing(const SentenceLine& line, std::size_t at) {
  while (true) {
    at = skip_end_tags(line, at);
    const char32_t character = line.at(at);
    const bool is_superscript = character == U'¹' || character == U'²' ||
                                character == U'³' ||
                                (character >= U'⁰' && character <= U'⁹');
    if (is_closing(character) || character == '\'' || is_superscript) {
      at = line.after(at);
      continue;
    }
    if (character == '[') {
      std::size_t digits = at + 1;
      while (digits < at + 5 && is_digit(line.at(digits))) digits = line.after(digits);
      if (digits == at + 1 || line.at(digits) != ']') return at;
      at = digits + 1;
      continue;
    }
    const std::size_t next = line.skip_spaces(at);
    const bool is_spaced_quote = next > at && next - at <= 3 && line.at(next) == U'»' &&
                                 !is_word_char(line.at(line.after(next)));
    if (!is_spaced_quote) return at;
    at = line.after(next);
  }
}

// "world.Today": a slip of the typist, but "example.Com" is not. Only for words that
// hardly ever begin anything but a sentence.
bool is_missing_space(const SentenceLine& line, std::size_t sentence_begin,
                      std::size_t offset, std::size_t end) {
  const std::string_view word = word_before(line, offset, sentence_begin);
  const std::string_view next = word_at(line, end);
  if (word.size() < 2 || next.size() < 2 || line.language != "en") return false;
  const char32_t before_word = line.before(offset - word.size());
  if (before_word == '@' || before_word == ':' ||
      word.find('/') != std::string_view::npos) {
    return false;
  }
  const char32_t after_next = line.at(end + next.size());
  const bool is_plain = is_space(after_next) || after_next == '.' || after_next == ',';
  return is_plain && is_upper(first_char(next)) && is_lower(last_char(next)) &&
         !is_upper(last_char(word)) && is_sentence_starter("en", next);
}

bool is_name_with_mark(const SentenceLine& line, std::size_t offset) {
  const std::string_view word = word_before(line, offset, 0);
  return word == "Yahoo" || word == "Jeopardy" || word == "Oklahoma" || word == "Yum";
}

// "It is used.11 The next": a mark of a note that lost its shape. Where it ends, or 0.
std::size_t end_of_lost_note(const SentenceLine& line, std::size_t sentence_begin,
                             std::size_t offset, std::size_t end) {
  constexpr std::size_t kMostBytes = 12;
  constexpr std::size_t kShortWord = 3;
  const std::string_view word = word_before(line, offset, sentence_begin);
  const bool is_word = word.size() >= kShortWord && is_lower(last_char(word)) &&
                       word.find_first_of("0123456789./") == std::string_view::npos;
  const bool is_closed = is_closing(line.before(offset));
  if ((!is_word && !is_closed) || find_abbreviation(line.language, word)) return 0;
  std::size_t at = end;
  std::size_t digits = 0;
  while (at - end < kMostBytes) {
    const char32_t character = line.at(at);
    const bool joins = digits > 0 &&
                       (character == ',' || character == '-' || character == U'–') &&
                       is_digit(line.at(line.after(at)));
    if (!joins && !is_digit(character)) break;
    digits = joins ? 0 : digits + 1;
    if (digits > 3) return 0;
    at = line.after(at);
  }
  if (at == end || !is_space(line.at(at))) return 0;
  const Following next = look_ahead(line, at);
  return is_upper(next.first) || is_cjk_letter(next.first) ? at : 0;
}

// What follows without a space.
bool ends_before_letter(const SentenceLine& line, std::size_t sentence_begin,
                        std::size_t offset, const Run& run, std::size_t end) {
  const char32_t following = line.at(end);
  if (is_cjk_letter(following)) return run.has_mark;
  if (run.has_mark || run.dots > 1 || end != run.end) return false;
  return is_missing_space(line, sentence_begin, offset, end);
}

// What follows after a space.
bool ends_before_space(const SentenceLine& line, std::size_t sentence_begin,
                       std::size_t offset, const Run& run, std::size_t end) {
  const Following next = look_ahead(line, end);
  const char32_t first = next.first;
  if (first == 0) return true;
  if (is_lower(first)) return false;
  const bool single_dot = run.dots == 1 && !run.has_mark;
  const bool is_word = is_letter(first) || is_digit(first);
  if (!is_word &&
      std::u32string_view(U",;:&=+%/|*").find(first) != std::u32string_view::npos) {
    return false;
  }
  if (first == U'-' || first == U'–' || first == U'—') {
    const Following after_dash = look_ahead(line, line.after(next.word_begin));
    return is_upper(after_dash.first);
  }
  if (run.has_mark)
    return begins_sentence(line, next) || !is_name_with_mark(line, offset);
  if (single_dot) return !belongs_to_word(line, sentence_begin, offset, next);
  // "... I": the one word whose capital says nothing.
  const bool is_i =
      line.language == "en" &&
      (next.word == "I" || next.word.starts_with("I'") || next.word.starts_with("I’"));
  return is_word && !(run.dots == 3 && is_i);
}

}  // namespace

Terminator judge_narrow(const SentenceLine& line, std::size_t sentence_begin,
                        std::size_t offset) {
  const Run run = read_run(line, offset);
  Terminator result{offset, skip_closing(line, run.end), false};
  const char32_t before = line.before(offset);
  const bool is_omission = before == '[' || before == '(';  // "[...]", "(!)"
  // "..." at the beginning tells of words left out.
  const bool is_lead_in = find_content(line, sentence_begin) >= offset;
  if (is_omission || is_lead_in) return result;

  if (result.end >= line.text.size()) {
    result.ends_sentence = true;
  } else if (is_space(line.at(result.end))) {
    result.ends_sentence =
        ends_before_space(line, sentence_begin, offset, run, result.end);
  } else if (run.dots == 1 && !run.has_mark && is_digit(line.at(result.end))) {
    const std::size_t end = end_of_lost_note(line, sentence_begin, offset, result.end);
    if (end > 0) result = {offset, end, true};
  } else {
    result.ends_sentence =
        ends_before_letter(line, sentence_begin, offset, run, result.end);
  }
  // "compounds. . . . The": the first dot is the full stop, the rest tells of words
  // left out before the next sentence.
  const bool is_full_stop_first = result.ends_sentence && run.dots == 4 &&
                                  !run.has_mark && result.end < line.text.size() &&
                                  result.end == run.end && !is_space(before) &&
                                  is_space(line.at(offset + 1));
  if (is_full_stop_first) result.end = offset + 1;
  return result;
}

}  // namespace awase
