// SPDX-License-Identifier: Apache-2.0
//
// Work in equal pieces on several threads.

#pragma once

#include <cstddef>
#include <functional>

namespace awase {

/// The threads that the machine runs at once; 1 where that is not known.
unsigned machine_threads();

/// Calls `work` once for each of [0, count), in no order, on up to `threads` threads,
/// this one among them, and returns when all calls have. Where no further thread is to
/// be had, fewer do it all. `done`, where given, is called by this thread alone, with
/// how many calls have ended, more each time, and last with all of them. When a call
/// throws, no other begins, and one of the exceptions is thrown here when all threads
/// have ended.
void in_parallel(std::size_t count, unsigned threads,
                 const std::function<void(std::size_t)>& work,
                 const std::function<void(std::size_t)>& done = {});

/// Calls `work` with the two ends of each of as many equal parts of [0, count) as there
/// are threads, for work that keeps something from one index to the next. Else as
/// in_parallel().
void in_parts(std::size_t count, unsigned threads,
              const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace awase
