// SPDX-License-Identifier: Apache-2.0
//
// Where the units go that are left out of a memory.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/file.h"
#include "tmx/write_tmx.h"

namespace awase {

/// Units that were left out, as TMX, each with the reason in its prop x-dropped.
class DroppedUnits {
 public:
  /// Writes to `path`; an empty one does nothing.
  DroppedUnits(const std::string& path, const WriteOptions& options);

  /// `unit` of a memory with that header; empty and one-sided units too.
  void add(TranslationUnit unit, const Header& header, std::string_view reason);

  /// Puts the file in place. `header` heads it when no unit was added.
  void commit(const Header& header);

 private:
  void start(const Header& header);

  WriteOptions options_;
  std::optional<OutputFile> file_;
  std::optional<TmxWriter> writer_;
};

}  // namespace awase
