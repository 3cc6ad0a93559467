// SPDX-License-Identifier: Apache-2.0
//
// The inline codes of Phrase's XLIFF (.mxliff), which stand in it as text. Internal to
// tmx/formats.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/content.h"

namespace awase {

/// What a unit declares in `<m:tunit-metadata>`: the native code of each mark by its
/// id.
using PhraseMarks = std::map<std::string, std::string, std::less<>>;

/// Whether the attributes of a root element are those of Phrase: its namespace is
/// named, or, where nobody declared the prefix, they have it.
bool is_phrase_root(const Attributes& attributes);

/// Makes inline codes of Phrase's placeholders: `{1}`, `{1>` and `<1}` of marks that
/// the unit declares, `{j}`, and `{b>` with its `<b}`, which need no mark. All other
/// text stays, and content that has codes of its own is left as it is. Gives how each
/// new code is written in the file, references and all.
std::vector<std::string> take_phrase_codes(Content& content, const PhraseMarks& marks);

}  // namespace awase
