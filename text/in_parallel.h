// SPDX-License-Identifier: Apache-2.0
//
// Work in equal pieces on several threads.

#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <vector>

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

/// What `work(first, last, values)` adds to `values` for parts of [0, count), in the
/// order of the parts: all that one call for the whole would add, where what is added
/// for an index does not depend on the others. Else as in_parallel().
template <typename Value, typename Work>
std::vector<Value> gather_parts(std::size_t count, unsigned threads, const Work& work) {
  constexpr std::size_t kPartsOfThread = 4;  // So that none waits long for another.
  std::vector<Value> all;
  if (threads <= 1 || count <= 1) {
    work(std::size_t{0}, count, all);
    return all;
  }
  const std::size_t parts = std::min<std::size_t>(count, threads * kPartsOfThread);
  std::vector<std::vector<Value>> found(parts);
  in_parallel(parts, threads, [&](std::size_t part) {
    work(count * part / parts, count * (part + 1) / parts, found[part]);
  });
  std::size_t size = 0;
  for (const std::vector<Value>& part : found) size += part.size();
  all.reserve(size);
  for (std::vector<Value>& part : found) {
    std::move(part.begin(), part.end(), std::back_inserter(all));
    part = {};
  }
  return all;
}

}  // namespace awase
