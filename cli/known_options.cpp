// SPDX-License-Identifier: Apache-2.0

#include "cli/known_options.h"

namespace awase {

void add_word_options(OptionTable& table, KnownOptions& options) {
  constexpr const char* kGroup = "Alignment";
  table
      .add_option("--lexicon", options.lexicons,
                  "Words and their translations: lines of source, tab, target; a "
                  "hunalign dictionary; TBX; TMX. May be given several times")
      ->type_name("FILE")
      ->group(kGroup);
  table
      .add_option("--memory", options.memories,
                  "An older translation memory (TMX) to learn words from. May be given "
                  "several times")
      ->type_name("FILE")
      ->group(kGroup);
}

void add_known_options(OptionTable& table, KnownOptions& options) {
  add_word_options(table, options);
  table
      .add_option("--anchors", options.anchors,
                  "Pairs that must hold: lines of source segment, tab, target segment, "
                  "counted from 1; or ranges, as in 3-4, tab, 5")
      ->type_name("FILE")
      ->group("Alignment");
}

}  // namespace awase
