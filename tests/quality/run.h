// SPDX-License-Identifier: Apache-2.0
//
// What each program here defines; main() is the same for all.

#pragma once

namespace awase {

/// Gives the exit status: 0 good, 1 a figure is on the wrong side of its floor, 2 could
/// not run. What it throws is said on standard error, and the status is 2.
int run(int argc, char** argv);

}  // namespace awase
