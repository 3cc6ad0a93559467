// SPDX-License-Identifier: Apache-2.0
//
// Results of a worker pool in the order of the jobs.

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "jobs/worker_pool.h"

namespace awase {

/// Gives the results of a pool in the order in which the jobs were submitted. What came
/// too early waits here, and no more than so many jobs are under way: memory is bound.
class OrderedPool {
 public:
  OrderedPool(unsigned workers, WorkLimits limits, WorkerPool::Work work)
      : pool_(workers, limits, std::move(work)),
        most_(std::size_t{16} * std::max(1U, workers)) {}

  bool has_room() const { return next_in_ - next_out_ < most_ && pool_.has_room(); }
  void submit(std::string job) { pool_.submit(next_in_++, std::move(job)); }
  /// Jobs whose results were not given yet.
  std::size_t pending() const { return next_in_ - next_out_; }

  /// As WorkerPool::wait(). Job numbers count from 0.
  std::vector<WorkResult> wait(double seconds, int also = -1) {
    for (WorkResult& result : pool_.wait(seconds, also)) {
      const std::size_t job = result.job;
      early_.emplace(job, std::move(result));
    }
    std::vector<WorkResult> results;
    for (auto first = early_.begin();
         first != early_.end() && first->first == next_out_;
         first = early_.erase(first), ++next_out_)
      results.push_back(std::move(first->second));
    return results;
  }

 private:
  WorkerPool pool_;
  std::size_t most_;
  std::size_t next_in_ = 0;
  std::size_t next_out_ = 0;
  std::map<std::size_t, WorkResult> early_;
};

}  // namespace awase
