// SPDX-License-Identifier: Apache-2.0
//
// What a batch is to do.

#pragma once

#include <cstddef>
#include <string>

#include "jobs/output.h"
#include "jobs/pair_job.h"
#include "jobs/worker_pool.h"
#include "text/catalogue.h"

namespace awase {

struct BatchOptions {
  std::string manifest;
  std::string out;  ///< Folder for outputs, tables and the journal.
  /// One TMX for all, or a memory (.awm) that all is added to; empty: an output for
  /// each pair.
  std::string into;
  OutputFormat format = OutputFormat::tmx;
  PairOptions pairs;
  PairStyle style;
  TextInput source;  ///< Language and encoding of rows that do not say them.
  TextInput target;
  unsigned workers = 0;  ///< 0: as many as there are cores.
  WorkLimits limits;
  std::size_t shard = 0;  ///< From 0.
  std::size_t shards = 1;
  bool resume = false;
  bool learn = false;
  /// Leaves out what leave_out_unclean() does; with `into` near duplicates as well.
  bool clean = false;
  std::string report;  ///< Page that tells of all pairs; empty: none.
  /// The language of the report; lives longer than the batch.
  const MessageCatalogue* reader = &english_catalogue();
  std::string save_lexicon;  ///< File; empty: none.
};

/// Whether all goes into a memory that can be asked.
inline bool goes_into_memory(const BatchOptions& options) {
  return options.into.ends_with(".awm");
}

/// Throws Error{usage} when options contradict each other.
void check(const BatchOptions& options);

}  // namespace awase
