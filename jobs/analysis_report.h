// SPDX-License-Identifier: Apache-2.0
//
// An analysis as people and programs read it.

#pragma once

#include <string>

#include "jobs/analysis.h"
#include "text/catalogue.h"

namespace awase {

/// A table for a terminal, in the language of `reader`: all files together, then each,
/// when there are several.
std::string text_report(const Analysis& analysis, const AnalysisRates& rates,
                        const MessageCatalogue& reader = english_catalogue());
/// A row a line and file, with a heading; "total" is all files together.
std::string csv_report(const Analysis& analysis, const AnalysisRates& rates);
/// One page that needs no other file, to be mailed, in the language of `reader`.
std::string html_report(const Analysis& analysis, const AnalysisRates& rates,
                        const MessageCatalogue& reader = english_catalogue());
/// Counts under the names that OmegaT's statistics give them.
std::string json_report(const Analysis& analysis, const AnalysisRates& rates);
/// As Trados Studio writes its reports: `<task name="analyse">`.
std::string xml_report(const Analysis& analysis);

}  // namespace awase
