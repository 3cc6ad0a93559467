// SPDX-License-Identifier: Apache-2.0
//
// TermBase eXchange (ISO 30042), as far as a lexicon needs it.

#pragma once

#include <string_view>

#include "align/lexicon.h"

namespace awase {

/// Adds the terms of a TBX document (`<tbx>`, or `<martif>` of its first edition) in
/// the two languages of `lexicon`, whatever their region, without weights; those of one
/// entry have its concept number. Throws Error
/// (input), with line and column, when it is not XML or not TBX, and with the languages
/// it has when one of the two is missing.
void read_tbx(std::string_view bytes, Lexicon& lexicon);

}  // namespace awase
