// SPDX-License-Identifier: Apache-2.0
//
// How much text an RTF file has, to know whether a program that reads it lost some.

#pragma once

#include <cstddef>
#include <string_view>

namespace awase {

/// About how many letters of an RTF file are to be seen: those outside of tables of
/// fonts and styles, pictures, instructions of fields, and hidden text. Rather too few
/// than too many: a byte of an old encoding counts half, as in those of East Asia.
std::size_t rtf_letters(std::string_view rtf);

}  // namespace awase
