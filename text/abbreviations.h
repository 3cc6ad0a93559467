// SPDX-License-Identifier: Apache-2.0
//
// What a full stop after a word means: abbreviations and sentence starters by language.

#pragma once

#include <optional>
#include <string_view>

namespace awase {

/// How an abbreviation stands to the end of a sentence.
enum class Abbreviation {
  before_word,    ///< "Mr.", "e.g.": something always follows.
  before_number,  ///< "No.", "p.", "Jan.": goes on only before a number.
  may_end,        ///< "Inc.", "U.S.", "etc.": only what follows can tell.
};

/// How `word`, without its last full stop, in any case, is abbreviated in `language`
/// (a bare ISO 639 code); nothing when it is an ordinary word.
std::optional<Abbreviation> find_abbreviation(std::string_view language,
                                              std::string_view word);

/// Whether a capitalised `word` that follows an abbreviation very likely begins a
/// sentence: articles, pronouns, conjunctions and the like.
bool is_sentence_starter(std::string_view language, std::string_view word);

/// Whether `language` writes ordinal numbers with a full stop ("3. Mai").
bool has_dotted_ordinals(std::string_view language);

}  // namespace awase
