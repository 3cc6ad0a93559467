// SPDX-License-Identifier: Apache-2.0
//
// How far a batch has come.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "terminal/console.h"

namespace awase {

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

}  // namespace awase
