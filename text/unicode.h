// SPDX-License-Identifier: Apache-2.0
//
// What the other files need to know about characters, without ICU in their headers.
// All text is UTF-8; where it is malformed, every bad sequence counts as one U+FFFD.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace awase {

/// Number of code points in `text`.
std::size_t count_chars(std::string_view text);

/// Columns that `text` takes up in a terminal: 2 for East Asian wide and full-width
/// characters and for emoji (a flag, or a family joined with ZWJ, is one emoji), 0 for
/// combining marks, control and format characters, 1 for all else. Characters of
/// ambiguous width count 1, as terminals do outside the old East Asian locales.
std::size_t display_width(std::string_view text);

/// The longest prefix of `text` that is at most `columns` wide and does not cut a
/// character from its combining marks.
std::string_view prefix_of_width(std::string_view text, std::size_t columns);

/// `text` in the form in which words compare equal: NFKC with case folding
/// (NFKC_Casefold of UAX #31). "Ａ" is "a", "ｶﾞ" is "ガ", "Straße" is "strasse".
std::string fold(std::string_view text);

/// Offset in bytes of the first byte that is not part of well-formed UTF-8 (Unicode
/// 15.0, table 3-7: no surrogates, no overlong forms); nothing when all of it is.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// True when `text` is well-formed UTF-8.
bool is_valid_utf8(std::string_view text);

/// As next_char(), which takes ASCII out of it: most of what is read.
char32_t next_wide_char(std::string_view text, std::size_t& offset_bytes);

/// The character at `offset_bytes`, which moves on to the next one. `offset_bytes` must
/// be less than the size of `text`. Gives U+FFFD for a malformed sequence.
inline char32_t next_char(std::string_view text, std::size_t& offset_bytes) {
  const auto byte = static_cast<unsigned char>(text[offset_bytes]);
  if (byte >= 0x80) return next_wide_char(text, offset_bytes);
  ++offset_bytes;
  return byte;
}

/// The character that ends at `offset_bytes`, which moves back to its first byte.
/// `offset_bytes` must be more than 0. Gives U+FFFD for a malformed sequence.
char32_t previous_char(std::string_view text, std::size_t& offset_bytes);

/// The first or last character of `text`; 0 when there is none.
char32_t first_char(std::string_view text);
char32_t last_char(std::string_view text);

/// Appends a character in UTF-8; U+FFFD for what is not a Unicode scalar value.
void append_char(std::string& text, char32_t character);
/// All of `text` so.
std::string to_utf8(std::u32string_view text);

/// White space of any kind (the White_Space property): ASCII blanks and line ends,
/// U+0085, U+00A0, U+3000 and the like.
bool is_space(char32_t character);

/// Kanji: the Han script, so 々, 〇 and 〆 too.
bool is_han(char32_t character);
bool is_hiragana(char32_t character);
/// Full-width and half-width katakana, with ー and ・ left to is_kana_mark().
bool is_katakana(char32_t character);
/// ー and its half-width form, which both kana share.
bool is_kana_mark(char32_t character);
bool is_hangul(char32_t character);
bool is_latin(char32_t character);
/// A letter of any script.
bool is_letter(char32_t character);
bool is_upper(char32_t character);
bool is_lower(char32_t character);
/// A decimal digit of any script, full width included.
bool is_digit(char32_t character);
/// Punctuation of any kind (general category P).
bool is_punctuation(char32_t character);

/// True for characters that are written without spaces between words or after
/// punctuation: Han, kana, full-width forms, CJK punctuation, Thai, Lao, Khmer,
/// Burmese. A line break next to one stands for nothing, elsewhere for a space.
bool is_unspaced(char32_t character);

/// `text` without white space (is_space()) at its ends.
std::string_view trim(std::string_view text);

}  // namespace awase
