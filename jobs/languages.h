// SPDX-License-Identifier: Apache-2.0
//
// Which languages two texts are in: what the user said, checked against the texts.

#pragma once

#include <string>

#include "jobs/remarks.h"
#include "text/document.h"

namespace awase {

/// Gives `document` the language `given`, or, where that is empty, the one it is
/// written in; "" when that is not clear. Throws Error{usage} when `given` is no
/// language tag; `option` names the option it came from.
void settle_language(Document& document, const std::string& given,
                     const std::string& option, Remarks& remarks);

/// As settle_language() for a text and its translation. Throws Error{usage} when they
/// look swapped, or are in one language without both having been given.
void settle_languages(Document& source, const std::string& given_source,
                      Document& target, const std::string& given_target,
                      Remarks& remarks);

/// `given` as a canonical tag; empty stays empty. Throws Error{usage}, which names
/// `option`, when it is no language tag.
std::string canonical_option(const std::string& given, const std::string& option);

}  // namespace awase
