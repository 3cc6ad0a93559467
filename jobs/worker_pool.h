// SPDX-License-Identifier: Apache-2.0
//
// Work on many jobs in processes of their own, so that one that hangs, crashes or eats
// all memory costs its own job alone. Workers are forked from this process as it
// stands: what it has loaded is there, once for all.

#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "text/descriptor.h"

namespace awase {

/// What one job may take.
struct WorkLimits {
  double timeout_seconds = 0.0;      ///< Wall-clock time; 0: any.
  std::size_t max_memory_bytes = 0;  ///< Beyond what was loaded before; 0: any.
};

/// How a job ended.
enum class WorkEnd : char {
  done = 'd',
  crashed = 'c',
  timed_out = 't',
  out_of_memory = 'm',
};

struct WorkResult {
  std::size_t job = 0;
  WorkEnd end = WorkEnd::done;
  std::string answer;  ///< Of the work; of a job that crashed, Message::to_bytes().
};

/// A fixed number of worker processes. This process must have one thread when it makes
/// one. A worker that dies is replaced; its job is not tried again.
class WorkerPool {
 public:
  /// Runs in a worker.
  using Work = std::function<std::string(std::string_view job)>;

  WorkerPool(unsigned workers, WorkLimits limits, Work work);
  ~WorkerPool();  ///< Kills what still works.
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Whether submit() may be called: each worker takes one job ahead.
  bool has_room() const;
  /// Hands out a job; `number` comes back with its result.
  void submit(std::size_t number, std::string job);
  /// Jobs without a result.
  std::size_t pending() const;

  /// Waits for results, at most `seconds`, and gives those there are, in the order in
  /// which they ended. Returns early, perhaps without any, when a signal comes in or
  /// `also` (-1: none) can be read. The clock of WorkLimits::timeout_seconds runs in
  /// here alone: a job that is done, but whose result nobody comes for, is not late.
  std::vector<WorkResult> wait(double seconds, int also = -1);

 private:
  using Clock = std::chrono::steady_clock;
  struct Job {
    std::size_t number = 0;
    std::string bytes;
  };
  struct Worker {
    pid_t pid = -1;
    Descriptor socket;
    std::deque<Job> jobs;  ///< The first is being worked on.
    std::string to_write;
    std::string read;
    Clock::duration deadline{};  ///< As running() counts.
  };

  void start(Worker& worker);
  void send(Worker& worker, const Job& job);
  void begin_first(Worker& worker) const;
  Clock::duration running() const;
  void take_ready(const std::vector<pollfd>& polled, std::vector<WorkResult>& results);
  bool flush(Worker& worker);
  void take(Worker& worker, std::vector<WorkResult>& results);
  void take_answers(Worker& worker, std::vector<WorkResult>& results);
  void replace(Worker& worker, bool timed_out, std::vector<WorkResult>& results);
  [[noreturn]] void run_worker(int socket) const;

  WorkLimits limits_;
  Work work_;
  std::vector<Worker> workers_;
  Clock::duration waited_{};             ///< In wait(), but for the call under way.
  std::optional<Clock::time_point> in_;  ///< When the call under way began.
};

/// Cores that this process may use.
unsigned usable_cores();

}  // namespace awase
