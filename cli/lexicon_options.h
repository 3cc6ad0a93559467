// SPDX-License-Identifier: Apache-2.0
//
// What the commands of `awase lexicon` have in common.

#pragma once

#include <string>

#include "align/lexicon.h"
#include "terminal/command.h"
#include "terminal/console.h"
#include "terminal/option_table.h"
#include "tmx/formats/lexicon_file.h"

namespace awase {

/// The languages of a lexicon: most formats do not say them.
struct LexiconLanguages {
  std::string source;
  std::string target;

  /// Puts both into canonical form. Throws Error{usage} when one is no language tag.
  void settle();
};

void add_lexicon_languages(OptionTable& table, LexiconLanguages& languages);

/// Where a lexicon goes, and what of it.
struct LexiconOutput {
  std::string path = "-";
  std::string format;  ///< As --to has it; empty: what the ending of `path` says.
  double min_weight = 0.0;
  std::size_t min_count = 0;

  /// TSV on standard output where nothing says otherwise. Throws Error (usage) when the
  /// ending says none.
  LexiconFormat settled_format() const;
};

void add_lexicon_output(OptionTable& table, LexiconOutput& output);

/// Writes the surest entries of a lexicon, whole or not at all, and says how many.
void write_lexicon(Lexicon lexicon, const LexiconOutput& output,
                   const Console& console);

}  // namespace awase
