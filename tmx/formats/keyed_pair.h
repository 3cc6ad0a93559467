// SPDX-License-Identifier: Apache-2.0
//
// Two documents whose parts say themselves what belongs together: resource files by
// their keys, workbooks by their cells.

#pragma once

#include <string>
#include <vector>

#include "text/document.h"
#include "tmx/formats/bilingual.h"

namespace awase {

/// Both documents, unit by unit, and the keys that one of them alone has.
struct KeyedPair {
  Document source;
  Document target;
  std::vector<UnitEnd> ends;
  std::vector<std::string> only_source;
  std::vector<std::string> only_target;
};

/// Whether both have keys (Document::keys).
bool have_keys(const Document& source, const Document& target);

/// Pairs values by key, in the order of the source; those that only the target has
/// come last. Of a key that stands several times the n-th goes with the n-th. Plural
/// forms (`_one`, `_other`, `_plural`, none) that have no counterpart of their name are
/// paired by their most general form: a language with one form only has its one. So is
/// a value with the first of a list.
KeyedPair pair_by_key(const Document& source, const Document& target);

/// Whether all blocks of both stand in tables, and at the same places: two versions of
/// one workbook.
bool have_same_cells(const Document& source, const Document& target);

/// The units of two documents for which have_same_cells() holds: cell by cell.
std::vector<UnitEnd> cell_ends(const Document& source, const Document& target);

}  // namespace awase
