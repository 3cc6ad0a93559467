// SPDX-License-Identifier: Apache-2.0

#include "text/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace awase {
namespace {

/// What the threads share.
class Calls {
 public:
  Calls(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  /// Takes calls until none is left. `done` may be empty. Gives how many had ended
  /// when `done` was called last.
  std::size_t run(const std::function<void(std::size_t)>& done) {
    std::size_t told = 0;
    try {
      for (std::size_t k = next_++; k < count_; k = next_++) {
        work_(k);
        const std::size_t ended = ++ended_;
        if (done) done(told = ended);
      }
    } catch (...) {
      next_ = count_;
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
    }
    return told;
  }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> ended_{0};
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

unsigned machine_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

void in_parallel(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t)>& work,
                 const std::function<void(std::size_t)>& done) {
  Calls calls(count, work);
  std::vector<std::thread> running;
  const std::size_t most = std::min<std::size_t>(threads, count);
  try {
    while (running.size() + 1 < most) running.emplace_back([&] { calls.run({}); });
  } catch (const std::system_error&) {  // No more threads: those that run do it.
  }
  const std::size_t told = calls.run(done);
  for (std::thread& thread : running) thread.join();
  calls.rethrow();
  if (done && told < count) done(count);  // Others ended last.
}

void in_parts(std::size_t count, unsigned threads,
              const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t parts =
      std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, count));
  in_parallel(parts, threads, [&](std::size_t part) {
    work(count * part / parts, count * (part + 1) / parts);
  });
}

}  // namespace awase
