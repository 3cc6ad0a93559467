// SPDX-License-Identifier: Apache-2.0
//
// What became of the pairs of a batch.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/aligned_pair.h"
#include "jobs/batch_manifest.h"
#include "jobs/batch_options.h"
#include "jobs/batch_work.h"
#include "jobs/memory_adder.h"

namespace awase {

/// What became of the rows [first, first + rows.size()) of a manifest.
struct BatchResults {
  struct Row {
    enum class State : std::uint8_t { open, done, kept, failed };
    State state = State::open;
    PairFigures figures;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::size_t warnings = 0;
  };

  std::size_t first = 0;
  std::vector<Row> rows;
  std::map<std::size_t, Failure> failures;  ///< By number in the manifest.
  std::size_t duplicates = 0;  ///< Units that --clean left out of the memory of all.
  /// Of --into with a memory that one can ask: what was added to it, and how many units
  /// it now has.
  std::optional<AddedUnits> added = {};
  std::size_t memory_units = 0;

  std::size_t count(Row::State state) const;
};

/// Writes results.tsv and failures.tsv into the output folder, with the shard in their
/// names where there are several.
void write_results(const BatchResults& results, const Manifest& manifest,
                   const BatchOptions& options);

/// The summary as sentences for people, and as one JSON object and a line end.
std::vector<Message> batch_summary(const BatchResults& results,
                                   const Manifest& manifest,
                                   const BatchOptions& options);
std::string batch_summary_json(const BatchResults& results, const Manifest& manifest,
                               const BatchOptions& options);

}  // namespace awase
