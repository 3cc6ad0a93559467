// SPDX-License-Identifier: Apache-2.0
//
// What this awase is made of.

#pragma once

#include <string>
#include <vector>

#include "align/dictionaries.h"
#include "terminal/console.h"
#include "text/library_versions.h"

namespace awase {

/// Every library that this awase is linked with or compiled from, with its version.
std::vector<LibraryVersion> all_library_versions();

/// What `awase --version` prints: Awase's version, those of the libraries, and which
/// dictionaries it has.
std::string version_text(const Environment& environment);

/// Says the same with --verbose, before a command does its work.
void explain_parts(const Console& console, const Dictionaries& dictionaries);

}  // namespace awase
