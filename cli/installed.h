// SPDX-License-Identifier: Apache-2.0
//
// What was installed with the executable, wherever that was moved to.

#pragma once

#include <string>

namespace awase {

/// The dictionary of the installation that the running executable belongs to; empty
/// when it has none, as in a build folder.
std::string installed_dictionary();

}  // namespace awase
