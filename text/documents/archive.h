// SPDX-License-Identifier: Apache-2.0
//
// Zip archives, as documents come in them, read with bounds on what they may unpack to.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/zip_archive.h"

namespace awase {

/// What an archive may ask of its reader.
struct ArchiveLimits {
  std::size_t max_entries = 20'000;
  std::size_t max_entry_bytes = std::size_t{256} << 20;     ///< Of one file, unpacked.
  std::size_t max_unpacked_bytes = std::size_t{512} << 20;  ///< Of all that are read.
  /// Unpacked over packed bytes, for files above a megabyte.
  std::size_t max_ratio = kMostZipRatio;
};

/// True when `bytes` begin as zip archives do.
bool begins_like_zip(std::string_view bytes);

/// A zip archive in memory. Nothing is ever written to disk.
class Archive {
 public:
  /// `bytes` must outlive it; `name` begins the messages. Throws Error (input) when
  /// this is no complete archive, has too many entries, or one with a name that climbs
  /// out of it ("../x", "/x", "C:x").
  Archive(std::string_view bytes, std::string name, const ArchiveLimits& limits = {});
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  bool has(const std::string& path) const;

  /// The file at `path`, unpacked. Throws Error (input) when there is none, when it is
  /// encrypted or damaged, and when a limit is passed.
  std::string read(const std::string& path);

  /// "name: path", for messages on a file in the archive.
  std::string place(const std::string& path) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// `reference`, as a file of an archive names another one, from the root of the
/// archive: relative to the folder of `from`, `%20` and the like undone, "." and ".."
/// resolved, fragment and query dropped. Empty when it leads out of the archive.
std::string resolve_path(std::string_view from, std::string_view reference);

}  // namespace awase
