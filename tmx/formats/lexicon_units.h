// SPDX-License-Identifier: Apache-2.0
//
// Lexicons in the formats of memories, for people who keep glossaries in spreadsheets.

#pragma once

#include "align/lexicon.h"
#include "tmx/encoded_output.h"
#include "tmx/formats/unit_stream.h"

namespace awase {

/// Adds the entries of a table, a workbook or another file of units to `lexicon`, in
/// its languages: the confidence of a unit is the weight, units with the id of one
/// concept are one. Units without both texts are passed over.
void read_lexicon_units(UnitReader& reader, Lexicon& lexicon);

/// Writes the entries as units, one each. Throws Error as write_units() does.
void write_lexicon_units(const Lexicon& lexicon, MemoryFormat format,
                         const ByteSink& sink);

}  // namespace awase
