// SPDX-License-Identifier: Apache-2.0
//
// The tables behind align/names.h; not for other users.

#pragma once

#include <string>
#include <vector>

namespace awase {

/// How Koreans spell the character in names: 李 is lee, yi, rhee. Empty for what is not
/// in the table.
std::vector<std::string> korean_readings(char32_t character);

}  // namespace awase
