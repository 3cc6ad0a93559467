// SPDX-License-Identifier: Apache-2.0
//
// A break is undone when something next to it cannot stand at the end or at the
// beginning of a sentence. Scripts with case say it by the case of the next letter. In
// Japanese a particle, a comma or the stem of a verb stands before the break, or a
// particle, a small kana or the ending of a verb after it; where kanji stand on both
// sides, a clause with は, が, を or 、 that nothing ends goes on when the next line
// ends it. Headings, addresses and verse have none of this.

#include "text/line_flow.h"

#include <algorithm>
#include <array>

#include "text/line.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool among(char32_t character, std::u32string_view characters) {
  return characters.find(character) != std::u32string_view::npos;
}

bool is_kanji(char32_t c) {
  return is_unspaced(c) && is_letter(c) && !is_hiragana(c) && !is_katakana(c);
}

/// Hardly any sentence, heading or line of an address begins with these.
bool begins_inside_sentence(std::string_view next) {
  std::size_t offset = 0;
  const char32_t first = next_char(next, offset);
  if (among(
          first,
          U"をっゃゅょぁぃぅぇぉんーッャュョァィゥェォ、。，．！？」』）】〉》・ゝ々"))
    return true;
  constexpr std::array<std::string_view, 24> kEndings = {
      "です",   "ます",   "ません", "ました", "ましょ", "でした", "でしょ",   "である",
      "られ",   "れる",   "れた",   "れて",   "れば",   "せる",   "させ",     "され",
      "しない", "もでき", "できな", "できま", "という", "として", "について", "による"};
  for (const std::string_view ending : kEndings)
    if (next.starts_with(ending)) return true;
  if (offset == next.size() || !among(first, U"はがにでとのへも")) return false;
  const char32_t second = next_char(next, offset);
  // A particle, and not the first letter of a word in hiragana.
  return is_kanji(second) || is_katakana(second) || second == U'、' || second == U'，';
}

/// A clause without an end: a topic, an object or a comma, and no form that ends one. A
/// verb that may end one stands before a noun as often: then there must be a comma.
bool is_open_clause(std::string_view text) {
  const char32_t last = last_char(text);
  const bool may_end =
      is_hiragana(last) &&
      !among(last, U"てでやばしずりれえけせめべげきちびみぎくのをがはとも");
  if (may_end && !among(last, U"るたいうくすつぬむぶ")) return false;
  const std::u32string_view signs = may_end ? U"、，" : U"、，はがを";
  std::size_t at = text.size();
  std::size_t letters = 0;
  constexpr std::size_t kFar = 200;
  while (at > 0 && letters < kFar) {
    const char32_t c = previous_char(text, at);
    ++letters;
    if (among(c, U"。！？．")) return false;
    // Not in the place of the break itself, where it is a noun as often.
    if (letters > 1 && among(c, signs)) return true;
  }
  return false;
}

/// Words that a sentence, a heading or a name of a language with full stops hardly ends
/// with.
bool ends_with_function_word(std::string_view text) {
  constexpr std::array<std::string_view, 158> kWords = {
      "a",      "an",       "the",     "of",      "to",     "and",   "or",
      "in",     "for",      "with",    "by",      "at",     "from",  "as",
      "that",   "than",     "is",      "are",     "was",    "were",  "be",
      "been",   "when",     "if",      "because", "which",  "who",   "while",
      "where",  "although", "their",   "its",     "our",    "your",  "my",
      "his",    "her",      "these",   "those",   "has",    "have",  "had",
      "can",    "will",     "may",     "must",    "should", "would", "could",
      "into",   "about",    "between", "through", "under",  "after", "before",
      "during", "without",  "within",  "among",   "via",    "such",  "every",
      "each",   "der",      "die",     "das",     "den",    "dem",   "des",
      "ein",    "eine",     "einen",   "einem",   "einer",  "eines", "und",
      "oder",   "von",      "zu",      "zur",     "zum",    "mit",   "für",
      "im",     "auf",      "aus",     "bei",     "nach",   "über",  "unter",
      "durch",  "gegen",    "ohne",    "als",     "dass",   "wenn",  "weil",
      "wird",   "werden",   "wurde",   "ist",     "sind",   "hat",   "haben",
      "le",     "la",       "les",     "un",      "une",    "et",    "ou",
      "du",     "au",       "aux",     "pour",    "que",    "qui",   "dans",
      "sur",    "par",      "avec",    "sans",    "ce",     "cette", "ces",
      "son",    "sa",       "ses",     "leur",    "est",    "sont",  "el",
      "los",    "las",      "y",       "en",      "con",    "para",  "por",
      "sin",    "sobre",    "una",     "su",      "sus",    "es",    "se",
      "al",     "del",      "il",      "di",      "e",      "che",   "per",
      "della",  "dei",      "delle",   "da"};
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(last_char(text.substr(0, begin)))) {
    std::size_t before = begin;
    previous_char(text, before);
    begin = before;
  }
  if (begin == 0) return false;
  const std::string_view word = text.substr(begin);
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// The word that `text` ends with, with the full stop after it.
std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" (");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

