// SPDX-License-Identifier: Apache-2.0
//
// Zip archives, which may be hostile, read file by file in constant memory.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "text/xml.h"

namespace awase {

/// Unpacked over packed bytes beyond which a file in a zip archive is refused.
/// Documents reach some 100, and so do tables of empty cells; deflate's best is 1032.
inline constexpr std::size_t kMostZipRatio = 500;

/// A zip archive that is read as a stream, for files of any size. What is read whole is
/// read by Archive (text/documents/archive.h).
class ZipArchive {
 public:
  /// Keeps what `source` gives in a temporary file, for a zip's contents stand at its
  /// end. Throws Error: input when it is no zip archive, unavailable without room.
  ZipArchive(XmlSource source, std::string name);

  /// Bytes of the archive as it lies there, packed.
  std::size_t packed_bytes() const;

  /// Whether there is a file of that name, "xl/workbook.xml".
  bool has(const std::string& path) const;

  /// Names of the files in it, in the order of the archive; folders are left out.
  std::vector<std::string> files() const;

  /// The bytes of a file, unpacked. Throws Error (input) when there is none; reading
  /// does when it is damaged, encrypted, or unpacks to far more than any text would.
  /// Several may be open at once.
  XmlSource open(const std::string& path) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace awase
