// SPDX-License-Identifier: Apache-2.0
//
// Where a command writes: no two outputs in one place, and none in the place of what is
// read.

#pragma once

#include <span>
#include <string>

namespace awase {

/// A file that a command reads or writes, and the option that names it.
struct NamedPlace {
  std::string option;  ///< "--dropped"; of an argument, what help calls it.
  std::string path;    ///< "-" for a standard stream; empty when none was given.
  /// Of an output: it may take the place of an input, because it does so only when all
  /// is read and written.
  bool may_replace_input = false;
};

/// Whether two outputs written to these paths would meet: by whatever spelling, links,
/// also ones that point nowhere yet, and hard links. Names that differ in case or in
/// Unicode normalization alone are one while neither file exists, because they are on
/// many file systems.
bool is_same_place(const std::string& one, const std::string& other);

/// Throws Error (usage) when two of `outputs` meet, or when one would take the place of
/// one of `inputs` and may not.
void check_output_places(std::span<const NamedPlace> outputs,
                         std::span<const NamedPlace> inputs);

}  // namespace awase
