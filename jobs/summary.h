// SPDX-License-Identifier: Apache-2.0
//
// What an alignment came to, in a line or as JSON.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "jobs/output.h"

namespace awase {

/// Figures of one run of `awase align`.
struct AlignSummary {
  std::size_t pairs = 0;            ///< Wanted, and so written.
  std::size_t unpaired_source = 0;  ///< Segments without counterpart.
  std::size_t unpaired_target = 0;
  std::size_t left_out = 0;      ///< Pairs below --min-confidence.
  NoUnitCounts no_units = {};    ///< Pairs that are sure enough, and no units.
  std::size_t doubtful = 0;      ///< Written pairs below kSureConfidence.
  double mean_confidence = 0.0;  ///< Of the written pairs; 0 when there are none.
  double expected_wrong = 0.0;   ///< Written pairs that are wrong, going by confidence.
  double doubtful_wrong = 0.0;   ///< Those of them that are among the doubtful.
};

AlignSummary summarize(const AlignedPair& pair);

/// One line for people; `place` is where the pairs went.
std::string to_line(const AlignSummary& summary, const std::string& place);

/// Tells which regions of the texts have no counterpart and why, a line for each side;
/// with `explain` a line for each region.
void tell_regions(const AlignedPair& pair, bool explain, const Console& console);

/// Gives the summary as JSON: on standard output when the pairs went to a file, else on
/// standard error, for among the pairs it would be taken for one. `issues` are
/// warnings, `place` is where the pairs went.
void give_json_summary(const AlignedPair& pair, const std::vector<std::string>& issues,
                       OutputFormat format, const std::string& place);

/// One JSON object and a line end. docs/formats.md lists its members.
std::string to_json(const AlignSummary& summary, const AlignedPair& pair,
                    const std::vector<std::string>& issues, OutputFormat format,
                    const std::string& place);

}  // namespace awase
