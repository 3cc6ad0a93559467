// SPDX-License-Identifier: Apache-2.0
//
// How servers of the command line end: by Ctrl-C and the like, in order; by the second
// one, at once.

#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace awase {

/// Has Ctrl-C and the like end the server, not the process, while it exists. To be made
/// before any thread.
class EndBySignal {
 public:
  EndBySignal();
  ~EndBySignal() { forget(); }
  EndBySignal(const EndBySignal&) = delete;
  EndBySignal& operator=(const EndBySignal&) = delete;

  /// Calls `stop` at the first signal, from a thread of its own. The second one ends
  /// the process: only for what keeps nothing in memory that is not on the disk.
  void watch(std::function<void()> stop);

  /// To be called before what `stop` stops goes.
  void forget();

 private:
  sigset_t signals_ = {};
  std::atomic<bool> is_done_ = false;
  std::thread waiter_;
};

}  // namespace awase
