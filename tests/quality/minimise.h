// SPDX-License-Identifier: Apache-2.0
//
// Finds the minimum of a smooth function of many variables.

#pragma once

#include <functional>
#include <vector>

namespace awase {

/// A function and its gradient at a point.
using Objective = std::function<double(const std::vector<double>& point,
                                       std::vector<double>& gradient)>;

/// Moves `point` to a minimum of `objective` by L-BFGS (Nocedal and Wright 2006,
/// algorithm 7.5) with a backtracking line search; gives the value there. Stops when a
/// step gains less than one part in 100,000.
double minimise(const Objective& objective, std::vector<double>& point, int most_steps);

}  // namespace awase
