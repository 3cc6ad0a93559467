// SPDX-License-Identifier: Apache-2.0

#include "text/documents/docx_fields.h"

#include <algorithm>
#include <vector>

#include "text/unicode.h"

namespace awase {
namespace {

/// What stands between the parenthesis at `open` and its partner; the rest without one.
std::string_view inside_parentheses(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;  // "\(" and "\)" are characters.
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && --depth == 0) {
      return text.substr(open + 1, at - open - 1);
    }
  }
  return text.substr(std::min(open + 1, text.size()));
}

/// The arguments of a switch, which commas or semicolons part.
std::vector<std::string_view> arguments_of(std::string_view inside) {
  std::vector<std::string_view> arguments;
  std::size_t begin = 0, depth = 0;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const char c = inside[at];
    if (c == '\\') {
      ++at;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && depth > 0) {
      --depth;
    } else if ((c == ',' || c == ';') && depth == 0) {
      arguments.push_back(inside.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  arguments.push_back(inside.substr(begin));
  return arguments;
}

}  // namespace

EquationText equation_text(std::string_view instruction) {
  instruction = trim(instruction);
  if (!instruction.starts_with("EQ ")) return {};
  const std::size_t overlay = instruction.find("\\o");
  const std::size_t open = instruction.find('(', std::min(overlay, instruction.size()));
  if (open == std::string_view::npos) return {};
  EquationText text;
  for (std::string_view argument :
       arguments_of(inside_parentheses(instruction, open))) {
    argument = trim(argument);
    const std::size_t inner = argument.find('(');
    if (argument.starts_with("\\s") && inner != std::string_view::npos)
      text.reading += inside_parentheses(argument, inner);
    else
      text.base = argument;  // The last lies on top: 印 in a circle.
  }
  return text;
}

}  // namespace awase
