// SPDX-License-Identifier: Apache-2.0
//
// What became of the pairs of a batch: told while it runs, and at its end.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "jobs/batch_manifest.h"
#include "jobs/batch_values.h"
#include "jobs/console.h"
#include "jobs/pair_aligner.h"

namespace awase {

struct Failure {
  std::string code;
  std::string reason;
};

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

  std::size_t count(Row::State state) const;
};

/// Tells how far a batch has come, on standard error: a bar on a terminal, else a line
/// now and then.
class BatchProgress {
 public:
  BatchProgress(const Environment& environment, Verbosity verbosity, bool json,
                std::size_t pairs, std::uint64_t size);
  ~BatchProgress() { clear(); }
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  /// A pair of that size ended.
  void add(std::uint64_t size, bool failed);
  /// Tells, if it is time.
  void tell();
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool bar_, lines_, json_;
  std::size_t pairs_;
  std::uint64_t size_;
  std::size_t done_ = 0, failed_ = 0;
  std::uint64_t size_done_ = 0;
  bool shown_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point told_ = begin_;
};

/// Writes results.tsv and failures.tsv into the output folder, with the shard in their
/// names where there are several.
void write_results(const BatchResults& results, const Manifest& manifest,
                   const BatchOptions& options);

/// The summary as lines for people, and as one JSON object and a line end.
std::vector<std::string> batch_summary(const BatchResults& results,
                                       const Manifest& manifest,
                                       const BatchOptions& options);
std::string batch_summary_json(const BatchResults& results, const Manifest& manifest,
                               const BatchOptions& options);

}  // namespace awase
