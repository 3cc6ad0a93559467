// SPDX-License-Identifier: Apache-2.0
//
// Which words of one text can translate which words of the other, and how surely.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "align/dictionary.h"
#include "align/lexicon_index.h"
#include "align/terms.h"

namespace awase {

/// How two terms were found to belong together.
enum class LinkKind : std::uint8_t {
  number,       ///< The same value.
  literal,      ///< The same letters.
  translation,  ///< A dictionary says so.
  reading,      ///< The reading of a name or word, as a dictionary has it.
  sound,        ///< They sound alike.
  cognate,      ///< They are spelled alike.
  learned,      ///< They occur together in this text.
};
inline constexpr std::size_t kLinkKinds = 7;

/// One way to translate a source term.
struct Link {
  std::uint32_t source = 0;  ///< Term number.
  std::uint32_t target = 0;  ///< Term number.
  LinkKind kind = LinkKind::literal;
  float strength = 0.0F;  ///< 0..1; 1 for a certain match.

  bool operator==(const Link&) const = default;
};

/// The links between two texts, found once for each pair of terms (the strongest).
struct Links {
  std::vector<Link> all;  ///< By source term, then by target term.
  std::vector<std::size_t>
      first;  ///< Where each source term's begin; one more at the end.
};

/// What is known of the pair of languages.
struct LinkSources {
  /// Dictionary whose headwords are of the source language, or null.
  const Dictionary* forward = nullptr;
  /// Dictionary whose headwords are of the target language, or null.
  const Dictionary* backward = nullptr;
  /// Lexicons of these two languages, in either direction.
  std::vector<const LexiconIndex*> lexicons = {};
  /// Primary subtag of the source language, which says the direction of a lexicon.
  std::string source_language = {};
  std::string target_language = {};  ///< The same of the target language.
  /// Whether both languages are written in the same alphabet, so that words can look
  /// alike.
  bool same_script = false;
  /// Whether words of any alphabet are compared by sound with those of another: names
  /// in Cyrillic and Latin. Else only katakana and the like are.
  bool sounds_of_all = false;
};

/// Finds the links, on up to `threads` threads. Time grows with the number of terms and
/// of links, not with their product.
Links find_links(const TermText& source, const TermText& target,
                 const LinkSources& sources, unsigned threads = 1);

/// Sorts links by source and target term and keeps the strongest of each pair. Works on
/// up to `threads` threads.
Links sort_links(std::vector<Link> links, std::size_t source_terms,
                 unsigned threads = 1);

}  // namespace awase
