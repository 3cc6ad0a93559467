// SPDX-License-Identifier: Apache-2.0
//
// Lines and quoted values of Markdown and its header.

#pragma once

#include <algorithm>
#include <string_view>

#include "text/unicode.h"

namespace awase {

/// The first line of `rest` without its line end; both are taken off `rest`.
inline std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// `text` without white space around it, and without the quotes when it stands in any.
inline std::string_view without_quotes(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && text.front() == text.back() &&
      (text.front() == '"' || text.front() == '\''))
    return trim(text.substr(1, text.size() - 2));
  return text;
}

}  // namespace awase