/// Titles before a name, and abbreviations that something follows.
bool ends_with_open_abbreviation(std::string_view text, std::string_view next) {
  const std::string_view word = last_word(text);
  constexpr std::array<std::string_view, 16> kTitles = {
      "Mr.",  "Mrs.",  "Ms.",  "Dr.",  "Prof.",   "St.",  "Gen.", "Sen.",
      "Gov.", "Capt.", "Rev.", "Hon.", "Messrs.", "Sra.", "Mme.", "Mlle."};
  constexpr std::array<std::string_view, 8> kOthers = {
      "e.g.", "i.e.", "cf.", "approx.", "z.B.", "bzw.", "vgl.", "ca."};
  const char32_t first = first_char(next);
  for (const std::string_view pair : {"z. B.", "d. h.", "т. е."})
    if (text.ends_with(pair)) return is_letter(first) || is_digit(first);
  if (std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end())
    return is_upper(first);
  return std::find(kOthers.begin(), kOthers.end(), word) != kOthers.end() &&
         (is_letter(first) || is_digit(first));
}

/// "on" before a day or a month.
bool ends_before_date(std::string_view text, std::string_view next) {
  const std::string_view word = last_word(text);
  if (word != "on" && word != "On" && word != "until" && word != "since") return false;
  constexpr std::array<std::string_view, 19> kNames = {
      "Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",  "Saturday", "Sunday",
      "January", "February",  "March",     "April",    "May",     "June",     "July",
      "August",  "September", "October",   "November", "December"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return next.starts_with(name); });
}

std::size_t count_chars(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool goes_on_in_unspaced(std::string_view text, std::string_view next) {
  if (begins_inside_sentence(next)) return true;
  if (!ends_sentence(next) && next.find("。") == std::string_view::npos) return false;
  return is_open_clause(text);
}

/// A line that is not full is a heading as often ("안전상의 주의 사항"), unless it ends
/// with a particle that no heading ends with.
bool goes_on_in_korean(std::string_view text, std::string_view next) {
  constexpr std::size_t kLeastChars = 8;
  constexpr std::size_t kFullChars = 16;
  constexpr std::u32string_view kFinal = U"다요까죠오음함됨임기네군라자";
  constexpr std::u32string_view kParticles = U"을를은는에며";
  const char32_t last = last_char(text);
  const std::size_t least = among(last, kParticles) ? kLeastChars : kFullChars;
  return ends_sentence(next) && !among(last, kFinal) && count_chars(text) >= least;
}

}  // namespace

bool sentence_goes_on(std::string_view text, std::string_view next) {
  if (text.empty() || next.empty()) return false;
  if (ends_sentence(text)) return ends_with_open_abbreviation(text, next);
  if (list_marker_bytes(next) > 0 || is_code_line(text) || is_code_line(next))
    return false;
  if (runs_on(text, next)) return true;
  const char32_t last = last_char(text);
  const char32_t first = first_char(next);
  if (is_unspaced(last) && is_unspaced(first)) return goes_on_in_unspaced(text, next);
  if (is_hangul(last) && is_hangul(first)) return goes_on_in_korean(text, next);
  if (is_unspaced(first) && begins_inside_sentence(next)) return true;
  if (is_unspaced(last) || is_unspaced(first))
    return ends_sentence(next) && is_unspaced(last) && is_open_clause(text);
  // "I" begins no sentence by itself: "... and / I went".
  return is_letter(first) &&
         (ends_with_function_word(text) || ends_before_date(text, next));
}

std::string without_soft_breaks(std::string_view text) {
  std::string joined;
  std::size_t line_begin = 0;  // Of the line of `joined` that is being built.
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view current = std::string_view(joined).substr(line_begin);
    if (!current.empty() && sentence_goes_on(current, line)) {
      const bool unspaced =
          is_unspaced(last_char(current)) || is_unspaced(first_char(line));
      if (!unspaced) joined += ' ';
    } else if (!joined.empty()) {
      joined += '\n';
      line_begin = joined.size();
    }
    joined += line;
  }
  return joined;
}

bool is_code_line(std::string_view line) {
  if (line.empty()) return false;
  if (line.find_first_not_of("{}()[];,>/ ") == std::string_view::npos &&
      line.find_first_of("{}()[]") != std::string_view::npos)
    return true;
  constexpr std::array<std::string_view, 12> kBeginnings = {
      "$ ",    "#!/",   "#include ", "#define ", "//",    "/*",
      "<?php", "<?xml", ">>> ",      "% sudo ",  "# apt", "</"};
  for (const std::string_view beginning : kBeginnings)
    if (line.starts_with(beginning)) return true;
  // Quoted words of any language do not make a program a text; words outside do.
  std::size_t foreign = 0;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      ++foreign;
    }
  }
  if (foreign > 0) return false;
  const char last = line.back();
  if (last == ';') {
    // "(2) officials (of the city) appointed by the mayor;" is an item of a law.
    constexpr std::ptrdiff_t kManyWords = 5;
    const std::string_view rest = line.substr(list_marker_bytes(line));
    const bool has_words = std::count(rest.begin(), rest.end(), ' ') >= kManyWords;
    if (rest.find_first_of("{}=<>$") != std::string_view::npos) return true;
    return !has_words && rest.find_first_of("()[]'\"") != std::string_view::npos;
  }
  if (last == '{') return true;
  if (last == ')' && line.size() > 2) {
    // "self.items.append(x)", "debug($x, 1)": a name and its arguments, nothing else,
    // and not "Item(s)".
    const std::size_t open = line.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        "0123456789_.$:>-!");
    if (open == std::string_view::npos || open == 0 || line[open] != '(') return false;
    return line.substr(0, open).find_first_of("_.$>:") != std::string_view::npos ||
           line.substr(open).find_first_of("'\"$,=[") != std::string_view::npos ||
           line.substr(open) == "()";
  }
  return false;
}

}  // namespace awase
