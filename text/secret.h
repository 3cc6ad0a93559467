// SPDX-License-Identifier: Apache-2.0
//
// Tokens that programs of this machine know each other by.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// 32 hexadecimal digits from the system's source of random numbers that is fit for
/// secrets.
std::string random_token();

/// Compares in a time that does not tell how much is right.
bool same_secret(std::string_view given, std::string_view secret);

}  // namespace awase
