// SPDX-License-Identifier: Apache-2.0
//
// What the commands of `awase lexicon` have in common.

#pragma once

#include <string>

#include "align/lexicon.h"
#include "cli/command.h"
#include "cli/option_table.h"

namespace awase {

/// The languages of a lexicon: most formats do not say them.
struct LexiconLanguages {
  std::string source;
  std::string target;

  /// Puts both into canonical form. Throws Error{usage} when one is no language tag.
  void settle();
};

void add_lexicon_languages(OptionTable& table, LexiconLanguages& languages);

/// Where a lexicon goes.
struct LexiconOutput {
  std::string path = "-";
  std::string format;  ///< tsv, dic or tbx; empty: what the ending of `path` says.
};

void add_lexicon_output(OptionTable& table, LexiconOutput& output);

/// Writes a lexicon whole or not at all, as TSV where nothing says otherwise.
void write_lexicon(const Lexicon& lexicon, const LexiconOutput& output);

}  // namespace awase
