// SPDX-License-Identifier: Apache-2.0
//
// An analysis as people and programs read it.

#pragma once

#include <string>

#include "jobs/analysis.h"

namespace awase {

/// A table for a terminal: all files together, then each, when there are several.
std::string text_report(const Analysis& analysis, const AnalysisRates& rates);
/// A row a line and file, with a heading; "total" is all files together.
std::string csv_report(const Analysis& analysis, const AnalysisRates& rates);
/// One page that needs no other file, to be mailed.
std::string html_report(const Analysis& analysis, const AnalysisRates& rates);
/// Counts under the names that OmegaT's statistics give them.
std::string json_report(const Analysis& analysis, const AnalysisRates& rates);
/// As Trados Studio writes its reports: `<task name="analyse">`.
std::string xml_report(const Analysis& analysis);

}  // namespace awase
