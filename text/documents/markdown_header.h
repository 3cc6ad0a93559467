// SPDX-License-Identifier: Apache-2.0
//
// The header of a Markdown file ("front matter"). For read_markdown().

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/documents/block_writer.h"

namespace awase {

/// A text of the header and what it is on the page.
struct MarkdownHeaderText {
  std::string text;
  BlockRole role;
};

/// Takes a header in YAML (between "---") or TOML ("+++") off the beginning of `text`.
/// Of what it says title and description are text, and so are, in YAML, the greeting
/// and the features of a start page as VitePress, VuePress and Starlight build it of
/// its header (`hero`, `features`, `heroText`). YAML that is not well-formed gives
/// title and description by its lines.
std::vector<MarkdownHeaderText> take_header(std::string_view& text);

}  // namespace awase
