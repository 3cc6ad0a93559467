// SPDX-License-Identifier: Apache-2.0
//
// What a check found, as people and programs read it.

#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "text/catalogue.h"
#include "tmx/check.h"
#include "tmx/encoded_output.h"

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

/// How a check is reported.
struct CheckReport {
  CheckOptions check = {};
  bool strict = false;            ///< Warnings are faults too.
  bool json = false;              ///< An object a line; else lines for people.
  std::size_t max_per_rule = 20;  ///< Findings of each rule that are shown; 0: all.
};

/// What a check that was reported came to.
struct CheckedMemory {
  bool is_good = false;       ///< Valid, and with `strict` without warnings.
  std::size_t not_shown = 0;  ///< Findings.
};

/// Checks the memory that `open` opens, twice where all findings are shown, and writes
/// the report to `out`: in lines first what each rule found, then the findings; in JSON
/// the findings, then the summary. `tell` is given the summary as a sentence before
/// lines are written. Memory is bounded by `max_per_rule`. Throws what check_tmx()
/// does.
CheckedMemory report_check(const SourceOpener& open, const std::string& file,
                           const CheckReport& report, const MessageCatalogue& reader,
                           const ByteSink& out,
                           const std::function<void(const Message&)>& tell);

}  // namespace awase
