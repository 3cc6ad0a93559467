// SPDX-License-Identifier: Apache-2.0
//
// What stands in the text of a page in a way of its own. For read_html().

#pragma once

#include <gumbo.h>
#include <string>

namespace awase {

/// The font of symbols in which `text`, a node of text, shows one sign: Word and
/// Outlook write "→" as a letter of Wingdings. Empty for any other text.
std::string sign_font(const GumboNode& text);

/// Whether the element is a <code> right behind another in a <pre>: the same program in
/// another language, of which pages show one at a time.
bool follows_code(const GumboNode& node);

}  // namespace awase
