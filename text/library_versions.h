// SPDX-License-Identifier: Apache-2.0
//
// Which versions of the libraries that read text are in use.

#pragma once

#include <string>
#include <vector>

namespace awase {

struct LibraryVersion {
  std::string name;
  std::string version;
};

/// The libraries that decide how a text is read and cut. Those that are linked as
/// shared libraries say the version that runs, not the one that was compiled with.
std::vector<LibraryVersion> library_versions();

}  // namespace awase
