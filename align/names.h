// SPDX-License-Identifier: Apache-2.0
//
// Names that Japanese writes in ideographs and English in letters of another sound or
// by another name: people of Korea and China, countries, bodies. The dictionaries have
// few of them.

#pragma once

#include <vector>

#include "align/lexicon.h"
#include "align/terms.h"

namespace awase {

struct Link;

/// Countries and bodies with their short forms, Japanese to English: 北朝鮮 is North
/// Korea and the DPRK, 経産省 is METI. The table is the project's own; its source is in
/// align/names_table.cpp.
Lexicon known_names();

/// Adds links of kind reading between words in ideographs and names in Latin letters
/// that spell them as Korean or Chinese does: 趙顕 is Cho Hyun, 李在明 Lee Jae-myung,
/// 習近平 Xi Jinping. `swapped` says that the links run from `latin` to `ideographs`.
/// Linear in the terms.
void add_name_readings(const TermText& ideographs, const TermText& latin, bool swapped,
                       std::vector<Link>& links);

}  // namespace awase
