// SPDX-License-Identifier: Apache-2.0
//
// The examples are data of the installation, as the dictionaries are. They are copied,
// because people write beside what they try.

#pragma once

#include <cstddef>
#include <string>

namespace awase {

/// Copies the examples into `folder`, made if it is missing; says how many were not
/// there yet. Throws Error: unavailable when they are not installed, usage when another
/// file has the name of one; then nothing is copied.
std::size_t copy_examples(const std::string& folder);

}  // namespace awase
