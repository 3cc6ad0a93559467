// SPDX-License-Identifier: Apache-2.0

#include "text/nearest_name.h"

#include <algorithm>
#include <vector>

namespace awase {
namespace {

constexpr std::size_t kMaxTyped = 40;  // longer than any name; bounds the work
constexpr std::size_t kMinBeginning = 3;

/// What `typed` begins, if that is one name alone: "--out" of "--output".
std::string_view only_longer_name(std::string_view typed,
                                  std::span<const std::string_view> names) {
  const std::size_t letters =
      typed.size() - std::min(typed.find_first_not_of('-'), typed.size());
  if (letters < kMinBeginning) return {};
  std::string_view only;
  for (const std::string_view name : names) {
    if (!name.starts_with(typed)) continue;
    if (!only.empty()) return {};
    only = name;
  }
  return only;
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[to.size()];
}

std::string_view nearest(std::string_view typed,
                         std::span<const std::string_view> names) {
  if (typed.size() > kMaxTyped) return {};
  std::string_view best;
  std::size_t best_distance = 0;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(typed, name);
    if (distance > std::max<std::size_t>(1, name.size() / 3)) continue;
    if (!best.empty() && distance >= best_distance) continue;
    best = name;
    best_distance = distance;
  }
  return best.empty() ? only_longer_name(typed, names) : best;
}

}  // namespace awase
