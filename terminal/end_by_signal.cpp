// SPDX-License-Identifier: Apache-2.0

#include "terminal/end_by_signal.h"

#include <cstdlib>
#include <utility>

namespace awase {

EndBySignal::EndBySignal() {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);  // of all threads to come too
}

void EndBySignal::watch(std::function<void()> stop) {
  waiter_ = std::thread([this, stop = std::move(stop)] {
    constexpr int kEndedBySignal = 128;
    const timespec tick = {0, 100'000'000};
    bool has_ended = false;
    while (!is_done_) {
      const int signal = sigtimedwait(&signals_, nullptr, &tick);
      if (signal <= 0) continue;
      if (std::exchange(has_ended, true)) std::_Exit(kEndedBySignal + signal);
      stop();
    }
  });
}

void EndBySignal::forget() {
  is_done_ = true;
  if (waiter_.joinable()) waiter_.join();
}

}  // namespace awase
