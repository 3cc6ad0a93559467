// SPDX-License-Identifier: Apache-2.0
//
// Numbers as lists show them.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// `number`, from 1, in a format of WordprocessingML ("decimal", "lowerRoman",
/// "japaneseCounting", …) or of OpenDocument ("1", "a", "I", "一, 二, 三, ..."). Plain
/// digits in a format that is not known, and where a format has no such number; empty
/// for "none" and "bullet".
std::string number_label(int number, std::string_view format);

}  // namespace awase
