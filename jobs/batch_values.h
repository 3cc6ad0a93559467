// SPDX-License-Identifier: Apache-2.0
//
// What a batch is to do, as values.

#pragma once

#include <cstddef>
#include <string>

#include "jobs/align_values.h"
#include "jobs/worker_pool.h"

namespace awase {

struct BatchOptions {
  std::string manifest;
  std::string out;
  std::string into;           ///< One TMX for all; empty: an output for each pair.
  AlignCommandOptions align;  ///< Its source, target and output are not used.
  unsigned workers = 0;       ///< 0: as many as there are cores.
  WorkLimits limits;
  std::size_t shard = 0;  ///< From 0.
  std::size_t shards = 1;
  bool resume = false;
  bool learn = false;
  std::string save_lexicon;  ///< File; empty: none.
  std::string log_format = "text";
};

}  // namespace awase
