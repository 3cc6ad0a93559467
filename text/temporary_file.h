// SPDX-License-Identifier: Apache-2.0
//
// What does not fit into memory: files without a name in the folder for temporary ones.

#pragma once

#include <cstdio>
#include <memory>

namespace awase {

using TemporaryFile = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// A new empty file to write and read, in the folder that TMPDIR names, else in /tmp.
/// It has no name, so it is gone with its last descriptor, however the process ends.
/// Throws Error (unavailable) when there is no such folder, or no room in it.
TemporaryFile open_temporary_file();

/// Throws Error (unavailable) that says the folder for temporary files is full, or what
/// else error `error_number` of the system (errno) was.
[[noreturn]] void throw_temporary_file_error(int error_number);

}  // namespace awase
