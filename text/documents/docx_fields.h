// SPDX-License-Identifier: Apache-2.0
//
// Fields of Word that show what their instruction says, with no text as their result.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// The text that an EQ field shows.
struct EquationText {
  std::string base;     ///< "東京" of "EQ \o\ad(\s\up 9(とうきょう),東京)"
  std::string reading;  ///< What is raised above it: "とうきょう".
};

/// What an EQ field that lays characters over each other (`\o`) shows: older versions
/// of Word write how characters are read, and characters in a circle, so. Empty for any
/// other instruction.
EquationText equation_text(std::string_view instruction);

}  // namespace awase
