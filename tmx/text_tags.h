// SPDX-License-Identifier: Apache-2.0
//
// Tags, character references and placeholders that stand in a segment as text.
// Internal to tmx/.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// What looks like part of a format in a text.
struct TextTag {
  enum class Kind {
    element,      ///< `<b>`, `</g1>`, `<x id="1"/>`; not `<file>`, which HTML has not.
    reference,    ///< `&nbsp;`, `&#160;`.
    placeholder,  ///< `%s`, `%1$d`, `%(name)s`, `{0}`, `{name}`, `${x}`.
  };
  Kind kind;
  ByteRange range;
};

/// All of them, in order, none overlapping. Linear.
std::vector<TextTag> find_text_tags(std::string_view text);

}  // namespace awase
