// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

namespace awase {

/// What `awase --version` prints: Awase's version, those of the libraries it runs with,
/// and which dictionaries it has.
std::string version_text();

}  // namespace awase
