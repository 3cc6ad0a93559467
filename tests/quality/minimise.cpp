// SPDX-License-Identifier: Apache-2.0

#include "tests/quality/minimise.h"

#include <cmath>
#include <cstddef>
#include <deque>
#include <numeric>

namespace awase {
namespace {

using Vector = std::vector<double>;

constexpr std::size_t kMemory = 10;

double dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void add(Vector& to, double factor, const Vector& what) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * what[i];
}

/// A step that was taken and how the gradient changed over it.
struct Step {
  Vector moved, changed;
};

/// The direction to go against, from the gradient and the steps so far.
Vector direction(const Vector& gradient, const std::deque<Step>& steps) {
  Vector result = gradient;
  std::vector<double> factors(steps.size());
  for (std::size_t k = steps.size(); k-- > 0;) {
    factors[k] = dot(steps[k].moved, result) / dot(steps[k].moved, steps[k].changed);
    add(result, -factors[k], steps[k].changed);
  }
  const double scale = steps.empty()
                           ? 0.1 / std::sqrt(dot(gradient, gradient) + 1e-12)
                           : dot(steps.back().moved, steps.back().changed) /
                                 dot(steps.back().changed, steps.back().changed);
  for (double& value : result) value *= scale;
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const double back =
        dot(steps[k].changed, result) / dot(steps[k].moved, steps[k].changed);
    add(result, factors[k] - back, steps[k].moved);
  }
  return result;
}

}  // namespace

double minimise(const Objective& objective, Vector& point, int most_steps) {
  Vector gradient(point.size());
  double value = objective(point, gradient);
  std::deque<Step> steps;
  for (int taken = 0; taken < most_steps; ++taken) {
    const Vector way = direction(gradient, steps);
    const double slope = dot(way, gradient);
    Vector next, next_gradient(point.size());
    double next_value = value;
    double length = 1.0;
    for (int tries = 0; tries < 25; ++tries, length /= 2.0) {
      next = point;
      add(next, -length, way);
      next_value = objective(next, next_gradient);
      if (next_value < value - 1e-4 * length * slope) break;
    }
    if (!(next_value < value)) return value;
    Step step{next, next_gradient};
    add(step.moved, -1.0, point);
    add(step.changed, -1.0, gradient);
    if (dot(step.moved, step.changed) > 1e-10) steps.push_back(std::move(step));
    if (steps.size() > kMemory) steps.pop_front();
    const double gain = value - next_value;
    point.swap(next);
    gradient.swap(next_gradient);
    value = next_value;
    if (gain < 1e-5 * (1.0 + std::abs(value))) return value;
  }
  return value;
}

}  // namespace awase
