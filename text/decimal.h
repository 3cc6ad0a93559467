// SPDX-License-Identifier: Apache-2.0
//
// Numbers in text as programs write them, whatever the locale.

#pragma once

#include <optional>
#include <string_view>

namespace awase {

/// The value of "0.95", "-3" or "1e6", as std::from_chars reads it: a point for the
/// decimals, no plus sign, no white space; "inf" and "nan" too. None when `text` is
/// anything else, says more, or is beyond what a double holds.
std::optional<double> read_decimal(std::string_view text);

}  // namespace awase
