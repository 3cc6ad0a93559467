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

/// "ja-en: 286,421 headwords of EDICT … in /usr/share/awase/ja-en.awd", a line for each
/// dictionary that awase finds; of one that cannot be used, what is wrong with it.
std::vector<std::string> dictionary_lines(const Dictionaries& dictionaries);

/// What `awase --version` prints: Awase's version, those of the libraries, and which
/// dictionaries it has.
std::string version_text(const Environment& environment);

/// Says the same with --verbose, before a command does its work.
void explain_parts(const Console& console, const Dictionaries& dictionaries);

}  // namespace awase
