// SPDX-License-Identifier: Apache-2.0
//
// Years of Japanese eras said otherwise. Internal to tmx/store.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace awase {

/// `text` with other eras in the place of those that it names before a year: each of
/// the five since 1868, and none (大正2年 as 明治2年, …, 2年); with each of them before
/// its Gregorian years where it names none. The numbers stay, whatever they say then:
/// a memory compares numbers as if they were alike. Empty in other languages than
/// Japanese, and where no year is named.
std::vector<std::string> era_variants(std::string_view text, std::string_view language);

}  // namespace awase
