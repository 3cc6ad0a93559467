// SPDX-License-Identifier: Apache-2.0
//
// What an alignment came to, in a line or as JSON.

#pragma once

#include <string>
#include <vector>

#include "jobs/aligned_pair.h"
#include "jobs/output.h"
#include "text/message.h"

namespace awase {

/// One sentence for people: pairs, how many of them are probably wrong, what stayed
/// alone.
Message describe(const PairFigures& figures);

/// Which regions of the texts have no counterpart and why, a sentence for each side;
/// with `explain` one for each region. What page furniture was not aligned, too.
std::vector<Issue> region_notes(const AlignedPair& pair, bool explain);

/// One JSON object and a line end. docs/formats.md lists its members. `place` is where
/// the pairs went.
std::string summary_json(const AlignedPair& pair, OutputFormat format,
                         const std::string& place);

}  // namespace awase
