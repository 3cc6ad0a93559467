// SPDX-License-Identifier: Apache-2.0

#include "jobs/stop_signal.h"

#include <unistd.h>

#include "text/file.h"

namespace awase {
namespace {

volatile std::sig_atomic_t g_signal = 0;  // NOLINT: a handler can reach nothing else
std::array<struct sigaction, StopSignal::kSignals.size()> g_before;  // NOLINT: likewise

void note(int signal) {
  g_signal = signal;
  for (std::size_t k = 0; k < StopSignal::kSignals.size(); ++k)
    sigaction(StopSignal::kSignals[k], &g_before[k], nullptr);
}

}  // namespace

StopSignal::StopSignal() {
  g_signal = 0;
  struct sigaction action = {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = note;
  for (std::size_t k = 0; k < kSignals.size(); ++k) {
    sigaction(kSignals[k], nullptr, &before_[k]);
    g_before[k] = before_[k];
    if (before_[k].sa_handler != SIG_IGN) sigaction(kSignals[k], &action, nullptr);
  }
}

StopSignal::~StopSignal() {
  for (std::size_t k = 0; k < kSignals.size(); ++k)
    sigaction(kSignals[k], &before_[k], nullptr);
}

int StopSignal::signal() const { return g_signal; }

}  // namespace awase
