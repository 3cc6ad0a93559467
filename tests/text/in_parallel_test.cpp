// SPDX-License-Identifier: Apache-2.0

#include "text/in_parallel.h"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace awase {
namespace {

using ::testing::ElementsAre;

TEST(InParallel, CallsEachOnceOnAnyNumberOfThreads) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> calls(100);
    in_parallel(calls.size(), threads, [&](std::size_t k) { ++calls[k]; });
    for (const std::atomic<int>& each : calls) EXPECT_EQ(each, 1) << threads;
  }
}

TEST(InParallel, CallsNothingForNothing) {
  in_parallel(0, 4, [](std::size_t) { FAIL(); });
}

TEST(GatherParts, KeepsTheOrderOnAnyNumberOfThreads) {
  const auto odd_numbers = [](std::size_t first, std::size_t last,
                              std::vector<std::size_t>& values) {
    for (std::size_t k = first; k < last; ++k)
      if (k % 2 == 1) values.push_back(k);
  };
  const std::vector<std::size_t> one = gather_parts<std::size_t>(1001, 1, odd_numbers);
  EXPECT_EQ(one.size(), 500U);
  for (const unsigned threads : {2U, 3U, 8U})
    EXPECT_EQ(gather_parts<std::size_t>(1001, threads, odd_numbers), one);
  EXPECT_TRUE(gather_parts<std::size_t>(0, 4, odd_numbers).empty());
}

TEST(InParallel, TellsTheCallerOfItsOwnCalls) {
  const std::thread::id here = std::this_thread::get_id();
  std::vector<std::size_t> told;
  in_parallel(
      3, 1, [](std::size_t) {}, [&](std::size_t ended) { told.push_back(ended); });
  EXPECT_THAT(told, ElementsAre(1, 2, 3));
  in_parallel(
      50, 3, [](std::size_t) {},
      [&](std::size_t) { EXPECT_EQ(std::this_thread::get_id(), here); });
}

TEST(InParallel, TellsOfAllAtLastWhicheverThreadEndsLast) {
  std::atomic<bool> own_ended = false;
  const std::thread::id here = std::this_thread::get_id();
  std::atomic<int> begun = 0;
  std::vector<std::size_t> told;
  in_parallel(
      2, 2,
      [&](std::size_t) {  // Each thread takes one; the caller's ends first.
        for (++begun; begun < 2;) std::this_thread::yield();
        while (std::this_thread::get_id() != here && !own_ended)
          std::this_thread::yield();
      },
      [&](std::size_t ended) {
        told.push_back(ended);
        own_ended = true;
      });
  EXPECT_THAT(told, ElementsAre(1, 2));
}

TEST(InParallel, ThrowsWhatACallThrowsAndBeginsNoOther) {
  std::atomic<int> calls = 0;
  const auto fail = [&](std::size_t k) {
    ++calls;
    if (k == 0) throw std::runtime_error("the first");
  };
  EXPECT_THROW(in_parallel(1000, 1, fail), std::runtime_error);
  EXPECT_EQ(calls, 1);
  EXPECT_THROW(in_parallel(1000, 4, fail), std::runtime_error);
  EXPECT_THROW(in_parallel(
                   10, 1, [](std::size_t) {},
                   [](std::size_t) { throw std::runtime_error("stopped"); }),
               std::runtime_error);
}

TEST(InParallel, KnowsOfOneThreadAtLeast) { EXPECT_GE(machine_threads(), 1U); }

}  // namespace
}  // namespace awase
