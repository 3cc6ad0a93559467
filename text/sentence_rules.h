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

/// Whether a full stop at `offset` stands among kanji and kana as 。 would.
bool is_japanese_full_stop(const SentenceLine& line, std::size_t offset);

/// Whether a sentence ends with the quotation `bracket`: 「…。」 does, unless と, が,
/// は and the like carry on. 「…！」 may be a word among others unless the sentence so
/// far is the quotation alone.
bool quotation_ends_sentence(const SentenceLine& line, const ByteRange& bracket,
                             bool is_alone);

/// Where items of a list written in one line begin, but for the first: "1. … 2. …",
/// "• … • …".
std::vector<std::size_t> find_list_items(std::string_view line);

}  // namespace awase
