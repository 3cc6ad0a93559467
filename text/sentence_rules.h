// SPDX-License-Identifier: Apache-2.0
//
// The rules behind text/sentences.h, each asked about one place of one line. Not for
// other users.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// A line and what the rules need to know about it. Offsets are bytes of `text`.
struct SentenceLine {
  std::string_view text;
  std::string_view language;        ///< Bare ISO 639 code; empty when not known.
  bool is_japanese = false;         ///< Japanese conventions: particles, quotations.
  bool is_chinese = false;          ///< Chinese conventions for quotations.
  std::vector<ByteRange> brackets;  ///< Outermost pairs, in order.

  char32_t at(std::size_t offset) const;        ///< Character there; 0 at the end.
  char32_t before(std::size_t offset) const;    ///< Character that ends there; 0 at 0.
  std::size_t after(std::size_t offset) const;  ///< Where the character there ends.
  std::size_t skip_spaces(std::size_t offset) const;
  /// The pair that opens at `offset`, or null.
  const ByteRange* bracket_at(std::size_t offset) const;
};

/// A place where a sentence may end: `begin` is its first terminator, `end` is past
/// all that goes with it (further terminators, closing quotes and brackets).
struct Terminator {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ends_sentence = false;
};

/// Kanji, kana, or what is written among them without spaces.
bool is_cjk_letter(char32_t character);
/// Closing quotation mark or bracket, ASCII ones too.
bool is_closing(char32_t character);
bool is_opening(char32_t character);

/// 。！？ and the other full stops of Unicode that need no space after them.
bool is_wide_terminator(char32_t character);
/// What . ! ? … at `offset` of a sentence begun at `sentence_begin` is.
Terminator judge_narrow(const SentenceLine& line, std::size_t sentence_begin,
                        std::size_t offset);
/// What 。！？ and their like at `offset` are; ! and ? too when they stand among kana.
Terminator judge_wide(const SentenceLine& line, std::size_t offset);

/// ！？!? and their like, doubled and vertical ones too.
bool is_mark(char32_t character);

/// Whether . or ．at `offset` of a sentence begun at `begin` ends it as 。 would: after
/// kanji, kana, closing brackets and signs of units; ．after Latin words and numbers
/// too, where it is neither a decimal point nor part of a label or abbreviation.
bool is_japanese_full_stop(const SentenceLine& line, std::size_t begin,
                           std::size_t offset);

/// Past all that stands at `at`, behind a terminator, and belongs to it: further marks,
/// closing brackets, （笑）, emoji, faces made of signs, marks of notes.
std::size_t end_of_terminator(const SentenceLine& line, std::size_t at);

/// Past the tags at `at` that end what stands before them, as strings of programs have
/// them: `</b>`, `<br>`.
std::size_t skip_end_tags(const SentenceLine& line, std::size_t at);

/// What ♪, an emoji or a face at `at` of a sentence begun at `begin` is. It ends a
/// sentence behind hiragana when a word that is no particle follows. `end` is `at` when
/// there is none.
Terminator judge_soft(const SentenceLine& line, std::size_t begin, std::size_t at);

/// The end of a label with a full stop ("図1.", "Step 1.", "イ．") that a sentence
/// begun at `begin` has at its beginning; 0 without one.
std::size_t label_end(const SentenceLine& line, std::size_t begin);

/// Whether `text` begins with a word that begins a sentence though a particle begins it
/// too: とても, でも.
bool begins_like_sentence(std::string_view text);

/// Whether `text` begins with a particle that something other than kana follows.
bool particle_follows(std::string_view text);

/// Whether a sentence ends with the quotation `bracket`: 「…。」 does, unless と, が,
/// は and the like carry on. 「…！」 may be a word among others unless the sentence so
/// far is the quotation alone.
bool quotation_ends_sentence(const SentenceLine& line, const ByteRange& bracket,
                             bool is_alone);

/// Whether the `sentences` sentences inside the quotation `bracket` are segments of
/// their own: three or more, or two that are not short.
bool quotation_is_cut(const SentenceLine& line, const ByteRange& bracket,
                      std::size_t sentences);

/// Where items of a list written in one line begin, but for the first: "1. … 2. …",
/// "• … • …".
std::vector<std::size_t> find_list_items(std::string_view line);

}  // namespace awase
