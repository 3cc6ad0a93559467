// SPDX-License-Identifier: Apache-2.0
//
// Telephone numbers in running text, in the ways the world writes them.

#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace awase {

/// The phone numbers of a text, in order. A number counts when it begins with a + and a
/// country's code, or with the 0 of a trunk, has 9 to 15 digits and is grouped as phone
/// numbers are; when it is grouped as in North America (3-3-4); or when a word such as
/// "tel." or 電話 stands before it. Dates, sums of money, decimal numbers, ISBNs and
/// other identifiers do not. Full-width digits count as digits. Linear.
std::vector<ByteRange> find_phone_numbers(std::string_view text);

}  // namespace awase
