// SPDX-License-Identifier: Apache-2.0
//
// A bilingual lexicon in memory: what the user knows of words and terms.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/issue.h"

namespace awase {

/// A word or phrase and one translation of it.
struct LexiconEntry {
  std::string source;
  std::string target;
  double weight = 1.0;    ///< 0..1, how surely one translates the other.
  std::size_t count = 0;  ///< Units of a memory that show it; 0: not counted.
  /// Entries with the same number say one concept; 0: a concept of its own.
  std::size_t concept_number = 0;
  /// Of words that keep meeting in texts, which is good to align by and no proof.
  bool is_learned = false;

  bool operator==(const LexiconEntry&) const = default;
};

/// Entries for one pair of languages. The same phrase may stand in many entries.
struct Lexicon {
  std::string name;             ///< For messages: where it comes from.
  std::string source_language;  ///< BCP 47 tag.
  std::string target_language;  ///< BCP 47 tag.
  std::vector<LexiconEntry> entries;
  std::vector<Issue> issues;  ///< What was left out, and why.
};

/// The most entries that a lexicon may have.
inline constexpr std::size_t kMaxLexiconEntries = 10'000'000;

/// The weight of an entry that came without one and is settled by share_weights().
inline constexpr double kNoWeight = -1.0;

/// Gives every entry with kNoWeight 1 / sqrt(n), where n is how many different targets
/// its source has: one of many translations says less. Entries that are there twice
/// are left out, the heavier is kept.
void share_weights(Lexicon& lexicon);

/// Adds the entries of `more`; their concepts stay apart from those of `lexicon`.
void append_lexicon(Lexicon& lexicon, Lexicon more);

/// Leaves out the entries of less weight, and those that fewer units showed. Entries
/// that were not counted stay.
void keep_surest(Lexicon& lexicon, double min_weight, std::size_t min_count);

/// Leaves out learned entries that a glossary should not have: those of less weight
/// than 0.55, shown by fewer than five units, with a word that another learned entry
/// has too, and those whose sides can hardly be one word each (a single ideograph, four
/// and more of them, two letters). docs/formats.md says how many of the rest are right.
void keep_glossary(Lexicon& lexicon);

/// Reads a lexicon from the bytes of a file; what it is, is seen from the content:
///
/// - TSV: `source<TAB>target[<TAB>weight[<TAB>count]]`, the weight 0..1. Lines that
///   begin with '#' are comments; a third column that is no number is one too (OmegaT's
///   glossaries).
/// - hunalign's dictionary: `target @ source`, the second language first.
/// - TBX, basic, core, min or MARTIF: all terms of an entry in one language translate
///   all in the other.
///
/// TSV and hunalign's have no languages in them and are taken at the caller's word.
/// Lines that are no entry are counted in `issues`. Throws Error (input), with the
/// line, for a weight outside 0..1, for damaged XML, when there is no entry at all, and
/// for more than kMaxLexiconEntries.
Lexicon read_lexicon(std::string_view bytes, const std::string& name,
                     const std::string& source_language,
                     const std::string& target_language);

/// TSV as read_lexicon() takes it, with a weight on every line, and the count of those
/// that were counted.
std::string to_tsv(const Lexicon& lexicon);
/// hunalign's dictionary, which has no weights.
std::string to_hunalign(const Lexicon& lexicon);
/// TBX-Core (ISO 30042:2019, DCA style), one entry for each concept; no weights.
std::string to_tbx(const Lexicon& lexicon);

}  // namespace awase
