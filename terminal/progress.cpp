// SPDX-License-Identifier: Apache-2.0

#include "terminal/progress.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>

namespace awase {

ProgressBar::ProgressBar(const Environment& environment, Verbosity verbosity)
    : wanted_(environment.stderr_is_terminal && verbosity != Verbosity::quiet),
      begin_(std::chrono::steady_clock::now()) {}

void ProgressBar::show(double done) {
  using std::chrono::seconds;
  if (!wanted_ || std::chrono::steady_clock::now() - begin_ < seconds(1)) return;
  constexpr std::size_t kWidth = 40;
  const double share = std::clamp(done, 0.0, 1.0);
  const auto full = static_cast<std::size_t>(share * kWidth);
  const std::string bar = std::string(full, '#') + std::string(kWidth - full, '.');
  char percent[8];
  std::snprintf(percent, sizeof percent, "%3.0f", share * 100.0);
  const std::string line = rendered(
      Message("aligning [{bar}] {percent} %", {{"bar", bar}, {"percent", percent}}));
  std::fprintf(stderr, "\r%s", line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void ProgressBar::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace awase
