// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C and its like as a wish to stop in good order.

#pragma once

#include <array>
#include <csignal>

namespace awase {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is noted and does nothing else;
/// a second one does what it did before.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  /// The signal that came, or 0.
  int signal() const;

  static constexpr std::array<int, 3> kSignals = {SIGINT, SIGTERM, SIGHUP};

 private:
  std::array<struct sigaction, kSignals.size()> before_{};
};

}  // namespace awase
