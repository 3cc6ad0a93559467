// SPDX-License-Identifier: Apache-2.0
//
// What aligning two texts gives.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "align/bead.h"

namespace awase {

/// Told now and then how much of the work is done, 0..1.
using Progress = std::function<void(double)>;

/// The beads of a source and a target text, in order, and what was noticed on the way.
struct Alignment {
  std::vector<Bead> beads;  ///< Hold every segment of both sides exactly once.
  std::vector<std::string>
      issues;  ///< One line each, for people; what did not stop the job.

  bool operator==(const Alignment&) const = default;
};

}  // namespace awase
