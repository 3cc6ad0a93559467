// SPDX-License-Identifier: Apache-2.0
//
// How far long work has come.

#pragma once

#include <chrono>

#include "terminal/console.h"

namespace awase {

/// A bar on standard error, when that is a terminal, nobody asked for quiet, and the
/// work has taken more than a second. Gone when the work is done.
class ProgressBar {
 public:
  ProgressBar(const Environment& environment, Verbosity verbosity);
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `done` is 0..1.
  void show(double done);
  void clear();

 private:
  bool wanted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begin_;
};

}  // namespace awase
