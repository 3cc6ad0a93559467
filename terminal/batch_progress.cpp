// SPDX-License-Identifier: Apache-2.0

#include "terminal/batch_progress.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "text/message.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::seconds kBetweenLines{10};
constexpr std::chrono::milliseconds kBetweenBars{200};

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char text[40];
  std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60,
                whole % 60);
  return text;
}

}  // namespace

BatchProgress::BatchProgress(const Environment& environment, Verbosity verbosity,
                             bool json, std::size_t pairs, std::uint64_t size)
    : bar_(environment.stderr_is_terminal && verbosity != Verbosity::quiet && !json),
      lines_(verbosity != Verbosity::quiet && !bar_),
      json_(json),
      pairs_(pairs),
      size_(std::max<std::uint64_t>(1, size)) {}

void BatchProgress::add(std::uint64_t size, bool failed) {
  ++done_;
  failed_ += failed;
  size_done_ += size;
}

void BatchProgress::tell() {
  const auto now = Clock::now();
  if (!(bar_ && now - told_ >= kBetweenBars) &&
      !(lines_ && now - told_ >= kBetweenLines))
    return;
  told_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double share = static_cast<double>(size_done_) / static_cast<double>(size_);
  const double rate = static_cast<double>(done_) / seconds;
  const double left = share > 0.0 ? seconds * (1.0 - share) / share : 0.0;
  if (json_) {
    const std::string line = Json{{"event", "progress"},      {"done", done_},
                                  {"failed", failed_},        {"total", pairs_},
                                  {"pairs_per_second", rate}, {"seconds_left", left}}
                                 .dump() +
                             "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return;
  }
  char pairs_per_second[40];
  std::snprintf(pairs_per_second, sizeof pairs_per_second, "%.1f", rate);
  const std::string line = rendered(
      Message("{done} of {all} pairs, {failed} failed, {rate} pairs/s, {left} left",
              {{"done", done_},
               {"all", pairs_},
               {"failed", failed_},
               {"rate", pairs_per_second},
               {"left", duration(left)}}));
  if (lines_) {
    write_message(line);
    return;
  }
  constexpr std::size_t kWidth = 24;
  const auto full = std::min(kWidth, static_cast<std::size_t>(share * kWidth));
  const std::string bar = std::string(full, '#') + std::string(kWidth - full, '.');
  std::fprintf(stderr, "\r\x1b[K[%s] %s", bar.c_str(), line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void BatchProgress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace awase
