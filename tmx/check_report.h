// SPDX-License-Identifier: Apache-2.0
//
// What a check found, as people and programs read it.

#pragma once

#include <string>

#include "text/catalogue.h"
#include "tmx/check.h"

namespace awase {

/// A finding as one line, as compilers write theirs, in the language of `reader`.
std::string finding_line(const std::string& file, const Finding& finding,
                         const MessageCatalogue& reader);

/// A finding as a JSON object and a line end.
std::string finding_json(const std::string& file, const Finding& finding);

/// What all came to, as a JSON object and a line end. `good`: it passed what was asked
/// for.
std::string check_summary_json(const std::string& file, const CheckSummary& summary,
                               bool good);

/// The same for people: "a.tmx: valid, 3 units, 0 errors, 1 warning".
Message check_summary_line(const std::string& file, const CheckSummary& summary);

/// How often each rule was broken, a line each, the commonest error first. `check` is
/// how the file was checked.
std::string rule_lines(const std::string& file, const CheckSummary& summary,
                       const CheckOptions& check, const MessageCatalogue& reader);

}  // namespace awase
